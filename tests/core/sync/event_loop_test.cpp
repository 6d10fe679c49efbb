#include "core/sync/event_loop.h"

#include "core/os/descriptor.h"
#include "core/sync/thread.h"
#include "core/trace/callback.h"
#include "tests/core/os/open_descriptors.h"
#include "tests/core/sync/recorded_run.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <set>
#include <stdexcept>
#include <string>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace interleave {
namespace {

using namespace std::chrono_literals;
using interleave::test::open_descriptors;
using sync::event_loop;
using sync::readiness;
using test::recorded_run;
using trace::kind;

// What the callbacks are called, in the order of the records.
std::vector<std::string> names(const std::vector<trace::record>& of) {
  std::vector<std::string> all;
  for (const auto& each : of) {
    all.push_back(trace::dictionary::of_this_program().text(trace::callback_from(each.argument).name));
  }
  return all;
}

TEST(event_loop, a_turn_runs_deferred_callbacks_then_timers_then_completions) {
  recorded_run run;
  run.run([] {
    const os::pipe_ends pipe = os::make_pipe();
    event_loop loop("loop");
    ASSERT_EQ(::write(pipe.writes.number(), "x", 1), 1);
    loop.post("posted", [] {});
    loop.watch(pipe.reads.number(), readiness::input, "ready", [&] {
      loop.unwatch(pipe.reads.number());
      loop.defer("deferred again", [&] { loop.quit(); });
    });
    loop.after(0ms, "due", [&] { loop.defer("deferred by a timer", [] {}); });
    loop.defer("deferred", [&] { loop.defer("deferred by it", [] {}); });
    loop.run();
  });
  const auto order = names(run.records(kind::began));
  ASSERT_EQ(order.size(), 7u);
  EXPECT_EQ(order[0], "deferred");
  EXPECT_EQ(order[1], "due");
  EXPECT_EQ(std::set<std::string>({order[2], order[3]}), std::set<std::string>({"ready", "posted"}));
  EXPECT_EQ(order[4], "deferred by it");
  EXPECT_EQ(order[5], "deferred by a timer");
  EXPECT_EQ(order[6], "deferred again");
  EXPECT_EQ(run.count(kind::violated), 0u);
  EXPECT_EQ(run.count(kind::queued), 7u);
  EXPECT_EQ(run.count(kind::finished), 7u);
}

TEST(event_loop, timers_run_in_order_of_their_times) {
  recorded_run run;
  run.run([] {
    event_loop loop;
    loop.after(3ms, "third", [&] { loop.quit(); });
    loop.after(1ms, "first", [] {});
    loop.after(2ms, "second", [] {});
    const auto never = loop.after(1ms, "never", [] { ADD_FAILURE() << "was cancelled"; });
    loop.cancel(never);
    loop.cancel(never);
    loop.run();
  });
  EXPECT_EQ(names(run.records(kind::began)), std::vector<std::string>({"first", "second", "third"}));
  EXPECT_EQ(names(run.records(kind::withdrawn)), std::vector<std::string>({"never"}));
  const auto armed = trace::callback_from(run.records(kind::queued)[0].argument);
  EXPECT_EQ(armed.kind, trace::callback_kind::timer);
  EXPECT_EQ(armed.delay, 3'000'000u);
}

TEST(event_loop, a_periodic_timer_runs_until_it_is_cancelled) {
  int times = 0;
  event_loop loop;
  event_loop::timer ticking{};
  ticking = loop.every(1ms, "tick", [&] {
    if (++times < 3) return;
    loop.cancel(ticking);
    loop.after(3ms, "end", [&] { loop.quit(); });
  });
  loop.run();
  EXPECT_EQ(times, 3);
}

TEST(event_loop, runs_in_its_own_thread_what_others_post) {
  constexpr int posters = 4;
  constexpr int each = 250;
  recorded_run run;
  run.run([] {
    event_loop loop;
    int called = 0;  // by the loop's thread alone
    std::vector<sync::thread> threads;
    for (int i = 0; i < posters; ++i) {
      threads.push_back(sync::thread("poster", [&] {
        for (int k = 0; k < each; ++k) {
          loop.post("called", [&] {
            if (++called == posters * each) loop.quit();
          });
        }
      }));
    }
    loop.run();
    EXPECT_EQ(called, posters * each);
  });
  EXPECT_EQ(run.count(kind::began), static_cast<std::size_t>(posters * each));
  EXPECT_EQ(run.count(kind::violated), 0u);
}

TEST(event_loop, who_posts_wakes_the_loop_that_sleeps) {
  recorded_run run;
  std::atomic<event_loop*> known = nullptr;
  run.start([&] {
    event_loop loop;
    known = &loop;
    loop.run();
  });
  run.wait_for(kind::wait_begin, 1);
  event_loop& loop = *known;
  loop.post("end", [&] { loop.quit(); });
  run.finish();
  const auto begun = run.records(kind::wait_begin);
  EXPECT_TRUE(begun[0].has(trace::flag::timed)) << "never taken for a deadlock";
  EXPECT_EQ(begun[0].object, run.records(kind::turned)[0].object);
}

TEST(event_loop, a_replaced_or_ended_watch_is_not_called) {
  const os::pipe_ends one = os::make_pipe();
  const os::pipe_ends other = os::make_pipe();
  ASSERT_EQ(::write(one.writes.number(), "x", 1), 1);
  ASSERT_EQ(::write(other.writes.number(), "x", 1), 1);
  event_loop loop;
  int called = 0;
  // Both are ready in the same turn: whoever comes first ends the other's watch.
  const auto end_both = [&] {
    ++called;
    loop.unwatch(one.reads.number());
    loop.unwatch(other.reads.number());
    loop.after(0ms, "end", [&] { loop.quit(); });
  };
  loop.watch(one.reads.number(), readiness::input, "wrong", [] { ADD_FAILURE() << "was replaced"; });
  loop.watch(one.reads.number(), readiness::input, "one", end_both);
  loop.watch(other.reads.number(), readiness::input, "other", end_both);
  loop.run();
  EXPECT_EQ(called, 1);
  EXPECT_THROW(loop.watch(1 << 20, readiness::input, "nothing", [] {}), std::system_error);
}

TEST(event_loop, an_exception_leaves_run_and_the_loop_can_be_run_again) {
  event_loop loop;
  loop.defer("throws", [] { throw std::runtime_error("no"); });
  loop.defer("after it", [&] { loop.quit(); });
  EXPECT_THROW(loop.run(), std::runtime_error);
  loop.run();
}

TEST(event_loop, a_stop_ends_a_loop_that_sleeps_and_leaves_no_descriptor) {
  const std::size_t before = open_descriptors();
  {
    recorded_run run;
    run.start([] {
      event_loop loop;
      loop.run();
      ADD_FAILURE() << "went on";
    });
    run.wait_for(kind::wait_begin, 1);
    run.rules.cancel();
    EXPECT_TRUE(run.finish());
  }
  EXPECT_EQ(open_descriptors(), before);
}

TEST(event_loop, a_stop_ends_a_loop_that_is_never_idle) {
  recorded_run run;
  run.start([] {
    event_loop loop;
    std::function<void()> again = [&] { loop.defer("again", again); };
    again();
    loop.run();
    ADD_FAILURE() << "went on";
  });
  run.wait_for(kind::began, 10);
  run.rules.cancel();
  EXPECT_TRUE(run.finish());
}

}  // namespace
}  // namespace interleave
