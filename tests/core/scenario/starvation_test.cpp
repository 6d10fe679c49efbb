#include "core/scenario/registry.h"
#include "tests/core/scenario/followed.h"

#include <gtest/gtest.h>

namespace interleave::scenario {
namespace {

using test::follow;
using test::with;

class Counter : public testing::TestWithParam<std::tuple<const char*, int>> {};

// A bounded run ends in either variant: once the greedy have gone, the patient are served.
TEST_P(Counter, ServesEverybodyInTheEnd) {
  const auto [variant, customers] = GetParam();
  constexpr int turns = 5;
  const auto run =
      follow("starvation", variant,
             with("starvation", {{"threads", customers}, {"turns", turns}, {"greed", 50}, {"serve_ms", 0}}));
  EXPECT_TRUE(run.ended_by_itself);
  EXPECT_EQ(run.outcome, expectation::completed);
  EXPECT_EQ(run.counter("turns"), customers * turns);
  run.trace->read([&](const recording::view& now) {
    for (const auto& thread : now.analysis.head().threads) {
      if (thread.tallies.empty()) continue;
      EXPECT_EQ(thread.tallies.front().value, turns);
    }
  });
}

INSTANTIATE_TEST_SUITE_P(All, Counter,
                         testing::Combine(testing::Values("fair", "unfair"), testing::Values(2, 6, 64)),
                         [](const auto& of) {
                           return test::test_name(std::get<0>(of.param), std::get<1>(of.param));
                         });

TEST(Unfair, StarvesThePatient) {
  const auto run =
      follow("starvation", "unfair", with("starvation", {{"threads", 4}, {"greed", 50}, {"serve_ms", 2}}));
  ASSERT_EQ(run.outcome, expectation::starvation);
  const auto& finding = run.findings.front();
  EXPECT_EQ(finding.kind, analysis::finding_kind::starvation);
  run.trace->read([&](const recording::view& now) {
    const std::string name = now.analysis.known_names().thread(finding.thread);
    EXPECT_TRUE(name == "customer 3" || name == "customer 4") << name;
  });
}

}  // namespace
}  // namespace interleave::scenario
