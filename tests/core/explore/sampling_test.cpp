#include "core/explore/sampling.h"

#include "core/scenario/registry.h"
#include "core/sync/sync.h"

#include <gtest/gtest.h>

#include <set>
#include <thread>

namespace interleave::explore {
namespace {

using namespace std::chrono_literals;
using scenario::descriptor;
using scenario::expectation;
using scenario::settings;
using scenario::variant;

// Two threads take two locks in opposite orders: each has its first one before any asks for its second.
void crossed(const settings&) {
  sync::mutex left("left");
  sync::mutex right("right");
  sync::barrier both("both", 2);
  sync::thread other("other", [&] {
    sync::lock_guard first(left);
    both.arrive_and_wait();
    sync::lock_guard second(right);
  });
  sync::lock_guard first(right);
  both.arrive_and_wait();
  sync::lock_guard second(left);
}

// Fails where the two knobs say so.
void at_corner(const settings& knobs) {
  sync::require(knobs.integer("width") < 3 || knobs.integer("height") < 2, "not at the corner");
}

void in_order(const settings&) {
  sync::mutex left("left");
  sync::lock_guard only(left);
}

void endless(const settings&) {
  sync::mutex never("never");
  sync::thread other("other", [&] {
    for (;;) {
      sync::lock_guard held(never);
      sync::this_thread::sleep_for(1ms);
    }
  });
}

void thrown(const settings&) {
  throw std::runtime_error("it broke");
}

const descriptor& toy() {
  using enum expectation;
  static const descriptor of{
      .id = "toy",
      .title = "Toy",
      .chapter = 4,
      .explanation = "",
      .source = __FILE__,
      .progress = "",
      .advice = "",
      .variants = {{"crossed", "", "", deadlock, crossed},
                   {"corner", "", "", violation, at_corner},
                   {"in-order", "", "", completed, in_order},
                   {"endless", "", "", completed, endless},
                   {"thrown", "", "", completed, thrown}},
      .knobs = {{"width", "Width", "", 1, 3, 1, 1, false}, {"height", "Height", "", 1, 2, 1, 1, false}}};
  return of;
}

// Three by two cells; nothing ends by its time unless it is told so.
sampling::plan plan_of(const char* variant_id, unsigned runs = 2, std::chrono::nanoseconds limit = 60s) {
  const descriptor& of = toy();
  return {.of = &of,
          .as = of.find_variant(variant_id),
          .fixed = settings(of),
          .x = axis_over(of.knobs[0], {1, 3}, 3),
          .y = axis_over(of.knobs[1], {1, 2}, 2),
          .runs_per_cell = runs,
          .limit = limit};
}

TEST(Sampling, CountsWhatFailsSurely) {
  sampling chances(plan_of("crossed"));
  chances.run();
  const auto now = chances.now();
  ASSERT_EQ(now.cells.size(), 6u);
  EXPECT_EQ(now.done, 12u);
  EXPECT_EQ(now.total, 12u);
  EXPECT_FALSE(now.cancelled);
  EXPECT_FALSE(now.current.has_value());
  for (const cell& each : now.cells) {
    EXPECT_EQ(each.runs, 2u);
    EXPECT_EQ(each.of(expectation::deadlock), 2u);
    EXPECT_EQ(each.failed(), 2u);
    EXPECT_EQ(each.cut, 0u);
    EXPECT_EQ(each.share(), 1);
    EXPECT_EQ(each.interval().high, 1);
    EXPECT_GT(each.median_time, 0);
  }
}

TEST(Sampling, CountsWhatNeverFails) {
  sampling chances(plan_of("in-order"));
  chances.run();
  for (const cell& each : chances.now().cells) {
    EXPECT_EQ(each.runs, 2u);
    EXPECT_EQ(each.failed(), 0u);
    EXPECT_EQ(each.cut, 0u);
    EXPECT_EQ(each.interval().low, 0);
    EXPECT_EQ(each.median_time, 0);
  }
}

TEST(Sampling, SetsTheKnobsOfEachCell) {
  sampling chances(plan_of("corner", 1));
  chances.run();
  const auto now = chances.now();
  for (std::size_t row = 0; row < 2; ++row) {
    for (std::size_t column = 0; column < 3; ++column)
      EXPECT_EQ(now.at(column, row).of(expectation::violation), column == 2 && row == 1 ? 1u : 0u);
  }
}

TEST(Sampling, TellsWhatItHasCutShort) {
  sampling chances(plan_of("endless", 1, 1ms));
  chances.run();
  for (const cell& each : chances.now().cells) {
    EXPECT_EQ(each.runs, 1u);
    EXPECT_EQ(each.cut, 1u);
    EXPECT_EQ(each.failed(), 0u);
  }
}

TEST(Sampling, IsCancelledInTheMidstOfARun) {
  sampling chances(plan_of("endless", 2, 24h));
  std::thread running([&] { chances.run(); });
  while (!chances.now().current.has_value()) std::this_thread::yield();
  chances.cancel();
  running.join();
  const auto now = chances.now();
  EXPECT_TRUE(now.cancelled);
  EXPECT_EQ(now.done, 0u) << "a run that was cancelled does not count";
}

TEST(Sampling, IsCancelledBetweenRuns) {
  sampling* told = nullptr;
  sampling chances(plan_of("in-order"), [&] {
    if (told->now().done == 7) told->cancel();
  });
  told = &chances;
  chances.run();
  const auto now = chances.now();
  EXPECT_TRUE(now.cancelled);
  EXPECT_EQ(now.done, 7u);
  for (const cell& each : now.cells) EXPECT_GE(each.runs, 1u) << "the first pass reaches every cell";
}

TEST(Sampling, SaysWhichExceptionHasEscaped) {
  sampling chances(plan_of("thrown"));
  chances.run();
  EXPECT_EQ(chances.now().fault, "it broke");
  EXPECT_EQ(chances.now().done, 0u);
}

TEST(Sampling, GivesEveryCellATurnInEachPass) {
  for (const std::size_t cells : {1u, 2u, 3u, 4u, 6u, 7u, 12u, 25u, 36u, 144u, 576u}) {
    for (const std::size_t pass : {0u, 1u, 5u}) {
      std::set<std::size_t> seen;
      for (std::size_t turn = 0; turn < cells; ++turn)
        seen.insert(sampling::cell_of(pass * cells + turn, cells));
      EXPECT_EQ(seen.size(), cells);
      EXPECT_EQ(*seen.rbegin(), cells - 1);
    }
  }
}

TEST(Sampling, DoesNotGoFromNeighbourToNeighbour) {
  for (std::size_t turn = 0; turn + 1 < 36; ++turn) {
    const std::size_t a = sampling::cell_of(turn, 36);
    const std::size_t b = sampling::cell_of(turn + 1, 36);
    const std::size_t apart = a > b ? a - b : b - a;
    EXPECT_NE(apart, 1u);
    EXPECT_NE(apart, 6u);
  }
}

TEST(Proportion, IsWilsonsInterval) {
  struct known {
    unsigned hits, tries;
    double low, high;
  };
  // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, method 3
  for (const known& each : {known{81, 263, 0.2553, 0.3662}, known{15, 148, 0.0624, 0.1605},
                            known{0, 20, 0, 0.1611}, known{1, 29, 0.0061, 0.1718}}) {
    const bounds of = wilson_95(each.hits, each.tries);
    EXPECT_NEAR(of.low, each.low, 5e-5) << each.hits << " of " << each.tries;
    EXPECT_NEAR(of.high, each.high, 5e-5) << each.hits << " of " << each.tries;
  }
  EXPECT_EQ(wilson_95(0, 0).low, 0);
  EXPECT_EQ(wilson_95(0, 0).high, 1);
}

class Axis : public testing::Test {
 protected:
  static std::vector<double> over(scenario::knob of, knob_range part, std::size_t cells) {
    return axis_over(of, part, cells).values;
  }
  static constexpr scenario::knob seats{"seats", "Seats", "", 2, 64, 5, 1, false};
  static constexpr scenario::knob pause{"pause_ms", "Pause", "ms", 0, 2000, 120, 1, true};
  static constexpr scenario::knob window{"window_ms", "Window", "ms", 0, 1000, 1, 0.1, true};
  static constexpr scenario::knob share{"greed", "Share", "%", 0, 100, 50, 1, true};
  static constexpr scenario::knob even{"threads", "Threads", "", 2, 64, 2, 2, false};
  static constexpr scenario::knob toggle{"disk", "Disk", "", 0, 1, 1, 1, false};
};

using values = std::vector<double>;

TEST_F(Axis, GoesByEqualFactorsWhereTheRangeIsWide) {
  EXPECT_EQ(over(seats, {2, 64}, 6), (values{2, 4, 8, 16, 32, 64}));
  EXPECT_EQ(over(pause, {0, 150}, 6), (values{0, 5, 12, 27, 64, 150}));
  EXPECT_EQ(over(even, {2, 64}, 6), (values{2, 4, 8, 16, 32, 64}));
}

TEST_F(Axis, GoesByEvenStepsElsewhere) {
  EXPECT_EQ(over(seats, {2, 7}, 6), (values{2, 3, 4, 5, 6, 7}));
  EXPECT_EQ(over(seats, {2, 4}, 6), (values{2, 3, 4}));
  EXPECT_EQ(over(share, {0, 100}, 6), (values{0, 20, 40, 60, 80, 100}));
}

TEST_F(Axis, TakesAsFewAsItIsTold) {
  EXPECT_EQ(over(seats, {5, 5}, 6), (values{5}));
  EXPECT_EQ(over(seats, {2, 64}, 1), (values{2}));
  EXPECT_EQ(over(seats, {2, 64}, 2), (values{2, 64}));
  EXPECT_EQ(over(pause, {0, 150}, 2), (values{0, 150}));
  EXPECT_EQ(over(pause, {0, 150}, 3), (values{0, 5, 150}));
}

TEST_F(Axis, RefusesWhatTheKnobDoesNotTake) {
  EXPECT_THROW((void)axis_over(seats, {1, 64}, 6), scenario::bad_setting);
  EXPECT_THROW((void)axis_over(seats, {2, 65}, 6), scenario::bad_setting);
  EXPECT_THROW((void)axis_over(seats, {8, 4}, 6), scenario::bad_setting);
}

TEST_F(Axis, OfATimeEndsAtAQuarterOfARun) {
  EXPECT_EQ(usual_range(toy(), pause, 300ms).to, 75);
  EXPECT_EQ(usual_range(toy(), pause, 60s).to, 2000);
  EXPECT_EQ(usual_range(toy(), window, 1us).to, 0);
  EXPECT_EQ(usual_range(toy(), seats, 300ms).to, 64);
}

TEST(Axes, AreThereForEveryScenario) {
  for (const descriptor& each : scenario::catalogue()) {
    const auto [x, y] = usual_axes(each);
    ASSERT_NE(x, nullptr) << each.id;
    ASSERT_NE(y, nullptr) << each.id;
    EXPECT_NE(x, y) << each.id;
    for (const scenario::knob* of : {x, y}) {
      const axis made = axis_over(*of, usual_range(each, *of, 300ms), 6);
      EXPECT_GE(made.values.size(), 2u) << each.id << ' ' << of->id;
      settings check(each);
      for (const double value : made.values) {
        check.set(of->id, value);
        EXPECT_DOUBLE_EQ(check.number(of->id), value) << each.id << ' ' << of->id;
      }
    }
  }
  EXPECT_EQ(usual_axes(*scenario::find("dining-philosophers")).second->id, "pause_ms");
}

}  // namespace
}  // namespace interleave::explore
