#include "core/scenario/registry.h"
#include "tests/core/scenario/followed.h"

#include <gtest/gtest.h>

namespace interleave::scenario {
namespace {

using test::follow;
using test::with;

class FalseSharing : public testing::TestWithParam<std::tuple<const char*, int>> {};

TEST_P(FalseSharing, LosesNoIncrement) {
  const auto [variant, threads] = GetParam();
  const auto run =
      follow("false-sharing", variant, with("false-sharing", {{"threads", threads}, {"batches", 2}}));
  EXPECT_TRUE(run.ended_by_itself);
  EXPECT_EQ(run.outcome, expectation::completed);
  EXPECT_EQ(run.counter("increments"), threads * 200'000);
}

INSTANTIATE_TEST_SUITE_P(All, FalseSharing,
                         testing::Combine(testing::Values("packed", "padded"), testing::Values(1, 2, 64)),
                         [](const auto& of) {
                           return test::test_name(std::get<0>(of.param), std::get<1>(of.param));
                         });

}  // namespace
}  // namespace interleave::scenario
