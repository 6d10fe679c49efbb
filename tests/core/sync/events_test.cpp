#include "core/sync/condition_variable.h"
#include "core/sync/locks.h"
#include "core/sync/semaphore.h"
#include "core/sync/shared_mutex.h"
#include "core/sync/thread.h"
#include "tests/core/sync/recorded_run.h"

#include <gtest/gtest.h>

#include <map>
#include <source_location>
#include <vector>

namespace interleave {
namespace {

using test::recorded_run;
using trace::kind;

std::uint32_t here(const std::source_location& at = std::source_location::current()) {
  return at.line();
}

TEST(events, tell_the_line_of_the_call) {
  recorded_run run;
  std::vector<std::uint32_t> expected;
  run.run([&] {
    sync::mutex a("a");
    sync::mutex b("b");
    sync::shared_mutex c("c");
    sync::counting_semaphore s("s", 1);
    // clang-format off
    a.lock(); expected.push_back(here());
    a.unlock(); expected.push_back(here());
    { const sync::scoped_lock one(a); expected.insert(expected.end(), 2, here()); }
    { const sync::scoped_lock two(a, b); expected.insert(expected.end(), 4, here()); }
    { sync::unique_lock lock(a); expected.push_back(here());
      lock.unlock(); expected.push_back(here()); }
    { const sync::shared_lock reading(c); expected.insert(expected.end(), 2, here()); }
    { const sync::lock_guard writing(c); expected.insert(expected.end(), 2, here()); }
    s.acquire(); expected.push_back(here());
    s.release(); expected.push_back(here());
    // clang-format on
  });
  std::vector<std::uint32_t> lines;
  for (const auto& each : run.records()) {
    if (each.what != kind::acquired && each.what != kind::released) continue;
    EXPECT_EQ(recorded_run::file_of(each), "tests/core/sync/events_test.cpp");
    lines.push_back(recorded_run::line_of(each));
  }
  EXPECT_EQ(lines, expected);
}

TEST(events, an_uncontended_lock_is_two_events) {
  recorded_run run;
  run.run([] {
    sync::mutex a("a");
    a.lock();
    a.unlock();
    ASSERT_TRUE(a.try_lock());
    a.unlock();
  });
  std::vector<trace::record> of_the_lock;
  for (const auto& each : run.records()) {
    if (each.what >= kind::wait_begin && each.what < kind::phase) of_the_lock.push_back(each);
  }
  ASSERT_EQ(of_the_lock.size(), 4u);
  EXPECT_EQ(of_the_lock[0].flags, 0);
  EXPECT_EQ(of_the_lock[2].flags, trace::flag::attempt);
  const std::vector<std::uint32_t> sequences{of_the_lock[0].sequence, of_the_lock[1].sequence,
                                             of_the_lock[2].sequence, of_the_lock[3].sequence};
  EXPECT_EQ(sequences, (std::vector<std::uint32_t>{1, 1, 2, 2}));
}

// For each object the acquisitions are in the trace in the order of their numbers, and a mutex is never owned
// twice at a time.
TEST(events, are_in_the_order_of_the_objects_numbers) {
  recorded_run run;
  std::map<trace::object_id, trace::object_kind> kinds;
  run.run([&] {
    sync::mutex a("a");
    sync::shared_mutex b("b");
    kinds = {{a.id(), trace::object_kind::mutex}, {b.id(), trace::object_kind::shared_mutex}};
    std::vector<sync::thread> team;
    for (int i = 0; i < 8; ++i) {
      team.push_back(sync::thread("member", [&] {
        for (int r = 0; r < 500; ++r) {
          { const sync::scoped_lock lock(a); }
          { const sync::lock_guard lock(b); }
        }
      }));
    }
  });
  std::map<trace::object_id, std::uint32_t> last;
  std::map<trace::object_id, int> owner;
  for (const auto& each : run.records()) {
    if (each.what == kind::acquired) {
      ASSERT_EQ(each.sequence, ++last[each.object]);
      ASSERT_EQ(owner[each.object], 0);
      owner[each.object] = static_cast<int>(each.thread);
    } else if (each.what == kind::released) {
      ASSERT_EQ(each.sequence, last[each.object]);
      ASSERT_EQ(owner[each.object], static_cast<int>(each.thread));
      owner[each.object] = 0;
    }
  }
  for (const auto& [object, of] : kinds) EXPECT_EQ(last[object], 4000u);
}

TEST(events, tell_who_woke_whom) {
  recorded_run run;
  trace::object_id condition = 0;
  run.run([&] {
    sync::mutex guard("guard");
    sync::condition_variable ready("ready");
    condition = ready.id();
    bool done = false;
    sync::thread waiter("waiter", [&] {
      sync::unique_lock lock(guard);
      ready.wait(lock, [&] { return done; });
    });
    run.wait_for(kind::wait_begin, 1);
    {
      const sync::scoped_lock lock(guard);
      done = true;
    }
    ready.notify_one();
    waiter.join();
  });
  std::vector<kind> story;
  for (const auto& each : run.records()) {
    if (each.object != condition || each.what < kind::wait_begin) continue;
    story.push_back(each.what);
    if (each.what == kind::woke) {
      EXPECT_EQ(each.argument, 2u);
      EXPECT_EQ(each.thread, 1u);
    }
    if (each.what == kind::notified) {
      EXPECT_EQ(each.argument, 1u);
    }
  }
  EXPECT_EQ(story, (std::vector<kind>{kind::wait_begin, kind::notified, kind::woke, kind::wait_end}));
}

}  // namespace
}  // namespace interleave
