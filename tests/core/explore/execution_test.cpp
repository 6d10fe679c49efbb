#include "core/explore/execution.h"

#include "core/scenario/registry.h"
#include "core/scenario/settings.h"
#include "core/schedule/following.h"
#include "core/schedule/schedule_string.h"
#include "core/schedule/strands.h"
#include "core/sync/mailbox.h"
#include "core/sync/sync.h"
#include "tests/core/explore/random_program.h"
#include "tests/core/sync/recorded_run.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <exception>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace interleave {
namespace {

using namespace std::chrono_literals;
using explore::backend;
using explore::executor;
using schedule::ending;
using test::at_random;
using test::random_program;

bool has_fibers() {
  return *schedule::why_no_fibers() == '\0';
}

class on_both : public testing::TestWithParam<backend> {
 protected:
  void SetUp() override {
    if (GetParam() == backend::fibers && !has_fibers()) GTEST_SKIP() << schedule::why_no_fibers();
    executes_ = std::make_unique<executor>(executor::options{.on = GetParam(), .max_steps = 2'000});
    executes_->keep_names(true);
  }
  ending run(const explore::program& what, std::vector<schedule::decision> decisions = {}) {
    schedule::following by(std::move(decisions));
    const ending how = executes_->run(what, by);
    EXPECT_EQ(by.divergence(), "");
    return how;
  }

  std::unique_ptr<executor> executes_;
};
INSTANTIATE_TEST_SUITE_P(backends, on_both, testing::Values(backend::fibers, backend::threads),
                         [](const auto& each) {
                           return each.param == backend::fibers ? "fibers" : "threads";
                         });

void two_mutexes() {
  sync::mutex a("a");
  sync::mutex b("b");
  const auto take = [](sync::mutex& first, sync::mutex& second) {
    const sync::lock_guard one(first);
    const sync::lock_guard other(second);
  };
  const sync::thread left("left", [&] { take(a, b); });
  const sync::thread right("right", [&] { take(b, a); });
}

TEST_P(on_both, a_deadlock_is_told_as_its_circle) {
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(run(two_mutexes), ending::completed);
    EXPECT_EQ(run(two_mutexes, {{0, 0}, {0, 0}, {1, 0}, {1, 0}, {2, 0}, {2, 0}}), ending::deadlock);
    EXPECT_EQ(executes_->text(), "deadlock: left waits for b (right), right waits for a (left)");
  }
}

TEST_P(on_both, binary_semaphores_can_deadlock_too) {
  const auto body = [] {
    sync::counting_semaphore a("a", 1);
    sync::counting_semaphore b("b", 1);
    const auto take = [](sync::counting_semaphore& first, sync::counting_semaphore& second) {
      first.acquire();
      second.acquire();
      second.release();
      first.release();
    };
    const sync::thread left("left", [&] { take(a, b); });
    const sync::thread right("right", [&] { take(b, a); });
  };
  EXPECT_EQ(run(body, {{0, 0}, {0, 0}, {1, 0}, {1, 0}, {2, 0}, {2, 0}}), ending::deadlock);
}

TEST_P(on_both, a_lost_wake_up_is_no_deadlock) {
  const auto body = [] {
    sync::mutex guard("guard");
    sync::condition_variable go("go");
    const sync::thread waiter("waiter", [&] {
      sync::unique_lock lock(guard);
      go.wait(lock);
    });
    go.notify_one();
  };
  EXPECT_EQ(run(body), ending::stuck);
  EXPECT_EQ(executes_->text(), "nobody can go on: main waits for waiter, waiter waits for go");
}

TEST_P(on_both, the_first_broken_rule_ends_it) {
  bool went_on = false;
  EXPECT_EQ(run([] {
              const sync::thread other("other", [] { sync::require(false, "two is three"); });
              sync::phase("later");
            }),
            ending::violation);
  EXPECT_EQ(executes_->text(), "other breaks the rule: two is three");
  EXPECT_EQ(run([&] {
              sync::require(false, "first");
              sync::require(false, "second");
              sync::phase("throws");
              went_on = true;
            }),
            ending::violation);
  EXPECT_EQ(executes_->text(), "main breaks the rule: first");
  EXPECT_FALSE(went_on);
}

TEST_P(on_both, an_exception_that_escapes_ends_it) {
  EXPECT_EQ(run([] { const sync::thread other("other", [] { throw std::runtime_error("no milk"); }); }),
            ending::exception);
  EXPECT_EQ(executes_->text(), "an exception escaped from other: no milk");
  EXPECT_EQ(run([] { throw 1; }), ending::exception);
  EXPECT_EQ(run([] {}), ending::completed);
}

TEST_P(on_both, what_goes_on_for_ever_is_cut) {
  for (const bool yields : {false, true}) {
    EXPECT_EQ(run([yields] {
                const sync::thread other("other", [yields] {
                  for (;;) yields ? sync::this_thread::yield() : sync::phase("round and round");
                });
              }),
              ending::cut);
  }
}

TEST_P(on_both, who_spins_lets_the_others_run) {
  const auto body = [] {
    sync::atomic<bool> open("open", false);
    const sync::thread waits("waits", [&] {
      while (!open.load()) sync::this_thread::yield();
    });
    const sync::thread sleeps("sleeps", [&] {
      while (!open.load()) sync::this_thread::sleep_for(1ms);
    });
    const sync::thread opens("opens", [&] { open.store(true); });
  };
  EXPECT_EQ(run(body), ending::completed);
  EXPECT_LT(executes_->steps(), 30u);
}

TEST_P(on_both, what_lies_outside_the_run_is_said_in_one_line) {
  EXPECT_EQ(run([] {
              sync::mailbox<int> letters("letters");
              letters.put(1);
            }),
            ending::not_explorable);
  EXPECT_EQ(run([] { const sync::process child("child", [] { return std::string(); }); }),
            ending::not_explorable);
  EXPECT_EQ(run([] { const sync::priority_mutex bus("bus", sync::priority_mutex::protocol::none); }),
            ending::not_explorable);
  EXPECT_EQ(run([] {
              sync::event_loop loop("loop");
              loop.defer("end", [&] { loop.quit(); });
              loop.run();
            }),
            ending::not_explorable);
  EXPECT_NE(executes_->text().find("outside the run"), std::string::npos);
}

TEST_P(on_both, whom_a_notification_wakes_is_a_decision) {
  std::string order;
  const auto body = [&] {
    order.clear();
    sync::mutex guard("guard");
    sync::condition_variable go("go");
    const auto wait = [&](char name) {
      sync::unique_lock lock(guard);
      go.wait(lock);
      order += name;
    };
    const sync::thread a("a", [&] { wait('a'); });
    const sync::thread b("b", [&] { wait('b'); });
    sync::this_thread::sleep_for(1ms);  // both wait
    go.notify_one();
    sync::this_thread::sleep_for(1ms);
    go.notify_one();
  };
  EXPECT_EQ(run(body), ending::completed);
  EXPECT_EQ(order, "ab");
  auto decisions = executes_->decisions();
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    if (executes_->log()[i].what != schedule::op::notify_one) continue;
    decisions.resize(i + 1);
    decisions[i].how = 1;
    break;
  }
  EXPECT_EQ(run(body, decisions), ending::completed);
  EXPECT_EQ(order, "ba");
}

// Two threads unwind at once: each switches to the other in the middle of it.
TEST_P(on_both, exceptions_in_flight_stay_with_their_thread) {
  struct last_words {
    sync::atomic<int>& said;
    ~last_words() {
      said.fetch_add(1);
      EXPECT_EQ(std::uncaught_exceptions(), 1);
      said.fetch_add(1);
    }
  };
  const auto body = [] {
    sync::atomic<int> said("said", 0);
    const auto fail = [&said](const char* why) {
      try {
        const last_words at_the_end{said};
        throw std::runtime_error(why);
      } catch (const std::runtime_error&) {
        said.fetch_add(1);
        try {
          throw;  // what this thread handles
        } catch (const std::runtime_error& same) {
          EXPECT_STREQ(same.what(), why);
        }
      }
      EXPECT_EQ(std::uncaught_exceptions(), 0);
    };
    const sync::thread a("a", [&] { fail("a"); });
    const sync::thread b("b", [&] { fail("b"); });
  };
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    at_random by(seed);
    ASSERT_EQ(executes_->run(body, by), ending::completed);
  }
}

