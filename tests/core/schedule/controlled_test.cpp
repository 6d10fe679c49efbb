#include "core/schedule/engine.h"
#include "core/schedule/following.h"
#include "core/sync/atomic.h"
#include "core/sync/barrier.h"
#include "core/sync/condition_variable.h"
#include "core/sync/latch.h"
#include "core/sync/locks.h"
#include "core/sync/semaphore.h"
#include "core/sync/this_thread.h"
#include "core/sync/thread.h"
#include "tests/core/sync/recorded_run.h"

#include <gtest/gtest.h>

#include <chrono>
#include <tuple>
#include <vector>

namespace interleave {
namespace {

using namespace std::chrono_literals;
using test::recorded_run;
using trace::kind;

// What a replay must give again: all but times, CPUs and the system's thread numbers.
using essence = std::tuple<unsigned, kind, unsigned, unsigned, unsigned, unsigned, std::uint64_t>;

std::vector<essence> story_of(recorded_run& run) {
  std::vector<essence> story;
  for (const auto& each : run.records()) {
    const std::uint64_t argument = each.what == kind::thread_started ? 0 : each.argument;
    story.emplace_back(static_cast<unsigned>(each.thread), each.what, each.object, each.sequence,
                       each.location, each.flags, argument);
  }
  return story;
}

struct outcome {
  schedule::ending how;
  std::string divergence;
  std::vector<int> choices;
  std::vector<essence> story;  // up to the end, or to where nobody could go on

