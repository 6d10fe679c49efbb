#include "tests/core/scenario/followed.h"

namespace interleave::scenario {
namespace {

using test::followed;

constexpr const char* smokers = "cigarette-smokers";

class Pushers : public testing::TestWithParam<int> {};

TEST_P(Pushers, LetSomebodySmokeInEachRound) {
  const int rounds = GetParam();
  const followed run = test::follow(
      smokers, "pushers", test::with(smokers, {{"agent_ms", 0}, {"smoke_ms", 0}, {"rounds", rounds}}));
  EXPECT_TRUE(run.ended_by_itself);
  EXPECT_EQ(run.outcome, expectation::completed);
  EXPECT_EQ(run.counter("cigarettes"), rounds);
}

INSTANTIATE_TEST_SUITE_P(Rounds, Pushers, testing::Values(1, 3, 400));

TEST(NaiveSmokers, AllWaitForEver) {
  const followed run =
      test::follow(smokers, "naive", test::with(smokers, {{"agent_ms", 0}, {"smoke_ms", 0}}));
  EXPECT_FALSE(run.ended_by_itself);
  EXPECT_EQ(run.outcome, expectation::deadlock);
  EXPECT_GE(run.stuck, 4u) << "three smokers and the agent";
}

}  // namespace
}  // namespace interleave::scenario
