#include "tests/core/scenario/followed.h"

namespace interleave::scenario::test {
namespace {

class RightBarrier : public testing::TestWithParam<std::tuple<const char*, int>> {};

TEST_P(RightBarrier, LetsNobodyReadAnOldValue) {
  const auto [variant, threads] = GetParam();
  constexpr int phases = 30;
  const auto came_to =
      follow("barrier", variant, with("barrier", {{"threads", threads}, {"phases", phases}, {"skew_ms", 0}}));
  EXPECT_TRUE(came_to.ended_by_itself);
  EXPECT_EQ(came_to.outcome, expectation::completed);
  EXPECT_EQ(came_to.counter("phases"), threads * phases);
}

INSTANTIATE_TEST_SUITE_P(All, RightBarrier,
                         testing::Combine(testing::Values("barrier", "latch"), testing::Values(2, 7, 64)),
                         [](const auto& of) {
                           return test_name(std::get<0>(of.param), std::get<1>(of.param));
                         });

class NoBarrier : public testing::TestWithParam<int> {};

TEST_P(NoBarrier, LetsSomebodyReadAnOldValue) {
  const auto came_to =
      follow("barrier", "none", with("barrier", {{"threads", GetParam()}, {"phases", 1000}, {"skew_ms", 5}}));
  EXPECT_EQ(came_to.outcome, expectation::violation);
  EXPECT_EQ(came_to.findings.front().kind, analysis::finding_kind::violation);
}

INSTANTIATE_TEST_SUITE_P(Threads, NoBarrier, testing::Values(2, 64));

}  // namespace
}  // namespace interleave::scenario::test