  [[nodiscard]] bool is_stuck() const { return how != schedule::ending::completed; }
};

// `who`: whose step is taken, one after the other; then the default policy's.
outcome run_under(const std::vector<int>& who, const std::function<void()>& body) {
  std::vector<schedule::decision> decisions;
  for (const int each : who) decisions.push_back({static_cast<schedule::actor>(each), 0});
  schedule::following decides(decisions);
  schedule::engine conducts({.on = schedule::make_threads(false), .holds = true});
  recorded_run run(&conducts);
  conducts.begin(run.rules, decides);
  run.start(body);
  conducts.wait_until_over();
  outcome result{conducts.how(), decides.divergence(), {}, {}};
  for (const auto& each : conducts.log()) result.choices.push_back(each.who);
  if (!result.is_stuck()) run.finish();
  result.story = story_of(run);
  run.rules.cancel();
  run.finish();
  EXPECT_EQ(run.rules.fault(), "");
  return result;
}

void two_mutexes() {
  sync::mutex a("a");
  sync::mutex b("b");
  const auto take = [](sync::mutex& first, sync::mutex& second) {
    const sync::scoped_lock one(first);
    const sync::scoped_lock other(second);
  };
  sync::thread left("left", [&] { take(a, b); });
  sync::thread right("right", [&] { take(b, a); });
}

TEST(controlled, the_script_decides_whether_two_mutexes_deadlock) {
  // main starts both; each child's first step is to begin, its second the first lock
  const std::vector<int> fatal{0, 0, 1, 1, 2, 2};
  const std::vector<int> good{0, 0, 1, 1, 1, 1, 1, 1, 2};
  for (int i = 0; i < 20; ++i) {
    const outcome deadlock = run_under(fatal, two_mutexes);
    ASSERT_EQ(deadlock.how, schedule::ending::deadlock);
    ASSERT_EQ(deadlock.divergence, "");
    ASSERT_EQ(deadlock.choices, fatal);
    const outcome completed = run_under(good, two_mutexes);
    ASSERT_FALSE(completed.is_stuck());
    ASSERT_EQ(completed.divergence, "");
  }
}

TEST(controlled, a_deadlock_is_in_the_trace) {
  const outcome deadlock = run_under({0, 0, 1, 1, 2, 2}, two_mutexes);
  std::vector<unsigned> waiting;
  for (const auto& [thread, what, object, sequence, location, flags, argument] : deadlock.story) {
    if (what == kind::wait_begin) waiting.push_back(thread);
  }
  EXPECT_EQ(waiting.size(), 3u);  // main joins, left and right wait for each other
}

void a_bit_of_everything() {
  sync::mutex guard("guard");
  sync::condition_variable changed("changed");
  sync::counting_semaphore permits("permits", 1);
  sync::barrier round("round", 3);
  sync::latch ready("ready", 3);
  sync::atomic<int> sum("sum");
  int turns = 0;
  std::vector<sync::thread> team;
  for (int i = 0; i < 3; ++i) {
    team.push_back(sync::thread("member", [&, i] {
      ready.arrive_and_wait();
      permits.acquire();
      sum.fetch_add(i);
      permits.release();
      {
        sync::unique_lock lock(guard);
        ++turns;
        changed.notify_all();
        changed.wait(lock, [&] { return turns == 3; });
        EXPECT_TRUE(lock.owns_lock());
      }
      round.arrive_and_wait();
      sync::this_thread::sleep_for(24h);  // virtual
      round.arrive_and_wait();
    }));
  }
  for (auto& each : team) each.join();
  EXPECT_EQ(sum.load(), 3);
}

TEST(controlled, the_same_script_gives_the_same_events) {
  const outcome first = run_under({0, 0, 0, 3, 3, 1, 2}, a_bit_of_everything);
  EXPECT_FALSE(first.is_stuck());
  EXPECT_EQ(first.divergence, "");
  for (int i = 0; i < 20; ++i) {
    const outcome again = run_under(first.choices, a_bit_of_everything);
    ASSERT_EQ(again.divergence, "");
    ASSERT_EQ(again.choices, first.choices);
    ASSERT_EQ(again.story, first.story);
  }
}

TEST(controlled, time_is_virtual) {
  const outcome result = run_under({}, [] {
    sync::mutex guard("guard");
    sync::condition_variable never("never");
    sync::counting_semaphore empty("empty", 0);
    sync::unique_lock lock(guard);
    EXPECT_EQ(never.wait_for(lock, 24h), std::cv_status::timeout);
    EXPECT_FALSE(never.wait_for(lock, 24h, [] { return false; }));
    EXPECT_TRUE(lock.owns_lock());
    EXPECT_FALSE(empty.try_acquire_for(24h));
    sync::thread other("other", [&] { EXPECT_FALSE(guard.try_lock_for(24h)); });
    other.join();
  });
  EXPECT_FALSE(result.is_stuck());
}

TEST(controlled, a_notification_without_a_waiter_is_lost) {
  const auto body = [] {
    sync::mutex guard("guard");
    sync::condition_variable go("go");
    sync::thread waiter("waiter", [&] {
      sync::unique_lock lock(guard);
      go.wait(lock);  // without a predicate: the mistake
    });
    go.notify_one();
    waiter.join();
  };
  EXPECT_EQ(run_under({0, 0}, body).how, schedule::ending::stuck);
  // begin, lock, wait, then main notifies
  const outcome notified = run_under({0, 1, 1, 1, 0}, body);
  EXPECT_EQ(notified.divergence, "");
  EXPECT_FALSE(notified.is_stuck());
}

TEST(controlled, choices_are_the_deciders) {
  std::vector<std::uint32_t> chosen;
  schedule::following decides({{0, 0}, {0, 2}, {0, 1}});
  schedule::engine conducts({.on = schedule::make_threads(false), .holds = true});
  recorded_run run(&conducts);
  conducts.begin(run.rules, decides);
  run.run([&] {
    for (int i = 0; i < 4; ++i) chosen.push_back(schedule::choose(3));
  });
  EXPECT_EQ(decides.divergence(), "");
  EXPECT_EQ(chosen, (std::vector<std::uint32_t>{0, 2, 1, 0}));
}

TEST(controlled, a_stop_unwinds_whoever_is_parked) {
  schedule::following decides({{0, 0}, {0, 0}, {1, 0}, {1, 0}, {2, 0}, {2, 0}});
  schedule::engine conducts({.on = schedule::make_threads(false), .holds = true});
  recorded_run run(&conducts);
  conducts.begin(run.rules, decides);
  run.start(two_mutexes);
  conducts.wait_until_over();
  ASSERT_EQ(conducts.how(), schedule::ending::deadlock);
  run.rules.cancel();
  run.finish();
  std::vector<std::uint64_t> endings;
  for (const auto& each : run.records(kind::thread_ended)) {
    if (each.thread != 1) endings.push_back(each.argument);
  }
  EXPECT_EQ(endings,
            (std::vector<std::uint64_t>(2, static_cast<std::uint64_t>(trace::how_ended::cancelled))));
}

}  // namespace
}  // namespace interleave
