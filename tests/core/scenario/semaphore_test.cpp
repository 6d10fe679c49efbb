#include "tests/core/scenario/followed.h"

namespace interleave::scenario::test {
namespace {

settings quick(int cars, int permits, int visits) {
  return with("semaphore",
              {{"threads", cars}, {"permits", permits}, {"visits", visits}, {"stay_ms", 0}, {"away_ms", 0}});
}

class RightSemaphore : public testing::TestWithParam<std::tuple<const char*, int>> {};

TEST_P(RightSemaphore, NeverLetsInMoreThanThePermits) {
  const auto [variant, cars] = GetParam();
  constexpr int visits = 20;
  constexpr int permits = 3;
  const auto came_to = follow("semaphore", variant, quick(cars, permits, visits));
  EXPECT_TRUE(came_to.ended_by_itself);
  EXPECT_EQ(came_to.outcome, expectation::completed);
  EXPECT_EQ(came_to.counter("parked"), cars * visits);
  EXPECT_GE(came_to.counter("high_water"), 1);
  EXPECT_LE(came_to.counter("high_water"), permits);
}

INSTANTIATE_TEST_SUITE_P(All, RightSemaphore,
                         testing::Combine(testing::Values("counting", "binary"), testing::Values(1, 2, 64)),
                         [](const auto& of) {
                           return test_name(std::get<0>(of.param), std::get<1>(of.param));
                         });

class LeakySemaphore : public testing::TestWithParam<int> {};

TEST_P(LeakySemaphore, EndsWithAnEmptyCarParkAndEverybodyWaiting) {
  constexpr int permits = 3;
  const auto came_to = follow("semaphore", "leaky", quick(GetParam(), permits, 0));
  EXPECT_EQ(came_to.outcome, expectation::deadlock);
  EXPECT_EQ(came_to.counter("lost_permits"), permits);
  EXPECT_LE(came_to.counter("high_water"), permits);
  EXPECT_EQ(came_to.stuck, static_cast<std::size_t>(GetParam() + 1)) << "all, and the one who joins them";
}

INSTANTIATE_TEST_SUITE_P(Cars, LeakySemaphore, testing::Values(2, 10, 64));

}  // namespace
}  // namespace interleave::scenario::test