TEST_P(on_both, async_gives_its_value_or_its_exception) {
  EXPECT_EQ(run([] {
              auto right = sync::async("right", [] { return 42; });
              auto wrong = sync::async("wrong", []() -> int { throw std::runtime_error("wrong"); });
              EXPECT_EQ(right.get(), 42);
              EXPECT_THROW(static_cast<void>(wrong.get()), std::runtime_error);
            }),
            ending::completed);
}

TEST_P(on_both, a_barrier_keeps_phases_apart_whoever_comes_first) {
  const auto body = [] {
    sync::atomic<int> inside("inside", 0);
    sync::barrier round("round", 2, [&] { inside.store(0); });
    const auto play = [&] {
      for (int i = 0; i < 3; ++i) {
        sync::require(inside.fetch_add(1) < 2, "no more than two in a round");
        round.arrive_and_wait();
      }
    };
    const sync::thread a("a", play);
    const sync::thread b("b", play);
  };
  for (std::uint32_t seed = 1; seed <= 50; ++seed) {
    at_random by(seed);
    ASSERT_EQ(executes_->run(body, by), ending::completed) << seed << ' ' << executes_->text();
  }
}

int times(const char* variable, int otherwise) {
  const char* const set = std::getenv(variable);
  return set != nullptr ? std::atoi(set) : otherwise;
}

