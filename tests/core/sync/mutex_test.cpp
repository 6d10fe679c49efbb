#include "core/sync/mutex.h"

#include "core/sync/latch.h"
#include "core/sync/locks.h"
#include "core/sync/recursive_mutex.h"
#include "core/sync/shared_mutex.h"
#include "tests/core/sync/recorded_run.h"
#include "tests/core/sync/teams.h"

#include <gtest/gtest.h>

#include <chrono>
#include <mutex>
#include <shared_mutex>

namespace interleave {
namespace {

using namespace std::chrono_literals;
using test::recorded_run;

class mutexes : public test::teams {};
INTERLEAVE_TEAMS(mutexes);

// A plain int: ThreadSanitizer sees it if the lock does not order its use.
template <class Mutex>
int count_under(int threads, int rounds) {
  Mutex guard;
  int counter = 0;
  test::recorded_run run;
  run.run([&] {
    std::vector<sync::thread> team;
    for (int i = 0; i < threads; ++i) {
      team.push_back(sync::thread("member", [&] {
        for (int r = 0; r < rounds; ++r) {
          const sync::lock_guard lock(guard);
          ++counter;
        }
      }));
    }
  });
  return counter;
}

TEST_P(mutexes, exclude_each_other) {
  EXPECT_EQ(count_under<sync::mutex>(GetParam(), rounds()), GetParam() * rounds());
  EXPECT_EQ(count_under<sync::recursive_mutex>(GetParam(), rounds()), GetParam() * rounds());
  EXPECT_EQ(count_under<sync::shared_mutex>(GetParam(), rounds()), GetParam() * rounds());
}

TEST_P(mutexes, exclude_each_other_outside_a_run) {
  sync::mutex guard;
  int counter = 0;
  together(GetParam(), [&](int) {
    for (int r = 0; r < rounds(); ++r) {
      const std::scoped_lock lock(guard);
      ++counter;
    }
  });
  EXPECT_EQ(counter, GetParam() * rounds());
}

TEST_P(mutexes, work_with_try_lock_and_timed_locks) {
  sync::mutex guard;
  int counter = 0;
  together(GetParam(), [&](int member) {
    for (int r = 0; r < rounds(); ++r) {
      while (!(member % 2 == 0 ? guard.try_lock() : guard.try_lock_for(1us))) std::this_thread::yield();
      ++counter;
      guard.unlock();
    }
  });
  EXPECT_EQ(counter, GetParam() * rounds());
}

TEST_P(mutexes, several_at_once_are_taken_without_deadlock) {
  sync::mutex a("a");
  sync::recursive_mutex b("b");
  sync::shared_mutex c("c");
  int counter = 0;
  together(GetParam(), [&](int member) {
    for (int r = 0; r < rounds(); ++r) {
      if (member % 3 == 0) {
        const std::scoped_lock lock(a, b, c);
        ++counter;
      } else if (member % 3 == 1) {
        const sync::scoped_lock lock(c, a, b);
        ++counter;
      } else {
        std::lock(b, c, a);
        ++counter;
        a.unlock();
        b.unlock();
        c.unlock();
      }
    }
  });
  EXPECT_EQ(counter, GetParam() * rounds());
}

TEST(mutex, try_lock_fails_while_another_thread_owns_it) {
  sync::mutex guard;
  const std::unique_lock lock(guard);
  sync::thread other("other", [&] {
    EXPECT_FALSE(guard.try_lock());
    EXPECT_FALSE(guard.try_lock_for(1ms));
    EXPECT_FALSE(guard.try_lock_for(-1h));
    EXPECT_FALSE(guard.try_lock_until(std::chrono::system_clock::now() + 1ms));
    std::unique_lock<sync::mutex> timed(guard, 1ms);
    EXPECT_FALSE(timed.owns_lock());
  });
}

TEST(mutex, a_timed_lock_gets_it_as_soon_as_it_is_free) {
  recorded_run run;
  sync::mutex guard;
  guard.lock();
  run.start([&] {
    EXPECT_TRUE(guard.try_lock_for(std::chrono::hours::max()));
    guard.unlock();
  });
  run.wait_for(trace::kind::wait_begin, 1);
  guard.unlock();
  EXPECT_FALSE(run.finish());
  EXPECT_TRUE(run.records(trace::kind::wait_begin).front().has(trace::flag::timed));
  EXPECT_TRUE(run.records(trace::kind::acquired).front().has(trace::flag::contended));
}

TEST(mutex, unlock_by_another_thread_is_a_violation_and_does_nothing) {
  recorded_run run;
  sync::mutex guard;
  guard.lock();
  run.run([&] {
    guard.unlock();
    EXPECT_FALSE(guard.try_lock());
  });
  guard.unlock();
  ASSERT_EQ(run.count(trace::kind::violated), 1u);
}

TEST(recursive_mutex, is_free_after_as_many_unlocks) {
  sync::recursive_mutex guard;
  guard.lock();
  guard.lock();
  EXPECT_TRUE(guard.try_lock());
  const auto free_for_others = [&] {
    bool got = false;
    sync::thread("other", [&] {
      got = guard.try_lock();
      if (got) guard.unlock();
    }).join();
    return got;
  };
  guard.unlock();
  guard.unlock();
  EXPECT_FALSE(free_for_others());
  guard.unlock();
  EXPECT_TRUE(free_for_others());
}

TEST(unique_lock, behaves_as_the_standard_one) {
  sync::mutex guard;
  sync::unique_lock lock(guard);
  EXPECT_TRUE(lock.owns_lock());
  EXPECT_THROW(lock.lock(), std::system_error);
  lock.unlock();
  EXPECT_FALSE(lock.owns_lock());
  EXPECT_THROW(lock.unlock(), std::system_error);
  EXPECT_TRUE(lock.try_lock());
  sync::unique_lock<sync::mutex> moved(std::move(lock));
  EXPECT_TRUE(moved.owns_lock());
  sync::mutex other;
  moved = sync::unique_lock<sync::mutex>(other);
  EXPECT_TRUE(guard.try_lock());
  guard.unlock();
  EXPECT_EQ(moved.mutex(), &other);
  const sync::unique_lock<sync::mutex> attempt(guard, std::try_to_lock);
  EXPECT_TRUE(attempt.owns_lock());
}

TEST(shared_mutex, readers_are_together_and_writers_alone) {
  sync::shared_mutex table;
  sync::latch all_inside("all inside", 8);
  std::vector<sync::thread> readers;
  for (int i = 0; i < 8; ++i) {
    readers.push_back(sync::thread("reader", [&] {
      const std::shared_lock reading(table);
      all_inside.arrive_and_wait();  // returns only if all eight are inside at once
    }));
  }
  readers.clear();

  table.lock_shared();
  sync::thread("writer", [&] {
    EXPECT_FALSE(table.try_lock());
    EXPECT_TRUE(table.try_lock_shared());
    table.unlock_shared();
  }).join();
  table.unlock_shared();
  table.lock();
  sync::thread("reader", [&] {
    EXPECT_FALSE(table.try_lock_shared());
    EXPECT_FALSE(table.try_lock());
  }).join();
  table.unlock();
}

TEST(shared_mutex, serves_in_order_of_arrival_adjoining_readers_together) {
  recorded_run run;
  sync::shared_mutex table;
  std::vector<int> order;
  table.lock();
  run.start([&] {
    std::vector<sync::thread> team;
    const auto arrives = [&](std::size_t nth) { run.wait_for(trace::kind::wait_begin, nth); };
    sync::latch both_readers("both readers", 2);
    for (int i = 0; i < 2; ++i) {
      team.push_back(sync::thread("early reader", [&] {
        const sync::shared_lock reading(table);
        both_readers.arrive_and_wait();
      }));
    }
    arrives(2);
    team.push_back(sync::thread("writer", [&] {
      const sync::lock_guard writing(table);
      order.push_back(1);
    }));
    arrives(3);
    team.push_back(sync::thread("late reader", [&] {
      const sync::shared_lock reading(table);
      order.push_back(2);
    }));
    arrives(4);
  });
  run.wait_for(trace::kind::wait_begin, 4);
  table.unlock();
  run.finish();
  EXPECT_EQ(order, (std::vector<int>{1, 2}));
}

TEST_P(mutexes, shared_ones_let_no_reader_see_half_a_write) {
  sync::shared_mutex table;
  int a = 0;
  int b = 0;
  together(GetParam(), [&](int member) {
    for (int r = 0; r < rounds(); ++r) {
      if (member % 4 == 0) {
        const sync::lock_guard writing(table);
        ++a;
        ++b;
      } else {
        const sync::shared_lock reading(table);
        ASSERT_EQ(a, b);
      }
    }
  });
  EXPECT_EQ(a, (GetParam() + 3) / 4 * rounds());
}

}  // namespace
}  // namespace interleave
