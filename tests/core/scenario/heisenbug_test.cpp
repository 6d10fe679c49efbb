#include "core/scenario/registry.h"
#include "tests/core/scenario/followed.h"

#include <gtest/gtest.h>

namespace interleave::scenario {
namespace {

using test::follow;
using test::with;

TEST(Heisenbug, IsGoneWhereTheAdditionIsOneStep) {
  const auto run = follow("heisenbug", "fixed", with("heisenbug", {{"runs", 300}}));
  EXPECT_TRUE(run.ended_by_itself);
  EXPECT_EQ(run.outcome, expectation::completed);
  EXPECT_EQ(run.counter("runs"), 300);
  EXPECT_EQ(run.counters.count("failed"), 1u);
  EXPECT_EQ(run.counter("failed"), 0);
}

// A window wider than the other work: followed until it is hit.
TEST(Heisenbug, ShowsItselfInTheEnd) {
  const auto run =
      follow("heisenbug", "rare-race", with("heisenbug", {{"runs", 10000}, {"window_us", 1000}}));
  EXPECT_EQ(run.outcome, expectation::violation);
  EXPECT_GE(run.counter("failed"), 1);
  EXPECT_LE(run.counter("failed"), run.counter("runs"));
}

}  // namespace
}  // namespace interleave::scenario
