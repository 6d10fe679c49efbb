#include "tests/core/scenario/followed.h"

namespace interleave::scenario::test {
namespace {

constexpr int rounds = 10;

settings quick(int threads) {
  return with("mutex", {{"threads", threads}, {"rounds", rounds}, {"hold_ms", 0}, {"think_ms", 0}});
}

class RightMutex : public testing::TestWithParam<std::tuple<const char*, int>> {};

TEST_P(RightMutex, LetsInOneAtATime) {
  const auto [variant, threads] = GetParam();
  const auto came_to = follow("mutex", variant, quick(threads));
  EXPECT_TRUE(came_to.ended_by_itself);
  EXPECT_EQ(came_to.outcome, expectation::completed);
  EXPECT_EQ(came_to.counter("acquisitions"), threads * rounds);
  EXPECT_GE(came_to.counter("handovers"), threads - 1);
  EXPECT_LT(came_to.counter("handovers"), threads * rounds);
}

INSTANTIATE_TEST_SUITE_P(
    All, RightMutex,
    testing::Combine(testing::Values("std-mutex", "spin", "ticket", "recursive", "try-lock"),
                     testing::Values(1, 2, 64)),
    [](const auto& of) { return test_name(std::get<0>(of.param), std::get<1>(of.param)); });

// The owners of an object, in order.
std::vector<trace::thread_id> owners_of(const recording::view& now, const std::string& object) {
  std::vector<trace::thread_id> owners;
  for (std::size_t i = 0; i < now.records.size(); ++i) {
    const trace::record& each = now.records[i];
    if (each.what == trace::kind::acquired && now.analysis.known_names().object(each.object) == object)
      owners.push_back(static_cast<trace::thread_id>(each.thread));
  }
  return owners;
}

class HomeMadeLock : public testing::TestWithParam<const char*> {};

TEST_P(HomeMadeLock, ShowsItsOwner) {
  const auto came_to = follow("mutex", GetParam(), quick(3));
  came_to.trace->read([](const recording::view& now) {
    EXPECT_EQ(owners_of(now, "lock").size(), static_cast<std::size_t>(3 * rounds));
  });
}

INSTANTIATE_TEST_SUITE_P(All, HomeMadeLock, testing::Values("spin", "ticket"));

TEST(TicketLock, ServesInTheOrderOfTickets) {
  const auto came_to = follow("mutex", "ticket", quick(4));
  came_to.trace->read([](const recording::view& now) {
    std::map<std::int64_t, trace::thread_id> drawn;  // by ticket
    for (std::size_t i = 0; i < now.records.size(); ++i) {
      const trace::record& each = now.records[i];
      if (each.what == trace::kind::noted)
        drawn[static_cast<std::int64_t>(each.argument)] = static_cast<trace::thread_id>(each.thread);
    }
    std::vector<trace::thread_id> in_order;
    for (const auto& [ticket, thread] : drawn) in_order.push_back(thread);
    EXPECT_EQ(owners_of(now, "lock"), in_order);
  });
}

TEST(RecursiveMutex, IsLockedTwiceARound) {
  const auto came_to = follow("mutex", "recursive", quick(2));
  came_to.trace->read([](const recording::view& now) {
    EXPECT_EQ(owners_of(now, "lock").size(), static_cast<std::size_t>(2 * 2 * rounds));
  });
}

}  // namespace
}  // namespace interleave::scenario::test
