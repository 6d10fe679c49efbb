#include "tests/core/explore/lock_cases.h"

#include "core/analysis/analyser.h"
#include "core/explore/confirm.h"
#include "core/explore/warnings.h"
#include "core/scenario/registry.h"
#include "core/scenario/settings.h"
#include "core/schedule/default_policy.h"
#include "core/schedule/following.h"
#include "core/schedule/schedule_string.h"
#include "core/schedule/strands.h"
#include "tests/core/sync/recorded_run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace interleave {
namespace {

using analysis::certainty;
using analysis::finding_kind;
using explore::circle_link;
using test::lock_case;
using test::lock_cases;
using test::turns;

// A run, and what its trace means so far.
class analysed_run {
 public:
  explicit analysed_run(schedule::controller* decides = nullptr) : run(decides) {}

  void look() {
    const auto all = run.records();
    records_.append(std::span(all).subspan(records_.size()));
    reads.catch_up();
  }
  [[nodiscard]] std::vector<analysis::finding> of_kind(finding_kind kind) const {
    std::vector<analysis::finding> result;
    std::ranges::copy_if(reads.findings(), std::back_inserter(result),
                         [kind](const auto& each) { return each.kind == kind; });
    return result;
  }

  test::recorded_run run;

 private:
  trace::store records_{std::size_t{1} << 22};

