#include "core/os/real_time.h"
#include "core/scenario/registry.h"
#include "tests/core/scenario/followed.h"

#include <gtest/gtest.h>

namespace interleave::scenario {
namespace {

using test::follow;
using test::with;

class PriorityInversion : public testing::TestWithParam<const char*> {};

TEST_P(PriorityInversion, LetsAllThreadsFinish) {
  constexpr int rounds = 3;
  const auto run = follow(
      "priority-inversion", GetParam(),
      with("priority-inversion", {{"rounds", rounds}, {"middle_ms", 20}, {"low_ms", 2}, {"rest_ms", 10}}));
  EXPECT_TRUE(run.ended_by_itself);
  EXPECT_EQ(run.outcome, expectation::completed);
  EXPECT_EQ(run.counter("rounds"), rounds);
  if (os::real_time_is_permitted(30)) {
    EXPECT_EQ(run.counter("overtaken"), std::string_view(GetParam()) == "inversion" ? rounds : 0);
  }
}

INSTANTIATE_TEST_SUITE_P(All, PriorityInversion, testing::Values("inversion", "inheritance"),
                         [](const auto& of) { return std::string(of.param); });

}  // namespace
}  // namespace interleave::scenario
