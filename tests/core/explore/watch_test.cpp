#include "core/explore/watch.h"

#include "core/explore/execution.h"
#include "core/explore/explorer.h"
#include "core/scenario/registry.h"
#include "core/scenario/settings.h"
#include "core/schedule/following.h"
#include "core/schedule/strands.h"
#include "core/sync/sync.h"

#include <gtest/gtest.h>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace interleave::explore {
namespace {

using schedule::ending;

class watched : public testing::TestWithParam<backend> {
 protected:
  void SetUp() override {
    if (GetParam() == backend::fibers && *schedule::why_no_fibers() != '\0')
      GTEST_SKIP() << schedule::why_no_fibers();
    executes_ = std::make_unique<executor>(
        executor::options{.on = GetParam(), .max_steps = 4'000, .progress = "rounds"});
    executes_->keep_names(true);
  }
  ending run(const program& what) {
    schedule::following by;
    return executes_->run(what, by);
  }

  std::unique_ptr<executor> executes_;
};
INSTANTIATE_TEST_SUITE_P(backends, watched, testing::Values(backend::fibers, backend::threads),
                         [](const auto& each) {
                           return each.param == backend::fibers ? "fibers" : "threads";
                         });

// Each holds one and wants the other's, gives up, and tries again at the same moment as the other.
void after_you(const std::function<bool()>& gives_up_for_good) {
  sync::mutex a("a");
  sync::mutex b("b");
  const auto take = [&](sync::mutex& own, sync::mutex& other) {
    while (!gives_up_for_good()) {
      const sync::lock_guard first(own);
      sync::this_thread::yield();
      const sync::unique_lock second(other, std::try_to_lock);
      if (second) return sync::count("rounds");
      sync::this_thread::yield();
    }
  };
  const sync::thread left("left", [&] { take(a, b); });
  const sync::thread right("right", [&] { take(b, a); });
}

TEST_P(watched, who_goes_round_and_round_is_livelocked) {
  EXPECT_EQ(run([] { after_you([] { return false; }); }), ending::livelock);
  EXPECT_TRUE(executes_->text().starts_with("livelock: left, right take the same steps again and again, "))
      << executes_->text();
  EXPECT_LT(executes_->steps(), 1'100u);
}

TEST_P(watched, a_coin_could_end_it) {
  EXPECT_EQ(run([] { after_you([] { return sync::choose(2) == 1; }); }), ending::cut);
}

// Each step is another thread's than the one before, wherever that can be.
class turn_by_turn final : public schedule::decider {
 public:
  schedule::choice decide(const schedule::model& now) override {
    schedule::decision next = schedule::default_decision(now, last_);
    for (const schedule::decision each : now.options()) {
      if (each.who != last_) next = each;
    }
    last_ = next.who;
    return next;
  }

 private:
  schedule::actor last_ = 0;
};

// As std::lock does it: by itself it gets through.
TEST_P(watched, who_goes_round_only_because_of_preemptions_is_cut_and_not_livelocked) {
  const auto body = [] {
    sync::mutex a("a");
    sync::mutex b("b");
    const auto take = [](sync::mutex& own, sync::mutex& other) {
      for (;;) {
        const sync::lock_guard first(own);
        const sync::unique_lock second(other, std::try_to_lock);
        if (second) return sync::count("rounds");
      }
    };
    const sync::thread left("left", [&] { take(a, b); });
    const sync::thread right("right", [&] { take(b, a); });
  };
  EXPECT_EQ(run(body), ending::completed);
  turn_by_turn by;
  EXPECT_EQ(executes_->run(body, by), ending::cut);
  EXPECT_LT(executes_->steps(), 1'100u);
}

TEST_P(watched, progress_is_no_livelock) {
  EXPECT_EQ(run([] {
              const auto go_on = [] {
                for (int i = 0; i < 1'500; ++i) {
                  sync::this_thread::yield();
                  sync::count("rounds");
                  sync::this_thread::yield();
                }
              };
              const sync::thread left("left", go_on);
              const sync::thread right("right", go_on);
            }),
            ending::completed);
}

TEST_P(watched, who_leaves_no_turn_to_others_is_not_livelocked) {
  EXPECT_EQ(run([] {
              sync::atomic<bool> open("open", false);
              const sync::thread waits("waits", [&] {
                while (!open.load()) {
                }
              });
              const sync::thread opens("opens", [&] { open.store(true); });
            }),
            ending::cut);
}

TEST_P(watched, who_waits_while_others_have_their_turns_starves) {
  const auto body = [](int rounds) {
    sync::mutex guard("guard");
    sync::condition_variable turn("turn");
    bool others_done = false;
    const sync::thread patient("patient", [&] {
      sync::unique_lock lock(guard);
      turn.wait(lock, [&] { return others_done; });
    });
    const auto go_round = [&, rounds] {
      for (int i = 0; i < rounds; ++i) {
        {
          const sync::lock_guard lock(guard);
          sync::count("rounds");
          turn.notify_all();
        }
        sync::this_thread::yield();
      }
    };
    {
      const sync::thread one("greedy 1", go_round);
      const sync::thread two("greedy 2", go_round);
    }
    const sync::lock_guard lock(guard);
    others_done = true;
    turn.notify_all();
  };
  EXPECT_EQ(run([&] { body(100); }), ending::starvation);
  EXPECT_EQ(executes_->text(),
            "starvation: patient waits for turn, while others have had \"rounds\" 10 times each");
  EXPECT_EQ(run([&] { body(8); }), ending::completed);
}

// The default policy, but what has several outcomes comes out in the last.
class last_outcome final : public schedule::decider {
 public:
  schedule::choice decide(const schedule::model& now) override {
    schedule::decision next = schedule::default_decision(now, last_);
    for (const schedule::decision each : now.options()) {
      if (each.who == next.who) next = each;
    }
    last_ = next.who;
    return next;
  }

 private:
  schedule::actor last_ = 0;
};

// One of those who wait has a turn at a time; who it is would be another one some time.
TEST_P(watched, whom_a_choice_passes_over_does_not_starve) {
  const auto body = [](const std::function<int()>& lucky) {
    sync::mutex guard("guard");
    std::deque<sync::condition_variable> turn;
    for (int i = 0; i < 3; ++i) turn.emplace_back("turn " + std::to_string(i));
    std::vector<int> turns(3);
    bool closed = false;
    std::deque<sync::thread> all;
    for (int i = 0; i < 3; ++i) {
      all.push_back(sync::thread("patient " + std::to_string(i), [&, i] {
        sync::unique_lock lock(guard);
        for (;;) {
          turn[static_cast<std::size_t>(i)].wait(
              lock, [&] { return closed || turns[static_cast<std::size_t>(i)] > 0; });
          if (closed) return;
          --turns[static_cast<std::size_t>(i)];
          sync::count("rounds");
        }
      }));
    }
    for (int round = 0; round < 60; ++round) {
      sync::this_thread::yield();
      const sync::lock_guard lock(guard);
      const auto who = static_cast<std::size_t>(lucky());
      ++turns[who];
      turn[who].notify_one();
    }
    const sync::lock_guard lock(guard);
    closed = true;
    for (auto& each : turn) each.notify_all();
  };
  int round = 0;
  last_outcome unlucky;
  EXPECT_EQ(executes_->run([&] { body([&] { return ++round % 2; }); }, unlucky), ending::starvation);
  const auto by_lot = [&] { return (static_cast<int>(sync::choose(2)) + ++round) % 2; };
  last_outcome by;
  EXPECT_EQ(executes_->run([&] { body(by_lot); }, by), ending::completed) << executes_->text();
}

TEST_P(watched, whom_a_notification_passes_over_does_not_starve) {
  const auto body = [] {
    sync::mutex guard("guard");
    sync::condition_variable turn("turn");
    int turns = 0;
    std::deque<sync::thread> all;
    for (int i = 0; i < 3; ++i) {
      all.push_back(sync::thread("patient " + std::to_string(i), [&] {
        sync::unique_lock lock(guard);
        for (int had = 0; had < 20; ++had) {
          turn.wait(lock, [&] { return turns > 0; });
          --turns;
          sync::count("rounds");
        }
      }));
    }
    for (int round = 0; round < 60; ++round) {
      sync::this_thread::yield();
      const sync::lock_guard lock(guard);
      ++turns;
      turn.notify_one();
    }
  };
  last_outcome by;
  EXPECT_EQ(executes_->run(body, by), ending::completed) << executes_->text();
}

// The default policy, but a certain thread does not take a certain step while anybody else can go on.
class passing_over final : public schedule::decider {
 public:
  passing_over(schedule::actor whom, schedule::op at) : whom_(whom), at_(at) {}

  schedule::choice decide(const schedule::model& now) override {
    schedule::decision next = schedule::default_decision(now, last_);
    if (next.who == whom_ && now.next(whom_).what == at_) {
      for (const schedule::decision each : now.options()) {
        if (each.who != whom_) next = each;
      }
    }
    last_ = next.who;
    return next;
  }

 private:
  schedule::actor whom_;
  schedule::op at_;
  schedule::actor last_ = 0;
};

TEST_P(watched, whom_the_schedule_passes_over_does_not_starve) {
  const auto body = [] {
    sync::mutex guard("guard");
    const auto go_round = [&] {
      for (int i = 0; i < 50; ++i) {
        sync::this_thread::yield();
        const sync::lock_guard lock(guard);
        sync::count("rounds");
        sync::this_thread::yield();
        sync::phase("inside");
      }
    };
    const sync::thread one("greedy 1", go_round);
    const sync::thread two("greedy 2", go_round);
    const sync::thread patient("patient", [&] { const sync::lock_guard lock(guard); });
  };
  passing_over by(3, schedule::op::lock);
  EXPECT_EQ(executes_->run(body, by), ending::completed) << executes_->text();
}

TEST_P(watched, who_waits_for_somebody_that_the_schedule_passes_over_does_not_starve) {
  const auto body = [] {
    sync::counting_semaphore gate("gate", 1);
    sync::mutex guard("guard");
    const auto go_round = [&] {
      for (int i = 0; i < 50; ++i) {
        sync::this_thread::yield();
        const sync::lock_guard lock(guard);
        sync::count("rounds");
      }
    };
    const sync::thread slow("slow", [&] {
      gate.acquire();
      sync::this_thread::yield();
      gate.release();
    });
    const sync::thread patient("patient", [&] {
      gate.acquire();
      gate.release();
    });
    const sync::thread one("greedy 1", go_round);
    const sync::thread two("greedy 2", go_round);
  };
  passing_over by(1, schedule::op::release);
  EXPECT_EQ(executes_->run(body, by), ending::completed) << executes_->text();
}

// Whoever takes the forks in order eats some time in every fair schedule; a search tries others, too.
TEST_P(watched, an_endless_dinner_in_order_starves_nobody) {
  const scenario::descriptor& of = *scenario::find("dining-philosophers");
  scenario::settings values(of);
  values.set("meals", 0);
  const search_result searched = explore(
      of, *of.find_variant("ordered"), values,
      {.max_schedules = 8, .time_limit = std::chrono::minutes(5), .max_steps = 5'000, .on = GetParam()});
  EXPECT_TRUE(searched.found.empty()) << searched.found.front().text;
  EXPECT_EQ(searched.schedules, 8u);
}

}  // namespace
}  // namespace interleave::explore