 public:
  analysis::analyser reads{records_, trace::dictionary::of_this_program(), {}};
};

explore::backend where_it_runs() {
  return *schedule::why_no_fibers() == '\0' ? explore::backend::fibers : explore::backend::threads;
}

std::vector<std::vector<circle_link>> circles_of(const analysed_run& of) {
  std::vector<std::vector<circle_link>> all;
  for (const auto& each : of.reads.possible_deadlocks())
    all.push_back(explore::named(each, of.reads.known_names()));
  return all;
}

void expect_right(const analysed_run& run, const lock_case& of) {
  const auto warnings = run.of_kind(finding_kind::lock_order);
  EXPECT_EQ(warnings.size(), of.can_deadlock ? 1u : 0u);
  for (const auto& each : warnings) EXPECT_EQ(each.how_sure, certainty::predicted) << each.text;
  EXPECT_TRUE(run.of_kind(finding_kind::deadlock).empty());
  EXPECT_EQ(run.reads.possible_deadlocks().size(), warnings.size());
}

class ten_lock_cases : public testing::TestWithParam<lock_case> {};
INSTANTIATE_TEST_SUITE_P(locks, ten_lock_cases, testing::ValuesIn(lock_cases().begin(), lock_cases().end()),
                         [](const auto& each) { return std::string(each.param.name); });

TEST_P(ten_lock_cases, are_told_from_a_free_run_that_gets_through) {
  analysed_run it;
  turns order(true);
  it.run.run([&] { GetParam().body(order); });
  it.look();
  expect_right(it, GetParam());
}

// Threads of the system, one after the other by the default policy.
TEST_P(ten_lock_cases, are_told_from_a_controlled_run_that_gets_through) {
  schedule::engine conducts({.on = schedule::make_threads(false)});
  schedule::following by;
  analysed_run it(&conducts);
  conducts.begin(it.run.rules, by);
  turns order(false);
  it.run.run([&] { GetParam().body(order); });
  ASSERT_EQ(conducts.how(), schedule::ending::completed);
  it.look();
  expect_right(it, GetParam());
}

TEST_P(ten_lock_cases, are_confirmed_by_a_directed_search) {
  analysed_run it;
  turns order(true);
  it.run.run([&] { GetParam().body(order); });
  it.look();
  turns any(false);
  const explore::program what = [&] { GetParam().body(any); };
  const explore::backend on = where_it_runs();
  for (const auto& circle : circles_of(it)) {
    const auto found = explore::confirm(what, circle, {.on = on});
    ASSERT_EQ(found.how_sure, certainty::confirmed) << found.text();
    EXPECT_LE(found.schedules, 20u);
    RecordProperty("schedules", static_cast<int>(found.schedules));
    explore::executor executes({.on = explore::backend::threads});
    schedule::following again(found.decisions);
    EXPECT_NE(executes.run(what, again), schedule::ending::completed);
    EXPECT_EQ(executes.hash(), found.told.hash);
  }
}

TEST(lock_cases, the_tenth_is_a_deadlock_and_is_reported_while_the_run_stands) {
  analysed_run it;
  turns order(true);
  it.run.start([&] { test::a_deadlock_that_happens(order); });
  while (!it.reads.first_deadlock()) {
    it.look();
    std::this_thread::yield();
  }
  EXPECT_EQ(it.reads.first_deadlock()->cycle.size(), 2u);
  EXPECT_TRUE(it.of_kind(finding_kind::lock_order).empty()) << "it did happen: no need to warn of it";
  ASSERT_EQ(it.of_kind(finding_kind::deadlock).size(), 1u);
  EXPECT_EQ(it.of_kind(finding_kind::deadlock).front().how_sure, certainty::observed);
  it.run.rules.cancel();
  it.run.finish();
}

TEST(lock_cases, what_no_schedule_leads_to_is_infeasible) {
  analysed_run it;
  turns order(true);
  it.run.run([&] { test::kept_apart_by_a_signal(order); });
  it.look();
  ASSERT_EQ(circles_of(it).size(), 1u) << "what a permit orders in this run is not known to be so in all";
  turns any(false);
  const explore::program what = [&] { test::kept_apart_by_a_signal(any); };
  const auto found = explore::confirm(what, circles_of(it).front(), {.on = explore::backend::threads});
  EXPECT_EQ(found.how_sure, certainty::infeasible) << found.text();
  EXPECT_TRUE(found.text().starts_with("infeasible within the bound: none of ")) << found.text();
  const auto cut_short =
      explore::confirm(what, circles_of(it).front(), {.max_schedules = 1, .on = explore::backend::threads});
  EXPECT_EQ(cut_short.how_sure, certainty::predicted);
  EXPECT_EQ(cut_short.text(), "predicted: not confirmed in 1 schedule");
}

// Small enough for a search: what the catalogue's philosophers are warned of is looked for, too.
TEST(lock_cases, a_scenarios_warning_is_confirmed_with_a_schedule) {
  const scenario::descriptor& of = *scenario::find("dining-philosophers");
  scenario::settings values(of);
  values.set("meals", 1);
  values.set("philosophers", 3);
  for (const char* none : {"think_ms", "eat_ms", "pause_ms"}) values.set(none, 0);
  const auto found = explore::warnings_of(of, *of.find_variant("naive"), values, {.on = where_it_runs()});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found.front().circle.size(), 3u);
  EXPECT_EQ(found.front().became.how_sure, certainty::confirmed) << found.front().became.text();
  const auto schedule = schedule::schedule_string::parse(found.front().schedule);
  explore::executor executes({.on = explore::backend::threads});
  schedule::replaying again(schedule.deviations);
  EXPECT_EQ(executes.run(explore::program_of(*of.find_variant("naive"), values), again),
            schedule::ending::deadlock);
  EXPECT_TRUE(explore::warnings_of(of, *of.find_variant("ordered"), values, {.on = where_it_runs()}).empty());
  const auto stop = [] { return true; };
  EXPECT_TRUE(
      explore::warnings_of(of, *of.find_variant("naive"), values, {.on = where_it_runs(), .stop = stop})
          .empty());
  const auto stopped = explore::confirm(explore::program_of(*of.find_variant("naive"), values),
                                        found.front().circle, {.on = where_it_runs(), .stop = stop});
  EXPECT_EQ(stopped.how_sure, certainty::predicted);
}

}  // namespace
}  // namespace interleave