// INTERLEAVE_REPLAYS=100000 for the long run.
TEST(backends, the_same_decisions_give_the_same_steps) {
  if (!has_fibers()) GTEST_SKIP() << schedule::why_no_fibers();
  executor fibers({.on = backend::fibers, .max_steps = 2'000});
  executor threads({.on = backend::threads, .max_steps = 2'000});
  std::map<ending, int> endings;
  const int programs = times("INTERLEAVE_REPLAYS", 1'000);
  for (int number = 0; number < programs; ++number) {
    const auto program = random_program(static_cast<std::uint32_t>(number / 4));
    at_random by(static_cast<std::uint32_t>(number) + 1);
    ++endings[fibers.run(program, by)];
    const auto decisions = fibers.decisions();
    const auto log = fibers.log();
    const auto hash = fibers.hash();
    const auto how = fibers.how();
    for (executor* const each : {&threads, &fibers}) {
      schedule::following again(decisions);
      ASSERT_EQ(each->run(program, again), how) << number;
      ASSERT_EQ(again.divergence(), "") << number;
      ASSERT_EQ(each->log(), log) << number;
      ASSERT_EQ(each->hash(), hash) << number;
    }
  }
  if (programs < 1'000) return;
  for (const ending how :
       {ending::completed, ending::deadlock, ending::stuck, ending::violation, ending::exception}) {
    EXPECT_GT(endings[how], 0) << word_for(how);
    RecordProperty(std::string(word_for(how)), endings[how]);
  }
}

TEST(backends, a_recorded_run_takes_the_same_steps) {
  executor executes({.on = has_fibers() ? backend::fibers : backend::threads, .max_steps = 2'000});
  for (std::uint32_t number = 0; number < 30; ++number) {
    const auto program = random_program(number);
    at_random by(number + 1);
    const ending how = executes.run(program, by);
    schedule::following again(executes.decisions());
    schedule::engine conducts({.on = schedule::make_threads(false), .max_steps = 2'000, .holds = true});
    test::recorded_run run(&conducts);
    conducts.begin(run.rules, again);
    run.start([&] {
      try {
        program();
      } catch (const std::exception& fault) {
        run.rules.report_fault(fault.what());
      }
    });
    conducts.wait_until_over();
    EXPECT_EQ(conducts.how(), how) << number;
    EXPECT_EQ(conducts.log(), executes.log()) << number;
    run.rules.cancel();
    run.finish();
  }
}

TEST(schedules, come_back_from_their_strings) {
  const scenario::descriptor& of = *scenario::find("dining-philosophers");
  scenario::settings values(of);
  values.set("meals", 1);
  values.set("philosophers", 3);
  const scenario::variant& naive = *of.find_variant("naive");
  const auto dinner = explore::program_of(naive, values);
  executor fibers({.on = has_fibers() ? backend::fibers : backend::threads});
  executor threads({.on = backend::threads});
  int deadlocks = 0;
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    at_random by(seed);
    const ending how = fibers.run(dinner, by);
    deadlocks += how == ending::deadlock ? 1 : 0;
    const auto found = explore::retell(fibers, dinner, fibers.decisions());
    ASSERT_EQ(found.how, how);
    const auto text = explore::string_for(of, naive, values, found).text();
    ASSERT_TRUE(text.starts_with("1/dining-philosophers/-")) << text;  // just what a search begins with
    const auto read = schedule::schedule_string::parse(text);
    for (executor* const each : {&fibers, &threads}) {
      schedule::replaying again(read.deviations);
      ASSERT_EQ(each->run(dinner, again), how) << again.divergence();
      ASSERT_TRUE(again.is_through());
      ASSERT_EQ(schedule::schedule_string::check_of(each->hash()), read.check);
    }
  }
  EXPECT_GT(deadlocks, 0);
}

TEST(schedules, tell_where_a_run_diverges_from_them) {
  executor executes({.on = backend::threads});
  const std::uint8_t right = schedule::step_check().letter();
  const auto wrong = static_cast<std::uint8_t>((right + 1) % 26);
  schedule::replaying wrong_check({{.at = 0, .what = {0, 0}, .check = wrong}});
  EXPECT_EQ(executes.run(two_mutexes, wrong_check), ending::abandoned);
  EXPECT_NE(wrong_check.divergence().find("at step 1: the steps before"), std::string::npos);
  schedule::replaying not_there({{.at = 0, .what = {2, 0}, .check = right}});
  EXPECT_EQ(executes.run(two_mutexes, not_there), ending::abandoned);
  EXPECT_EQ(not_there.divergence(),
            "the run diverges from its schedule at step 1: thread 2 cannot go on like that (who can: 0)");
}

}  // namespace
}  // namespace interleave
