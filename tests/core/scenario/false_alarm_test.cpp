// A deadlock must never be reported where there is none: thousands of short runs of the right variants, at
// full speed, so that the threads collide as often as they can.

#include "core/scenario/registry.h"
#include "core/scenario/run.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace interleave::scenario {
namespace {

#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
constexpr int runs_each = 60;
#else
constexpr int runs_each = 1430;  // seven variants: 10,010 runs
#endif

class FalseAlarm : public testing::TestWithParam<const char*> {};

TEST_P(FalseAlarm, IsNeverRaised) {
  const descriptor& dining = *find("dining-philosophers");
  settings values(dining);
  values.set("meals", 4);
  values.set("think_ms", 0);
  values.set("eat_ms", 0);
  values.set("pause_ms", 0);
  for (int i = 0; i < runs_each; ++i) {
    values.set("philosophers", 2 + i % 5);
    run dinner(dining, GetParam(), values, {.seed = static_cast<std::uint64_t>(i)});
    ASSERT_TRUE(dinner.wait_until(std::chrono::steady_clock::now() + std::chrono::minutes(2))) << "run " << i;
    ASSERT_EQ(dinner.fault(), "") << "run " << i;
    dinner.trace()->read([&](const recording::view& now) {
      ASSERT_FALSE(now.analysis.first_deadlock().has_value()) << "run " << i;
      ASSERT_EQ(outcome_of(now.analysis), expectation::completed) << "run " << i;
    });
  }
}

INSTANTIATE_TEST_SUITE_P(Variants, FalseAlarm,
                         testing::Values("ordered", "waiter", "monitor", "chandy-misra", "try-lock-back-off",
                                         "scoped-lock", "one-big-lock"),
                         [](const auto& of) {
                           std::string name = of.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace interleave::scenario
