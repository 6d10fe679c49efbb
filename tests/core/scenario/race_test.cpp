#include "tests/core/scenario/followed.h"

namespace interleave::scenario::test {
namespace {

class RightRace : public testing::TestWithParam<std::tuple<const char*, int>> {};

TEST_P(RightRace, LosesNoUpdate) {
  const auto [variant, threads] = GetParam();
  const auto came_to =
      follow("race", variant,
             with("race", {{"threads", threads}, {"increments", 50}, {"window_ms", 0}, {"pause_ms", 0}}));
  EXPECT_TRUE(came_to.ended_by_itself);
  EXPECT_EQ(came_to.outcome, expectation::completed);
  EXPECT_EQ(came_to.counter("expected"), threads * 50);
  EXPECT_EQ(came_to.counter("actual"), threads * 50);
  EXPECT_EQ(came_to.counter("lost_updates"), 0);
}

INSTANTIATE_TEST_SUITE_P(All, RightRace,
                         testing::Combine(testing::Values("mutex", "atomic", "thread-local-merge"),
                                          testing::Values(1, 2, 64)),
                         [](const auto& of) {
                           return test_name(std::get<0>(of.param), std::get<1>(of.param));
                         });

class UnprotectedRace : public testing::TestWithParam<int> {};

TEST_P(UnprotectedRace, IsCaughtAtTheStoreThatOverwrites) {
  const auto came_to =
      follow("race", "unprotected", with("race", {{"threads", GetParam()}, {"increments", 10000}}));
  EXPECT_EQ(came_to.outcome, expectation::violation);
  came_to.trace->read([&](const recording::view& now) {
    ASSERT_FALSE(came_to.findings.empty());
    const analysis::finding& first = came_to.findings.front();
    const trace::record& broken = now.records[first.position];
    ASSERT_EQ(broken.what, trace::kind::violated);
    // Its own last two steps on the counter are a load of some number and the store of the next one, and what
    // that overwrote was stored by somebody else.
    std::vector<trace::record> own;
    std::vector<std::int64_t> stored_by_others;
    for (std::size_t i = 0; i < now.records.size(); ++i) {
      const trace::record& each = now.records[i];
      const bool is_store = each.what == trace::kind::exchanged;
      if (each.thread == broken.thread && i < first.position &&
          (is_store || each.what == trace::kind::loaded))
        own.push_back(each);
      if (each.thread != broken.thread && is_store)
        stored_by_others.push_back(static_cast<std::int64_t>(each.argument));
    }
    ASSERT_GE(own.size(), 2u);
    const trace::record& load = own[own.size() - 2];
    const trace::record& store = own.back();
    EXPECT_EQ(load.what, trace::kind::loaded);
    EXPECT_EQ(store.what, trace::kind::exchanged);
    EXPECT_EQ(store.argument, load.argument + 1);
    const auto overwritten = static_cast<std::int64_t>(load.argument + broken.argument);
    EXPECT_NE(std::find(stored_by_others.begin(), stored_by_others.end(), overwritten),
              stored_by_others.end());
  });
}

INSTANTIATE_TEST_SUITE_P(Threads, UnprotectedRace, testing::Values(2, 4, 64));

TEST(Race, AccountsForEveryUpdate) {
  run adding(*find("race"), "unprotected", with("race", {{"increments", 30}}), {});
  while (!adding.wait_until(std::chrono::steady_clock::now() + std::chrono::milliseconds(50))) {
  }
  adding.trace()->read([](const recording::view& now) {
    std::map<std::string, std::int64_t> counters;
    for (const auto& each : now.analysis.head().tallies)
      counters[now.dictionary.text(each.name)] = each.value;
    EXPECT_EQ(counters["expected"], 4 * 30);
    EXPECT_EQ(counters["lost_updates"], counters["expected"] - counters["actual"]);
  });
}

}  // namespace
}  // namespace interleave::scenario::test
