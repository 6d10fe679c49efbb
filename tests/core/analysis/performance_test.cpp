#include "core/analysis/performance.h"

#include "tests/core/analysis/trace_builder.h"

#include <gtest/gtest.h>

namespace interleave::analysis {
namespace {

constexpr literal_id meals = 9;
constexpr literal_id also_meals = 10;  // the same word, counted on another line
constexpr literal_id steps = 11;

const tells_progress is_meals = [](literal_id id) { return id == meals || id == also_meals; };

class Performance : public testing::Test {
 protected:
  Performance() {
    known.threads = {"", "main", "reader 1", "reader 2", "writer 1"};
    for (thread_id i = 1; i <= 4; ++i) t.thread(i);
  }
  performance measured(std::set<std::string> groups = {}) {
    const state at = t.reduced();
    groups.merge(groups_with_progress(at, known, is_meals));
    return performance_of(at, known, is_meals, groups, t.now);
  }

  trace_builder t;
  names known;
};

TEST_F(Performance, KnowsNothingBeforeAnythingIsCounted) {
  const performance now = measured();
  EXPECT_FALSE(now.per_second);
  EXPECT_FALSE(now.fairness);
  EXPECT_FALSE(now.switches);
  EXPECT_EQ(now.waiter, 0);
}

TEST_F(Performance, CountsProgressUnderAllItsLiterals) {
  t.counts(2, meals);
  t.counts(3, also_meals);
  t.counts(3, steps, 50);
  t.now = 500'000'000;
  EXPECT_EQ(measured().done, 2);
  EXPECT_DOUBLE_EQ(*measured().per_second, 4.0);
  EXPECT_DOUBLE_EQ(*measured().fairness, 1.0);
}

TEST_F(Performance, CountsWhoStarvesWhereTheOtherRunFedThem) {
  t.counts(2, meals);
  t.counts(3, meals);
  EXPECT_DOUBLE_EQ(*measured().fairness, 1.0);
  EXPECT_DOUBLE_EQ(*measured({"writer "}).fairness, 2.0 / 3);
}

TEST_F(Performance, TellsTheLongestWaitOfThoseWithANumber) {
  const auto lock = t.mutex("m");
  t.waits(1, trace_builder::as_object(2));  // main joins
  t.lock(2, lock);
  t.waits(3, lock);
  t.pass(1'000'000);
  EXPECT_EQ(measured().waiter, 3);
  EXPECT_EQ(measured().longest_wait, 1'000'000u);
  t.unlock(2, lock);
  t.gets(3, lock);
  t.waits(4, lock);
  EXPECT_EQ(measured().waiter, 3) << "the one that is over was longer";
}

TEST_F(Performance, CountsSwitchesWhereTheyAreExact) {
  t.counts(2, meals, 2);
  t.add(trace::kind::switched_in, 2);
  t.add(trace::kind::switched_out, 2);
  t.add(trace::kind::switched_in, 3);
  t.add(trace::kind::switched_out, 3, 0, 0, trace::flag::preempted);
  EXPECT_EQ(measured().switches, 2.0);
  EXPECT_EQ(measured().switches_each, 1.0);
}

}  // namespace
}  // namespace interleave::analysis
