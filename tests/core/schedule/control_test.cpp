#include "core/schedule/control.h"

#include "core/sync/annotate.h"
#include "core/sync/latch.h"
#include "core/sync/locks.h"
#include "core/sync/mutex.h"
#include "core/sync/this_thread.h"
#include "core/sync/thread.h"
#include "tests/core/sync/recorded_run.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace interleave {
namespace {

using namespace std::chrono_literals;
using test::recorded_run;
using trace::kind;

TEST(pause, holds_every_thread_until_resumed) {
  recorded_run run;
  std::atomic<long> steps{0};
  std::atomic<bool> all_there{false};
  run.start([&] {
    std::vector<sync::thread> team;
    sync::latch ready("ready", 3);
    for (int i = 0; i < 3; ++i) {
      team.push_back(sync::thread("member", [&] {
        ready.count_down();
        for (;;) {
          sync::phase("working");
          ++steps;
          std::this_thread::yield();  // a trace that stays small
        }
      }));
    }
    ready.wait();
    all_there = true;
    for (;;) sync::this_thread::yield();
  });
  while (steps < 100 || !all_there) std::this_thread::yield();
  run.rules.pause();
  EXPECT_TRUE(run.rules.is_paused());
  run.wait_for(kind::held_begin, 4);
  const long then = steps;
  const std::size_t events = run.count(kind::phase);
  for (int i = 0; i < 10; ++i) EXPECT_EQ(run.count(kind::phase), events);
  EXPECT_EQ(steps, then);
  EXPECT_EQ(run.count(kind::held_end), 0u);
  run.rules.resume();
  while (steps < then + 100) std::this_thread::yield();
  run.rules.pause();
  // Who was not fast enough to leave before the second pause is held still: four are, in one way or the
  // other.
  for (std::size_t ended = run.count(kind::held_end); run.count(kind::held_begin) < ended + 4;
       ended = run.count(kind::held_end))
    std::this_thread::yield();
  run.rules.cancel();  // also ends who is held
  EXPECT_TRUE(run.finish());
}

TEST(pace, holds_at_each_sync_point) {
  recorded_run run;
  run.rules.set_pace(1us);
  run.run([] {
    sync::mutex guard("guard");
    for (int i = 0; i < 5; ++i) const sync::lock_guard lock(guard);
    sync::phase("done");
  });
  EXPECT_EQ(run.count(kind::held_begin), 11u);
  EXPECT_EQ(run.count(kind::held_end), 11u);
}

TEST(pace, can_be_taken_back_while_a_thread_is_held) {
  recorded_run run;
  run.rules.set_pace(24h);
  run.start([] { sync::phase("held"); });
  run.wait_for(kind::held_begin, 1);
  run.rules.set_pace(0ns);
  EXPECT_FALSE(run.finish());
  EXPECT_EQ(run.count(kind::phase), 1u);
}

TEST(pace, ends_by_a_stop) {
  recorded_run run;
  run.rules.set_pace(24h);
  run.start([] { sync::phase("held"); });
  run.wait_for(kind::held_begin, 1);
  run.rules.cancel();
  EXPECT_TRUE(run.finish());
  EXPECT_EQ(run.count(kind::phase), 0u);
}

TEST(stop, ends_a_thread_at_its_next_sync_point) {
  recorded_run run;
  run.start([] {
    for (;;) sync::this_thread::yield();
  });
  run.rules.cancel();
  EXPECT_TRUE(run.finish());
  EXPECT_TRUE(run.rules.is_cancelled());
}

TEST(stop, keeps_new_threads_from_starting) {
  recorded_run run;
  bool ran = false;
  EXPECT_TRUE(run.run([&] {
    run.rules.cancel();
    const sync::thread late("late", [&] { ran = true; });
  }));
  EXPECT_FALSE(ran);
}

TEST(fault, the_first_one_is_kept) {
  schedule::control rules;
  EXPECT_EQ(rules.fault(), "");
  rules.report_fault("first");
  rules.report_fault("second");
  EXPECT_EQ(rules.fault(), "first");
}

TEST(choose, follows_from_the_seed) {
  const auto choices = [](std::uint64_t seed) {
    schedule::control rules;
    rules.set_seed(seed);
    const schedule::membership member(rules, 1);
    std::vector<std::uint32_t> all;
    for (int i = 0; i < 32; ++i) all.push_back(schedule::choose(1000));
    return all;
  };
  EXPECT_EQ(choices(7), choices(7));
  EXPECT_NE(choices(7), choices(8));
  EXPECT_EQ(schedule::choose(1), 0u);
}

TEST(worker, keeps_one_token_and_opens_for_good) {
  using woken_by = schedule::worker::woken_by;
  schedule::worker gate;
  gate.unpark();
  gate.unpark();
  EXPECT_EQ(gate.park(), woken_by::token);
  EXPECT_EQ(gate.park_until(std::chrono::steady_clock::now()), woken_by::deadline);
  gate.unpark();
  gate.drop_token();
  EXPECT_EQ(gate.park_until(std::chrono::steady_clock::now() + 1ms), woken_by::deadline);
  gate.unpark();
  gate.cancel();
  EXPECT_EQ(gate.park(), woken_by::token);
  EXPECT_EQ(gate.park(), woken_by::cancel);
  EXPECT_EQ(gate.park_until(std::chrono::steady_clock::now() + 24h), woken_by::cancel);
  std::thread waker([&] { gate.unpark(); });
  gate.park_uncancellable();
  waker.join();
}

}  // namespace
}  // namespace interleave
