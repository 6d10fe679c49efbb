#include "core/scenario/registry.h"
#include "tests/core/scenario/followed.h"

#include <gtest/gtest.h>

namespace interleave::scenario {
namespace {

using test::follow;
using test::with;

class LockContention : public testing::TestWithParam<std::tuple<const char*, int>> {};

// 1, 2, 4, … threads and at last all, the same operations each time; the scenario checks that none is lost.
TEST_P(LockContention, CountsEveryOperationOfEachStep) {
  const auto [variant, threads] = GetParam();
  constexpr int operations = 300;
  const auto run =
      follow("lock-contention", variant,
             with("lock-contention", {{"threads", threads}, {"operations", operations}, {"section_us", 1}}));
  EXPECT_TRUE(run.ended_by_itself);
  EXPECT_EQ(run.outcome, expectation::completed);
  int steps = 1;
  for (int n = 1; n < threads; n *= 2) ++steps;
  EXPECT_EQ(run.counter("operations"), steps * operations);
}

INSTANTIATE_TEST_SUITE_P(All, LockContention,
                         testing::Combine(testing::Values("one-lock", "sharded", "reader-lock", "atomic",
                                                          "thread-local", "no-sharing"),
                                          testing::Values(1, 2, 7, 64)),
                         [](const auto& of) {
                           return test::test_name(std::get<0>(of.param), std::get<1>(of.param));
                         });

TEST(LockContentionCurve, TellsWhereEachStepBeginsAndEnds) {
  const auto run = follow("lock-contention", "one-lock",
                          with("lock-contention", {{"threads", 6}, {"operations", 100}, {"section_us", 0}}));
  std::vector<std::pair<std::string, std::uint64_t>> notes;
  run.trace->read([&](const recording::view& now) {
    for (std::size_t i = 0; i < now.records.size(); ++i) {
      const trace::record& each = now.records[i];
      if (each.what == trace::kind::noted)
        notes.emplace_back(now.dictionary.text(each.object), each.argument);
    }
  });
  const std::vector<std::pair<std::string, std::uint64_t>> expected{
      {"threads", 1}, {"operations", 100}, {"threads", 2}, {"operations", 100},
      {"threads", 4}, {"operations", 100}, {"threads", 6}, {"operations", 100}};
  EXPECT_EQ(notes, expected);
}

}  // namespace
}  // namespace interleave::scenario
