#include "core/sync/barrier.h"
#include "core/sync/condition_variable.h"
#include "core/sync/io.h"
#include "core/sync/latch.h"
#include "core/sync/locks.h"
#include "core/sync/recursive_mutex.h"
#include "core/sync/semaphore.h"
#include "core/sync/shared_mutex.h"
#include "core/sync/this_thread.h"
#include "core/sync/thread.h"
#include "tests/core/sync/recorded_run.h"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <mutex>
#include <ostream>
#include <string>
#include <thread>

namespace interleave {
namespace {

using namespace std::chrono_literals;
using test::recorded_run;

// One of everything, made inside the run and held so that whoever asks blocks.
struct obstacles {
  sync::mutex mutex;
  sync::recursive_mutex recursive;
  sync::shared_mutex written;
  sync::shared_mutex read;
  sync::counting_semaphore empty{"empty", 0};
  sync::mutex free;
  sync::condition_variable never;
  sync::latch closed{"closed", 1};
  sync::barrier lonely{"lonely", 2};
  os::broadcast_flag silent;  // a pipe that nobody writes to
  sync::io_object pipe{trace::object_kind::pipe, "pipe"};
};

struct blocking_call {
  const char* name;
  void (*call)(obstacles&);
  trace::kind begins = trace::kind::wait_begin;
};

void PrintTo(const blocking_call& of, std::ostream* out) {
  *out << of.name;
}

class cancellation : public testing::TestWithParam<blocking_call> {};

INSTANTIATE_TEST_SUITE_P(
    calls, cancellation,
    testing::Values(
        blocking_call{"lock", [](obstacles& o) { o.mutex.lock(); }},
        blocking_call{"try_lock_for", [](obstacles& o) { static_cast<void>(o.mutex.try_lock_for(24h)); }},
        blocking_call{"recursive_lock", [](obstacles& o) { o.recursive.lock(); }},
        blocking_call{"write_behind_writer", [](obstacles& o) { o.written.lock(); }},
        blocking_call{"read_behind_writer", [](obstacles& o) { o.written.lock_shared(); }},
        blocking_call{"write_behind_reader", [](obstacles& o) { o.read.lock(); }},
        blocking_call{"scoped_lock", [](obstacles& o) { const sync::scoped_lock all(o.free, o.mutex); }},
        blocking_call{"acquire", [](obstacles& o) { o.empty.acquire(); }},
        blocking_call{"try_acquire_for",
                      [](obstacles& o) { static_cast<void>(o.empty.try_acquire_for(24h)); }},
        blocking_call{"wait",
                      [](obstacles& o) {
                        std::unique_lock lock(o.free);
                        o.never.wait(lock);
                      }},
        blocking_call{"wait_with_predicate",
                      [](obstacles& o) {
                        sync::unique_lock lock(o.free);
                        o.never.wait(lock, [] { return false; });
                      }},
        blocking_call{"wait_for",
                      [](obstacles& o) {
                        std::unique_lock lock(o.free);
                        o.never.wait_for(lock, 24h);
                      }},
        blocking_call{"latch_wait", [](obstacles& o) { o.closed.wait(); }},
        blocking_call{"arrive_and_wait", [](obstacles& o) { o.lonely.arrive_and_wait(); }},
        blocking_call{"sleep_for", [](obstacles&) { sync::this_thread::sleep_for(24h); },
                      trace::kind::sleep_begin},
        blocking_call{
            "wait_ready",
            [](obstacles& o) { sync::wait_ready(o.pipe, o.silent.descriptor(), sync::readiness::input); }},
        blocking_call{"wait_ready_until",
                      [](obstacles& o) {
                        const sync::deadline tomorrow(24h);
                        sync::wait_ready(o.pipe, o.silent.descriptor(), sync::readiness::input, &tomorrow);
                      }},
        blocking_call{"join",
                      [](obstacles& o) {
                        sync::thread child("child", [&] { o.closed.wait(); });
                        child.join();
                      }},
        blocking_call{"destructor_of_thread",
                      [](obstacles& o) { const sync::thread child("child", [&] { o.closed.wait(); }); }}),
    [](const auto& each) { return std::string(each.param.name); });

// Proves that destructors ran.
struct witness {
  explicit witness(int& to) : count(to) {}
  ~witness() { ++count; }
  witness(const witness&) = delete;
  witness& operator=(const witness&) = delete;
  int& count;
};

TEST_P(cancellation, unwinds_the_blocked_thread) {
  recorded_run run;
  int unwound = 0;
  bool came_back = false;
  run.start([&] {
    obstacles all;
    all.mutex.lock();
    all.recursive.lock();
    all.written.lock();
    all.read.lock_shared();
    {
      sync::thread blocked("blocked", [&] {
        const auto on_the_heap = std::make_unique<witness>(unwound);
        GetParam().call(all);
        // The destructor of a thread swallows the stop, the next sync point tells it again.
        sync::this_thread::yield();
        came_back = true;
      });
    }
    all.read.unlock_shared();
    all.written.unlock();
    all.recursive.unlock();
    all.mutex.unlock();
    EXPECT_THROW(all.free.lock(), schedule::cancelled);
  });
  // `blocked` itself, `main` in its join; and a child's
  const bool has_child = std::string(GetParam().name).find("join") != std::string::npos ||
                         std::string(GetParam().name).find("thread") != std::string::npos;
  run.wait_for(trace::kind::wait_begin, GetParam().begins == trace::kind::wait_begin ? has_child ? 3 : 2 : 1);
  run.wait_for(GetParam().begins, 1);
  run.rules.cancel();
  EXPECT_FALSE(run.finish());
  EXPECT_EQ(unwound, 1);
  EXPECT_FALSE(came_back);
  EXPECT_EQ(run.rules.fault(), "");
  for (const auto& each : run.records(trace::kind::thread_ended)) {
    EXPECT_EQ(each.argument, static_cast<std::uint64_t>(each.thread == 1 ? trace::how_ended::returned
                                                                         : trace::how_ended::cancelled));
  }
}

TEST(stop, ends_a_deadlock_of_two_mutexes) {
  recorded_run run;
  run.start([] {
    sync::mutex a("a");
    sync::mutex b("b");
    sync::barrier both_hold_one("both hold one", 2);
    const auto take = [&](sync::mutex& first, sync::mutex& second) {
      const sync::scoped_lock one(first);
      both_hold_one.arrive_and_wait();
      const sync::scoped_lock other(second);
      ADD_FAILURE() << "this is a deadlock";
    };
    sync::thread left("left", [&] { take(a, b); });
    sync::thread right("right", [&] { take(b, a); });
  });
  // one may wait at the barrier; two in the deadlock, one in the join
  const auto deadlocked = [&] {
    std::size_t waits = 0;
    for (const auto& each : run.records()) {
      if (each.what == trace::kind::wait_begin) ++waits;
      if (each.what == trace::kind::wait_end) --waits;
    }
    return waits == 3;
  };
  while (!deadlocked()) std::this_thread::yield();
  run.rules.cancel();
  EXPECT_FALSE(run.finish());
  EXPECT_EQ(run.count(trace::kind::thread_ended), 3u);
  EXPECT_EQ(run.count(trace::kind::object_destroyed), 5u);  // two mutexes, barrier, two threads
}

TEST(stop, lets_destructors_give_back_and_notify) {
  recorded_run run;
  struct guard {
    sync::mutex& held;
    sync::condition_variable& tells;
    sync::counting_semaphore& permits;
    sync::latch& counts;
    ~guard() {
      held.unlock();
      tells.notify_all();
      permits.release();
      counts.count_down();
    }
  };
  EXPECT_TRUE(run.run([&] {
    sync::mutex held;
    sync::condition_variable tells;
    sync::counting_semaphore permits("permits", 0);
    sync::latch counts("counts", 1);
    {
      held.lock();
      const guard gives_back{held, tells, permits, counts};
      run.rules.cancel();
    }  // not unwinding: an exception would end the program here
    held.lock();
  }));
}

// Blocking calls in destructors of a thread that unwinds come back without the object.
TEST(stop, a_destructor_that_blocks_comes_back) {
  recorded_run run;
  struct blocks {
    sync::mutex& taken;
    sync::mutex& free;
    sync::condition_variable& never;
    sync::shared_mutex& written;
    ~blocks() {
      const sync::scoped_lock lock(taken);
      std::unique_lock waits(free);
      never.wait(waits, [] { return false; });
      const sync::shared_lock reads(written);
      const sync::lock_guard writes(written);
    }
  };
  int done = 0;
  run.start([&] {
    sync::mutex taken;
    sync::mutex free;
    sync::condition_variable never;
    sync::shared_mutex written;
    taken.lock();
    written.lock();
    {
      sync::thread child("child", [&] {
        const witness ends(done);
        const blocks at_the_end{taken, free, never, written};
        never.wait(*std::make_unique<std::unique_lock<sync::mutex>>(free));
      });
    }
    taken.unlock();
    written.unlock();
  });
  run.wait_for(trace::kind::wait_begin, 2);
  run.rules.cancel();
  EXPECT_FALSE(run.finish());
  EXPECT_EQ(done, 1);
}

TEST(stop, of_a_waiter_passes_its_wake_up_on) {
  // `inside` belongs to a stopped run; `outside` to none, and must not be forgotten.
  for (int i = 0; i < 50; ++i) {
    recorded_run run;
    sync::mutex guard;
    guard.lock();
    run.start([&] { const std::scoped_lock lock(guard); });
    run.wait_for(trace::kind::wait_begin, 1);
    std::thread outside([&] { const std::scoped_lock lock(guard); });
    std::thread stops([&] { run.rules.cancel(); });
    guard.unlock();
    run.finish();
    stops.join();
    outside.join();
  }
}

}  // namespace
}  // namespace interleave
