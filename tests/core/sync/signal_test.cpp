#include "core/sync/atomic.h"
#include "core/sync/barrier.h"
#include "core/sync/condition_variable.h"
#include "core/sync/latch.h"
#include "core/sync/locks.h"
#include "core/sync/semaphore.h"
#include "tests/core/sync/recorded_run.h"
#include "tests/core/sync/teams.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <deque>
#include <mutex>
#include <stdexcept>

namespace interleave {
namespace {

using namespace std::chrono_literals;
using test::recorded_run;

class signals : public test::teams {};
INTERLEAVE_TEAMS(signals);

TEST_P(signals, a_semaphore_never_lets_in_more_than_its_permits) {
  sync::counting_semaphore seats("seats", 3, 3);
  std::atomic<int> inside{0};
  std::atomic<int> most{0};
  together(GetParam(), [&](int member) {
    for (int r = 0; r < rounds(); ++r) {
      if (member % 2 == 0) {
        seats.acquire();
      } else {
        while (!seats.try_acquire_for(1ms)) {
        }
      }
      const int now = ++inside;
      int seen = most;
      while (now > seen && !most.compare_exchange_weak(seen, now)) {
      }
      --inside;
      seats.release();
    }
  });
  EXPECT_LE(most, 3);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(seats.try_acquire());
  EXPECT_FALSE(seats.try_acquire());
}

TEST_P(signals, a_binary_semaphore_orders_like_a_mutex) {
  sync::counting_semaphore turn("turn", 1, 1);
  int counter = 0;
  together(GetParam(), [&](int) {
    for (int r = 0; r < rounds(); ++r) {
      turn.acquire();
      ++counter;
      turn.release();
    }
  });
  EXPECT_EQ(counter, GetParam() * rounds());
}

TEST(semaphore, one_release_of_n_wakes_n) {
  recorded_run run;
  sync::counting_semaphore gate("gate", 0);
  run.start([&] {
    std::vector<sync::thread> team;
    for (int i = 0; i < 5; ++i) team.push_back(sync::thread("member", [&] { gate.acquire(); }));
  });
  // five members; main waits for the first of them
  run.wait_for(trace::kind::wait_begin, 6);
  gate.release(5);
  EXPECT_FALSE(run.finish());
  EXPECT_FALSE(gate.try_acquire());
}

TEST(semaphore, refuses_what_cannot_be) {
  EXPECT_THROW(sync::counting_semaphore("s", 2, 1), std::invalid_argument);
  EXPECT_THROW(sync::counting_semaphore("s", 0, sync::counting_semaphore::largest + 1),
               std::invalid_argument);
  recorded_run run;
  run.run([] {
    sync::counting_semaphore full("full", 1, 1);
    full.release();
    EXPECT_TRUE(full.try_acquire());
    EXPECT_FALSE(full.try_acquire());
  });
  EXPECT_EQ(run.count(trace::kind::violated), 1u);
}

TEST_P(signals, a_bounded_buffer_loses_and_doubles_nothing) {
  sync::mutex guard("buffer");
  sync::condition_variable not_empty("not empty");
  sync::condition_variable not_full("not full");
  std::deque<int> buffer;
  long taken = 0;
  const int items = rounds();
  together(2 * GetParam(), [&](int member) {
    for (int r = 1; r <= items; ++r) {
      sync::unique_lock lock(guard);
      if (member % 2 == 0) {
        not_full.wait(lock, [&] { return buffer.size() < 4; });
        buffer.push_back(r);
        not_empty.notify_one();
      } else {
        while (buffer.empty()) not_empty.wait(lock);
        taken += buffer.front();
        buffer.pop_front();
        not_full.notify_one();
      }
    }
  });
  EXPECT_TRUE(buffer.empty());
  EXPECT_EQ(taken, static_cast<long>(GetParam()) * items * (items + 1) / 2);
}

TEST_P(signals, notify_all_wakes_everybody) {
  recorded_run run;
  const auto team_size = static_cast<std::size_t>(GetParam());
  run.start([&] {
    sync::mutex guard;
    sync::condition_variable start;  // made in the run: it has a number
    bool go = false;
    std::vector<sync::thread> team;
    for (std::size_t i = 0; i < team_size; ++i) {
      team.push_back(sync::thread("member", [&] {
        std::unique_lock lock(guard);
        start.wait(lock, [&] { return go; });
      }));
    }
    for (;;) {  // until all wait for `start`
      std::size_t waiting = 0;
      for (const auto& each : run.records(trace::kind::wait_begin))
        waiting += each.object == start.id() ? 1 : 0;
      if (waiting == team_size) break;
    }
    {
      const std::scoped_lock lock(guard);
      go = true;
    }
    start.notify_all();
  });
  EXPECT_FALSE(run.finish());
}

TEST(condition_variable, a_timed_wait_says_why_it_ended) {
  sync::mutex guard;
  sync::condition_variable never;
  std::unique_lock lock(guard);
  EXPECT_EQ(never.wait_for(lock, 1ms), std::cv_status::timeout);
  EXPECT_TRUE(lock.owns_lock());
  EXPECT_EQ(never.wait_until(lock, std::chrono::system_clock::now() - 1h), std::cv_status::timeout);
  EXPECT_FALSE(never.wait_for(lock, 1ms, [] { return false; }));
  EXPECT_TRUE(never.wait_until(lock, std::chrono::steady_clock::now() - 1h, [] { return true; }));
  EXPECT_TRUE(lock.owns_lock());
}

TEST_P(signals, a_barrier_keeps_phases_apart) {
  int completions = 0;  // plain: the barrier orders it
  std::vector<int> phase_of(static_cast<std::size_t>(GetParam()), 0);
  sync::barrier round("round", static_cast<std::uint32_t>(GetParam()), [&] {
    ++completions;
    for (const int each : phase_of) ASSERT_EQ(each, completions);
  });
  together(GetParam(), [&](int member) {
    for (int p = 1; p <= 50; ++p) {
      phase_of[static_cast<std::size_t>(member)] = p;
      round.arrive_and_wait();
      ASSERT_EQ(completions, p);  // the next phase needs this thread as well
    }
  });
  EXPECT_EQ(completions, 50);
}

TEST(barrier, who_drops_out_is_not_expected_any_more) {
  sync::barrier round("round", 2);
  sync::thread("leaver", [&] { round.arrive_and_drop(); }).join();
  round.arrive_and_wait();
  round.arrive_and_wait();
  round.wait(round.arrive());
}

TEST_P(signals, a_latch_opens_once_and_for_good) {
  sync::latch ready("ready", static_cast<std::uint32_t>(GetParam()));
  std::vector<int> written(static_cast<std::size_t>(GetParam()), 0);
  EXPECT_FALSE(ready.try_wait());
  together(GetParam(), [&](int member) {
    written[static_cast<std::size_t>(member)] = 1;
    ready.arrive_and_wait();
    for (const int each : written) ASSERT_EQ(each, 1);
  });
  EXPECT_TRUE(ready.try_wait());
  ready.wait();
}

TEST_P(signals, atomics_lose_no_update) {
  sync::atomic<int> sum("sum");
  sync::atomic<unsigned> by_exchange("by exchange");
  together(GetParam(), [&](int) {
    for (int r = 0; r < rounds(); ++r) {
      sum.fetch_add(2);
      sum.fetch_sub(1);
      unsigned seen = by_exchange.load(std::memory_order_relaxed);
      while (!by_exchange.compare_exchange_weak(seen, seen + 1)) {
      }
    }
  });
  EXPECT_EQ(sum.load(), GetParam() * rounds());
  EXPECT_EQ(by_exchange.load(), static_cast<unsigned>(GetParam() * rounds()));
}

TEST(atomic, records_the_values) {
  enum class light : std::uint8_t { red = 3, green = 7 };
  recorded_run run;
  run.run([] {
    sync::atomic<int> number("number", -5);
    EXPECT_EQ(number.load(), -5);
    EXPECT_EQ(number.exchange(4), -5);
    EXPECT_EQ(number.fetch_sub(6), 4);
    int expected = 0;
    EXPECT_FALSE(number.compare_exchange_strong(expected, 1));
    EXPECT_EQ(expected, -2);
    sync::atomic<bool> flag("flag");
    flag.store(true, std::memory_order_release);
    sync::atomic<light> lamp("lamp", light::red);
    lamp.store(light::green);
  });
  std::vector<std::int64_t> values;
  for (const auto& each : run.records()) {
    if (each.what >= trace::kind::loaded && each.what <= trace::kind::exchanged)
      values.push_back(static_cast<std::int64_t>(each.argument));
  }
  EXPECT_EQ(values, (std::vector<std::int64_t>{-5, 4, -2, -2, 1, 7}));
}

}  // namespace
}  // namespace interleave
