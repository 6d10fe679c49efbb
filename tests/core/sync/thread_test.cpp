#include "core/sync/thread.h"

#include "core/sync/annotate.h"
#include "core/sync/latch.h"
#include "core/sync/resource.h"
#include "core/sync/this_thread.h"
#include "tests/core/sync/recorded_run.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <system_error>
#include <vector>

namespace interleave {
namespace {

using namespace std::chrono_literals;
using test::recorded_run;

trace::how_ended ending(recorded_run& run, trace::thread_id thread) {
  for (const auto& each : run.records(trace::kind::thread_ended)) {
    if (each.thread == thread) return static_cast<trace::how_ended>(each.argument);
  }
  ADD_FAILURE() << "thread " << thread << " has not ended";
  return trace::how_ended::returned;
}

TEST(thread, joins_when_it_is_told_or_goes) {
  std::atomic<int> done = 0;
  {
    sync::thread first("first", [&] { ++done; });
    EXPECT_TRUE(first.joinable());
    first.join();
    EXPECT_FALSE(first.joinable());
    EXPECT_THROW(first.join(), std::system_error);
    sync::thread second("second", [&] { ++done; });
    sync::thread moved(std::move(second));
    EXPECT_FALSE(second.joinable());  // NOLINT: what is left is specified
    moved = sync::thread("third", [&] { ++done; });
  }
  EXPECT_EQ(done, 3);
}

TEST(thread, belongs_to_the_run_of_its_maker) {
  recorded_run run;
  trace::thread_id child = 0;
  trace::object_id as_object = 0;
  schedule::control* belongs_to = nullptr;
  run.run([&] {
    sync::thread made("made", [&] {
      child = sync::this_thread::id();
      belongs_to = schedule::this_thread_worker().run();
    });
    as_object = made.id();
    made.join();
  });
  EXPECT_EQ(belongs_to, &run.rules);
  EXPECT_NE(child, 0);
  const auto started = run.records(trace::kind::thread_started);
  ASSERT_EQ(started.size(), 2u);
  EXPECT_EQ(started[1].thread, child);
  EXPECT_EQ(started[1].object, as_object);
  EXPECT_EQ(ending(run, child), trace::how_ended::returned);
}

TEST(thread, an_exception_that_escapes_is_a_fault_of_the_run) {
  recorded_run run;
  run.run([] {
    sync::thread("thrower", [] { throw std::runtime_error("no more forks"); }).join();
    sync::thread("another", [] { throw 1; }).join();
  });
  EXPECT_EQ(run.rules.fault(), "thrower: no more forks");
  const auto ended = run.records(trace::kind::thread_ended);
  ASSERT_EQ(ended.size(), 3u);
  EXPECT_EQ(ended[0].argument, static_cast<std::uint64_t>(trace::how_ended::exception));
  EXPECT_EQ(ended[1].argument, static_cast<std::uint64_t>(trace::how_ended::exception));
  EXPECT_EQ(ended[2].argument, static_cast<std::uint64_t>(trace::how_ended::returned));
}

TEST(thread, a_join_that_waits_ends_after_the_thread) {
  recorded_run run;
  run.run([&] {
    sync::latch joined("joined", 1);
    sync::thread made("made", [&] { joined.wait(); });
    sync::thread opens("opens", [&] {
      while (run.count(trace::kind::wait_begin) < 2) std::this_thread::yield();
      joined.count_down();
    });
    made.join();
  });
  std::size_t thread_end = 0;
  std::size_t join_end = 0;
  trace::object_id made = 0;
  const auto all = run.records();
  for (const auto& each : all) {
    if (each.what == trace::kind::thread_started && each.thread == 2) made = each.object;
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].what == trace::kind::thread_ended && all[i].thread == 2) thread_end = i;
    if (all[i].what == trace::kind::wait_end && all[i].object == made) join_end = i;
  }
  EXPECT_GT(thread_end, 0u);
  EXPECT_GT(join_end, thread_end);
}

TEST(this_thread, sleeps_and_says_so) {
  recorded_run run;
  run.run([] {
    sync::this_thread::sleep_for(2ms);
    sync::this_thread::sleep_until(std::chrono::steady_clock::now() - 1h);
    sync::this_thread::yield();
  });
  const auto begins = run.records(trace::kind::sleep_begin);
  ASSERT_EQ(begins.size(), 2u);
  EXPECT_EQ(begins[0].argument, 2'000'000u);
  EXPECT_EQ(begins[1].argument, 0u);
  EXPECT_EQ(run.count(trace::kind::sleep_end), 2u);
}

TEST(annotate, is_in_the_trace) {
  recorded_run run;
  run.run([] {
    sync::phase("eating");
    sync::count("meals");
    sync::count("money", -7);
    sync::note("level", -3);
    sync::require(true, "is not broken");
    sync::require(false, "is broken", 42);
  });
  const auto names = trace::dictionary::of_this_program();
  EXPECT_EQ(names.text(static_cast<trace::literal_id>(run.records(trace::kind::phase).at(0).argument)),
            "eating");
  const auto counted = run.records(trace::kind::counted);
  ASSERT_EQ(counted.size(), 2u);
  EXPECT_EQ(names.text(counted[1].object), "money");
  EXPECT_EQ(static_cast<std::int64_t>(counted[1].argument), -7);
  const auto violated = run.records(trace::kind::violated);
  ASSERT_EQ(violated.size(), 1u);
  EXPECT_EQ(names.text(violated[0].object), "is broken");
  EXPECT_EQ(violated[0].argument, 42u);
}

TEST(resource, taken_twice_is_a_violation) {
  recorded_run run;
  trace::object_id spoon_id = 0;
  run.run([&] {
    sync::resource spoon("spoon");
    spoon_id = spoon.id();
    spoon.take();
    spoon.put();
    spoon.take();
    sync::thread("other", [&] {
      spoon.take();
      spoon.put();
    }).join();
    spoon.put();
    spoon.take();
    spoon.put();
  });
  const auto violated = run.records(trace::kind::violated);
  ASSERT_EQ(violated.size(), 1u);
  EXPECT_EQ(violated[0].argument, spoon_id);
  EXPECT_EQ(violated[0].thread, 2u);
  EXPECT_EQ(run.count(trace::kind::acquired), 4u);
  EXPECT_EQ(run.count(trace::kind::released), 4u);
}

}  // namespace
}  // namespace interleave
