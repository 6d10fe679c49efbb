#include "core/sync/mailbox.h"

#include "core/sync/guest.h"
#include "core/sync/heartbeat.h"
#include "core/sync/sync.h"
#include "core/sync/thread.h"
#include "tests/core/sync/recorded_run.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>
#include <vector>

namespace interleave {
namespace {

using namespace std::chrono_literals;
using test::recorded_run;
using trace::kind;

TEST(mailbox, gives_what_was_put_in_in_order_and_then_nothing) {
  recorded_run run;
  std::vector<int> got;
  run.run([&] {
    sync::mailbox<int> letters("letters");
    sync::thread reader("reader", [&] {
      while (const auto next = letters.take()) {
        EXPECT_GE(next->waited.count(), 0);
        got.push_back(next->what);
      }
    });
    for (int i = 0; i < 1000; ++i) letters.put(i);
    letters.close();
    reader.join();
  });
  ASSERT_EQ(got.size(), 1000u);
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(got[static_cast<std::size_t>(i)], i);
}

TEST(mailbox, a_letter_wakes_the_reader) {
  recorded_run run;
  run.run([&] {
    sync::mailbox<int> there("there");
    sync::mailbox<int> back("back");
    sync::thread reader("reader", [&] {
      while (const auto next = there.take()) back.put(next->what + 1);
    });
    for (int i = 0; i < 200; ++i) {
      there.put(i);
      EXPECT_EQ(back.take()->what, i + 1);
    }
    there.close();
  });
  EXPECT_GT(run.count(kind::wait_begin), 0u);
  EXPECT_EQ(run.count(kind::wait_begin), run.count(kind::wait_end));
  EXPECT_GT(run.count(kind::woke), 0u);
}

TEST(mailbox, a_deadline_ends_the_wait) {
  recorded_run run;
  run.run([] {
    sync::mailbox<int> letters("letters");
    EXPECT_FALSE(letters.take_by(sync::deadline(1ms)).has_value());
    letters.put(3);
    EXPECT_EQ(letters.take_by(sync::deadline(1h))->what, 3);
  });
  const auto begun = run.records(kind::wait_begin);
  ASSERT_EQ(begun.size(), 1u);
  EXPECT_TRUE(begun[0].has(trace::flag::timed));
  EXPECT_EQ(run.records(kind::wait_end)[0].argument,
            static_cast<std::uint64_t>(trace::wait_result::timed_out));
}

TEST(mailbox, the_stop_of_the_run_ends_the_wait) {
  recorded_run run;
  run.start([] {
    sync::mailbox<int> letters("letters");
    letters.take();
    ADD_FAILURE() << "went on";
  });
  run.wait_for(kind::wait_begin, 1);
  run.rules.cancel();
  EXPECT_TRUE(run.finish());
}

TEST(heartbeat, is_due_when_its_time_has_come_and_tells_how_late) {
  sync::heartbeat soon(0ms);
  EXPECT_TRUE(soon.is_due());
  EXPECT_GE(soon.take().count(), 0);
  const sync::heartbeat late(1h);
  EXPECT_FALSE(late.is_due());
}

TEST(guest, is_a_lane_of_the_run_only_during_its_visits) {
  recorded_run run;
  run.run([] {
    sync::guest window("window");
    std::thread outside([&] {
      sync::phase("unseen");
      window.visit([] { sync::phase("typing"); });
      sync::phase("unseen");
      window.visit([] { sync::phase("painting"); });
    });
    outside.join();
  });
  const auto phases = run.records(kind::phase);
  ASSERT_EQ(phases.size(), 2u);
  EXPECT_EQ(phases[0].thread, phases[1].thread);
  EXPECT_NE(phases[0].thread, run.records(kind::thread_started)[0].thread);
  EXPECT_EQ(run.count(kind::thread_started), 2u);
  EXPECT_EQ(run.count(kind::thread_ended), 2u);
}

TEST(guest, is_neither_held_by_a_pause_nor_ended_by_a_stop) {
  recorded_run run;
  run.run([&] {
    sync::guest window("window");
    run.rules.pause();
    std::thread outside([&] {
      window.visit([&] {
        sync::phase("typing");  // would hold a thread of the run
        sync::mailbox<int> letters("letters");
        letters.put(1);
        EXPECT_EQ(letters.take()->what, 1);
        run.rules.cancel();
        sync::phase("still typing");  // would end a thread of the run
        sync::this_thread::yield();
      });
    });
    outside.join();
  });
  EXPECT_EQ(run.count(kind::phase), 2u);
  EXPECT_EQ(run.count(kind::held_begin), 0u);
}

}  // namespace
}  // namespace interleave
