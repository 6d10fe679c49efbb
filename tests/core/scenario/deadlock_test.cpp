#include "core/scenario/registry.h"
#include "tests/core/scenario/followed.h"

#include <gtest/gtest.h>

#include <set>

namespace interleave::scenario {
namespace {

using test::follow;
using test::with;

class RightTransfer : public testing::TestWithParam<std::tuple<const char*, int>> {};

TEST_P(RightTransfer, KeepsAllTheMoney) {
  const auto [variant, tellers] = GetParam();
  constexpr int transfers = 8;
  const auto run = follow("deadlock", variant,
                          with("deadlock", {{"accounts", tellers == 2 ? 2 : 5},
                                            {"threads", tellers},
                                            {"transfers", transfers},
                                            {"pause_ms", 0}}));
  EXPECT_TRUE(run.ended_by_itself);
  EXPECT_EQ(run.outcome, expectation::completed);
  EXPECT_EQ(run.counter("transfers"), tellers * transfers);
  EXPECT_EQ(run.counters.count("total_money_error"), 1u);
  EXPECT_EQ(run.counter("total_money_error"), 0);
  EXPECT_TRUE(run.findings.empty()) << run.findings.front().text;
}

INSTANTIATE_TEST_SUITE_P(
    All, RightTransfer,
    testing::Combine(testing::Values("transfer-ordered", "transfer-scoped-lock", "transfer-try-lock-timeout",
                                     "transfer-one-big-lock"),
                     testing::Values(2, 6, 64)),
    [](const auto& of) { return test::test_name(std::get<0>(of.param), std::get<1>(of.param)); });

TEST(NaiveTransfer, GetsStuckInACircleOfTellersAndAccounts) {
  const auto run = follow("deadlock", "transfer-naive",
                          with("deadlock", {{"accounts", 3}, {"threads", 6}, {"pause_ms", 5}}));
  ASSERT_EQ(run.outcome, expectation::deadlock);
  EXPECT_GE(run.stuck, 2u);
  run.trace->read([](const recording::view& now) {
    const auto& names = now.analysis.known_names();
    for (const auto& edge : now.analysis.first_deadlock()->cycle) {
      EXPECT_TRUE(names.thread(edge.thread).starts_with("teller "));
      EXPECT_TRUE(names.object(edge.object).starts_with("account "));
    }
  });
}

TEST(OneBigLock, IsTheOnlyLockOfTheBank) {
  const auto run = follow("deadlock", "transfer-one-big-lock",
                          with("deadlock", {{"threads", 3}, {"transfers", 4}, {"pause_ms", 0}}));
  run.trace->read([](const recording::view& now) {
    std::set<std::string> locks;
    const auto& objects = now.analysis.head().objects;
    for (analysis::object_id id = 1; id < objects.size(); ++id) {
      if (objects[id].kind == trace::object_kind::mutex) locks.insert(now.analysis.known_names().object(id));
    }
    EXPECT_EQ(locks, std::set<std::string>{"bank"});
  });
}

// What a remedy promises is there, and is not itself one of the ways into the deadlock.
TEST(Remedies, AreRightVariantsOnePerCondition) {
  for (const char* const id : {"deadlock", "dining-philosophers"}) {
    const descriptor& of = *find(id);
    std::set<analysis::condition> against;
    for (const remedy& each : of.remedies) {
      against.insert(each.against);
      const variant* const way = of.find_variant(each.variant);
      ASSERT_NE(way, nullptr) << each.variant;
      EXPECT_EQ(way->expect, expectation::completed) << each.variant;
    }
    EXPECT_EQ(against.size(), analysis::condition_count) << id;
    EXPECT_EQ(of.remedies.size(), analysis::condition_count) << id;
  }
}

class Ring : public testing::TestWithParam<int> {};

TEST_P(Ring, ClosesThroughEverybody) {
  const auto accounts = static_cast<std::size_t>(GetParam());
  const auto run = follow("deadlock", "ring", with("deadlock", {{"accounts", GetParam()}, {"pause_ms", 10}}));
  ASSERT_EQ(run.outcome, expectation::deadlock);
  run.trace->read([&](const recording::view& now) {
    std::set<analysis::object_id> locks;
    for (const auto& edge : now.analysis.first_deadlock()->cycle) locks.insert(edge.object);
    EXPECT_EQ(locks.size(), accounts);
  });
}

INSTANTIATE_TEST_SUITE_P(Accounts, Ring, testing::Values(2, 3, 6));

}  // namespace
}  // namespace interleave::scenario
