#include "tests/core/scenario/followed.h"

namespace interleave::scenario::test {
namespace {

settings quick(int producers, int consumers, int capacity, int items) {
  return with("monitor", {{"producers", producers},
                          {"consumers", consumers},
                          {"capacity", capacity},
                          {"items", items},
                          {"produce_ms", 0},
                          {"consume_ms", 0},
                          {"inside_ms", 0}});
}

class RightMonitor : public testing::TestWithParam<std::tuple<const char*, int>> {};

TEST_P(RightMonitor, LosesAndDoublesNothing) {
  const auto [variant, threads] = GetParam();
  constexpr int items = 30;
  const auto came_to = follow("monitor", variant, quick(threads / 2, threads / 2, 3, items));
  EXPECT_TRUE(came_to.ended_by_itself);
  EXPECT_EQ(came_to.outcome, expectation::completed);
  EXPECT_EQ(came_to.counter("produced"), threads / 2 * items);
  EXPECT_EQ(came_to.counter("consumed"), threads / 2 * items);
  EXPECT_EQ(came_to.counter("in_buffer"), 0);
  EXPECT_EQ(came_to.counter("dropped"), 0);
}

INSTANTIATE_TEST_SUITE_P(All, RightMonitor,
                         testing::Combine(testing::Values("while-wait", "notify-all"),
                                          testing::Values(2, 7, 64)),
                         [](const auto& of) {
                           return test_name(std::get<0>(of.param), std::get<1>(of.param));
                         });

TEST(Monitor, SharesItemsOutWhenTheyDoNotDivide) {
  const auto came_to = follow("monitor", "while-wait", quick(3, 4, 2, 3));
  EXPECT_TRUE(came_to.ended_by_itself);
  EXPECT_EQ(came_to.counter("consumed"), 9);
}

class IfWait : public testing::TestWithParam<int> {};

TEST_P(IfWait, PutsOrTakesWhereItMustNot) {
  settings values = quick(GetParam(), GetParam(), 1, 0);
  values.set("inside_ms", 1);
  const auto came_to = follow("monitor", "if-wait", values);
  EXPECT_EQ(came_to.outcome, expectation::violation);
  EXPECT_GE(came_to.counter("stolen_wakeups"), 1);
  EXPECT_EQ(came_to.counter("produced"), came_to.counter("consumed") + came_to.counter("in_buffer"));
}

INSTANTIATE_TEST_SUITE_P(Teams, IfWait, testing::Values(2, 4, 32));

class LostWakeup : public testing::TestWithParam<int> {};

TEST_P(LostWakeup, LeavesEverybodyWaiting) {
  settings values = quick(GetParam(), GetParam(), 1, 0);
  values.set("produce_ms", 3);
  values.set("consume_ms", 6);
  values.set("inside_ms", 1);
  const auto came_to = follow("monitor", "lost-wakeup", values);
  EXPECT_EQ(came_to.outcome, expectation::deadlock);
  EXPECT_EQ(came_to.stuck, static_cast<std::size_t>(2 * GetParam() + 1)) << "all, and the one who joins them";
  EXPECT_EQ(came_to.counter("produced"), came_to.counter("consumed") + came_to.counter("in_buffer"));
}

INSTANTIATE_TEST_SUITE_P(Teams, LostWakeup, testing::Values(2, 3, 4));

}  // namespace
}  // namespace interleave::scenario::test
