#include "core/scenario/registry.h"
#include "tests/core/scenario/followed.h"

#include <gtest/gtest.h>

namespace interleave::scenario {
namespace {

using test::follow;
using test::with;

class Walkers : public testing::TestWithParam<int> {};

TEST_P(Walkers, PassWhereChanceDecides) {
  constexpr int meetings = 10;
  const auto run =
      follow("livelock", "random-back-off",
             with("livelock", {{"threads", GetParam()}, {"meetings", meetings}, {"step_ms", 0}}));
  EXPECT_TRUE(run.ended_by_itself);
  EXPECT_EQ(run.outcome, expectation::completed);
  EXPECT_EQ(run.counter("passed"), GetParam() * meetings);
}

TEST_P(Walkers, NeverPassWhereAllStepAside) {
  const auto run =
      follow("livelock", "corridor", with("livelock", {{"threads", GetParam()}, {"step_ms", 10}}));
  EXPECT_EQ(run.outcome, expectation::livelock);
  EXPECT_EQ(run.counter("passed"), 0);
  EXPECT_GE(run.counter("steps"), 2 * 5);
}

INSTANTIATE_TEST_SUITE_P(All, Walkers, testing::Values(2, 4, 64));

}  // namespace
}  // namespace interleave::scenario
