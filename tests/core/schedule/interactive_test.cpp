#include "core/schedule/interactive.h"

#include "core/schedule/engine.h"
#include "core/sync/atomic.h"
#include "core/sync/locks.h"
#include "core/sync/mutex.h"
#include "core/sync/this_thread.h"
#include "core/sync/thread.h"
#include "tests/core/sync/recorded_run.h"

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <thread>
#include <vector>

namespace interleave::schedule {
namespace {

using namespace std::chrono_literals;

// A run whose steps a test decides, from outside of it.
class stepped {
 public:
  explicit stepped(std::function<void()> body, std::vector<decision> prefix = {})
      : by(std::move(prefix)), conducts({.on = make_threads(false), .holds = true}), run(&conducts) {
    conducts.begin(run.rules, by);
    run.start(std::move(body));
  }
  ~stepped() {
    run.rules.cancel();
    run.finish();
  }

  // The next question; nothing once the run is over.
  std::optional<question> next() {
    for (;;) {
      if (auto asked = by.asked()) return asked;
      if (conducts.is_over()) return std::nullopt;
      std::this_thread::yield();
    }
  }
  bool take(actor who, stretch how_far = stretch::step) {
    return next().has_value() && by.answer({who, 0}, how_far);
  }

  interactive by;
  engine conducts;
  test::recorded_run run;
};

std::vector<actor> who_can(const question& of) {
  std::vector<actor> all;
  for (const branch& each : of.branches) all.push_back(each.what.who);
  return all;
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

TEST(interactive, asks_for_each_step_and_tells_what_it_would_be) {
  stepped of(two_mutexes);
  auto asked = of.next();
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->steps, 0u);
  ASSERT_EQ(asked->branches.size(), 1u);
  EXPECT_EQ(asked->branches[0].next.what, op::start);
  EXPECT_TRUE(asked->branches[0].is_default);

  ASSERT_TRUE(of.take(0));
  asked = of.next();
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->steps, 1u);
  EXPECT_EQ(who_can(*asked), (std::vector<actor>{0, 1}));
  EXPECT_FALSE(asked->branches[0].preempts);
  EXPECT_TRUE(asked->branches[1].preempts);
  EXPECT_NE(asked->branches[1].thread, 0u);
  EXPECT_FALSE(of.by.answer({2, 0})) << "there is no such branch";
  EXPECT_TRUE(of.by.asked());
}

TEST(interactive, a_person_steers_into_a_deadlock) {
  stepped of(two_mutexes);
  for (const int who : {0, 0, 1, 1, 2}) ASSERT_TRUE(of.take(static_cast<actor>(who)));
  ASSERT_EQ(of.next()->preemptions, 1u);
  ASSERT_TRUE(of.take(2));
  EXPECT_FALSE(of.next());
  EXPECT_EQ(of.conducts.how(), ending::deadlock);
  EXPECT_EQ(of.by.taken().size(), 6u);
  EXPECT_EQ(of.by.preemptions(), 1u) << "main cannot go on when it is left";
}

TEST(interactive, a_thread_goes_on_until_it_cannot) {
  stepped of(two_mutexes);
  ASSERT_TRUE(of.take(0, stretch::until_waits));  // starts both, then joins
  auto asked = of.next();
  ASSERT_TRUE(asked);
  EXPECT_EQ(who_can(*asked), (std::vector<actor>{1, 2}));
  ASSERT_EQ(asked->waiting.size(), 1u);
  EXPECT_EQ(asked->waiting[0].who, 0u);
  EXPECT_EQ(asked->waiting[0].next.what, op::join);

  ASSERT_TRUE(of.take(1, stretch::big_step));  // begins, locks both, and gives one back
  asked = of.next();
  ASSERT_TRUE(asked);
  EXPECT_EQ(who_can(*asked), (std::vector<actor>{1, 2}));
  EXPECT_EQ(asked->branches[0].next.what, op::unlock);
  ASSERT_TRUE(of.take(1, stretch::until_waits));
  ASSERT_TRUE(of.take(2, stretch::until_waits));
  ASSERT_TRUE(of.take(0, stretch::until_waits));
  EXPECT_FALSE(of.next());
  EXPECT_EQ(of.conducts.how(), ending::completed);
  EXPECT_EQ(of.by.preemptions(), 0u);
}

TEST(interactive, a_prefix_takes_a_step_back) {
  std::vector<decision> taken;
  {
    stepped of(two_mutexes);
    for (const int who : {0, 0, 1, 1, 2}) ASSERT_TRUE(of.take(static_cast<actor>(who)));
    ASSERT_TRUE(of.next());
    taken = of.by.taken();
  }
  taken.pop_back();
  stepped again(two_mutexes, taken);
  const auto asked = again.next();
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->steps, 4u);
  EXPECT_EQ(asked->last, 1u);
  EXPECT_EQ(again.by.taken(), taken);
}

TEST(interactive, a_prefix_that_does_not_fit_ends_the_run) {
  stepped of(two_mutexes, {{0, 0}, {7, 0}});
  EXPECT_FALSE(of.next());
  EXPECT_EQ(of.conducts.how(), ending::abandoned);
  EXPECT_TRUE(of.by.has_diverged());
}

TEST(interactive, stop_ends_the_wait_for_an_answer) {
  for (int steps = 0; steps < 6; ++steps) {
    stepped of(two_mutexes);
    for (int i = 0; i < steps; ++i) ASSERT_TRUE(of.take(of.next()->branches.back().what.who));
    of.run.rules.cancel();
    of.run.finish();
    EXPECT_FALSE(of.by.answer({0, 0}));
  }
}

TEST(interactive, who_is_stopped_before_it_begins_does_not_begin) {
  interactive by;
  engine conducts({.on = make_threads(false), .holds = true});
  test::recorded_run run(&conducts);
  run.rules.cancel();
  conducts.begin(run.rules, by);
  run.start(two_mutexes);
  EXPECT_TRUE(run.finish());
  EXPECT_FALSE(by.asked());
}

TEST(interactive, a_pace_holds_each_step_of_a_run_that_a_controller_decides) {
  interactive by;
  engine conducts({.on = make_threads(false), .holds = true});
  test::recorded_run run(&conducts);
  run.rules.set_pace(1us);
  conducts.begin(run.rules, by);
  run.start(two_mutexes);
  while (!by.asked()) std::this_thread::yield();
  run.rules.cancel();
  run.finish();
  bool held = false;
  for (const auto& each : run.records()) held = held || each.what == trace::kind::held_begin;
  EXPECT_TRUE(held);
}

TEST(interactive, spinning_for_ever_comes_back_to_the_person) {
  stepped of([] {
    sync::atomic<int> flag("flag");
    sync::thread waits("waits", [&] {
      while (flag.load() == 0) sync::this_thread::yield();
    });
    flag.store(1);
  });
  ASSERT_TRUE(of.take(0));
  ASSERT_TRUE(of.take(1, stretch::until_waits));
  const auto asked = of.next();
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->last, 1u);
  EXPECT_GE(asked->steps, longest_stretch);
}

}  // namespace
}  // namespace interleave::schedule
