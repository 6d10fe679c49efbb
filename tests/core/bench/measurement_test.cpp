#include "core/bench/measurement.h"

#include "core/scenario/recording.h"
#include "core/sync/sync.h"
#include "tests/core/bench/made_up.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace interleave::bench {
namespace {

using test::two_rows;

void right(trial& here) {
  here.tell("time_ms", 1);
  here.result(7, 7);
}

TEST(measurement, measures_each_row_once_a_round_in_a_new_order) {
  std::string order;
  const experiment of = two_rows(
      [&](trial& here) {
        order += 'a';
        right(here);
      },
      [&](trial& here) {
        order += 'b';
        right(here);
      });
  const report what = measurement(of, scenario::settings(of.about), {.repetitions = 20, .warm_ups = 2}).run();
  ASSERT_EQ(order.size(), 44u);
  for (std::size_t i = 0; i < order.size(); i += 2) EXPECT_NE(order[i], order[i + 1]);
  EXPECT_NE(order.find("abba"), std::string::npos);  // not always the same one first
  EXPECT_EQ(what.repetitions, 20);
  EXPECT_EQ(what.rows[0].points[0].samples[0].size(), 20u);
  EXPECT_EQ(what.rows[0].points[0].of(1).count, 0u);  // never told
  EXPECT_TRUE(what.is_right());
  EXPECT_FALSE(what.taken.machine.kernel.empty());
}

TEST(measurement, reports_a_wrong_result) {
  const experiment of = two_rows(right, [](trial& here) { here.result(6, 7); });
  const report what = measurement(of, scenario::settings(of.about), {.repetitions = 2}).run();
  EXPECT_FALSE(what.is_right());
  EXPECT_TRUE(what.rows[0].points[0].wrong.empty());
  EXPECT_EQ(what.rows[1].points[0].wrong, "the result is 6, not 7");
}

TEST(measurement, reports_what_was_thrown_and_goes_on) {
  int calls = 0;
  const experiment of = two_rows(right, [&](trial&) {
    ++calls;
    throw std::runtime_error("no more threads");
  });
  const report what = measurement(of, scenario::settings(of.about), {.repetitions = 3}).run();
  EXPECT_EQ(calls, 1);
  EXPECT_EQ(what.rows[1].points[0].wrong, "no more threads");
  EXPECT_EQ(what.rows[0].points[0].of(0).count, 3u);
}

TEST(measurement, ends_what_waits_when_it_is_cancelled) {
  const experiment of = two_rows(
      [](trial&) {
        sync::counting_semaphore never("never", 0);
        never.acquire();
      },
      [](trial&) {
        for (;;) trial::checkpoint();
      });
  measurement* self = nullptr;
  std::jthread canceller;
  measurement running(of, scenario::settings(of.about),
                      {.repetitions = 5, .warm_ups = 0, .tell = [&](const progress& now) {
                         if (now.done == 0 && !canceller.joinable())
                           canceller = std::jthread([&] { self->cancel(); });
                       }});
  self = &running;
  const report what = running.run();
  EXPECT_TRUE(what.cancelled);
  EXPECT_EQ(what.repetitions, 0);
  EXPECT_TRUE(what.is_right());  // cut short, not wrong
}

TEST(measurement, traces_one_repetition) {
  const experiment of = two_rows(
      [](trial& here) {
        sync::thread helper("helper 1", [] { sync::phase("working"); });
        helper.join();
        right(here);
      },
      right);
  const auto trace = traced(of, "one", scenario::settings(of.about));
  EXPECT_GT(trace->records().size(), 3u);
}

}  // namespace
}  // namespace interleave::bench
