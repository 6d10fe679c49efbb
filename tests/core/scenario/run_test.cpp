#include "core/scenario/run.h"

#include "core/scenario/registry.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace interleave::scenario {
namespace {

using namespace std::chrono_literals;

const descriptor& dining() {
  return *find("dining-philosophers");
}

// Small and quick: no thinking, short meals.
settings quick(int philosophers, int meals) {
  settings of(dining());
  of.set("philosophers", philosophers);
  of.set("meals", meals);
  of.set("think_ms", 0);
  of.set("eat_ms", 0);
  of.set("pause_ms", 0);
  return of;
}

// Follows a run until it has ended by itself or `until` holds for what the trace says.
template <class Predicate>
void follow(run& of, Predicate until) {
  while (!of.wait_until(std::chrono::steady_clock::now() + 2ms)) {
    of.refresh();
    if (of.trace()->read([&](const recording::view& now) { return until(now.analysis); })) return;
  }
}

bool found_something(const analysis::analyser& analysis) {
  return outcome_of(analysis) != expectation::completed;
}

class RightVariant : public testing::TestWithParam<std::tuple<const char*, int>> {};

TEST_P(RightVariant, LetsEverybodyEat) {
  const auto [variant, philosophers] = GetParam();
  constexpr int meals = 5;
  run dinner(dining(), variant, quick(philosophers, meals), {});
  follow(dinner, found_something);
  ASSERT_TRUE(dinner.is_finished());
  EXPECT_EQ(dinner.fault(), "");
  EXPECT_EQ(dinner.trace()->lost(), 0u);
  dinner.trace()->read([&](const recording::view& now) {
    EXPECT_EQ(outcome_of(now.analysis), expectation::completed);
    const auto& head = now.analysis.head();
    ASSERT_EQ(head.tallies.size(), 1u);
    EXPECT_EQ(head.tallies[0].value, philosophers * meals);
    int eaters = 0;
    for (const auto& thread : head.threads) {
      if (thread.tallies.empty()) continue;
      ++eaters;
      EXPECT_EQ(thread.tallies[0].value, meals);
    }
    EXPECT_EQ(eaters, philosophers);
  });
}

INSTANTIATE_TEST_SUITE_P(All, RightVariant,
                         testing::Combine(testing::Values("ordered", "waiter", "monitor", "chandy-misra",
                                                          "try-lock-back-off", "scoped-lock", "one-big-lock"),
                                          testing::Values(2, 5, 64)),
                         [](const auto& of) {
                           std::string name = std::get<0>(of.param);
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name + "_" + std::to_string(std::get<1>(of.param));
                         });

class Naive : public testing::TestWithParam<int> {};

TEST_P(Naive, ClosesTheWholeCircle) {
  settings values = quick(GetParam(), 0);
  values.set("pause_ms", 50);  // all hold their left fork before anyone reaches for the right one
  run dinner(dining(), "naive", values, {});
  follow(dinner, found_something);
  ASSERT_FALSE(dinner.is_finished());
  dinner.trace()->read([&](const recording::view& now) {
    const auto& deadlock = now.analysis.first_deadlock();
    ASSERT_TRUE(deadlock.has_value());
    ASSERT_EQ(deadlock->cycle.size(), static_cast<std::size_t>(GetParam()));
    std::set<analysis::thread_id> threads;
    const auto at_close = now.analysis.at(deadlock->position + 1);
    for (std::size_t i = 0; i < deadlock->cycle.size(); ++i) {
      const auto& edge = deadlock->cycle[i];
      threads.insert(edge.thread);
      EXPECT_EQ(edge.held_by, deadlock->cycle[(i + 1) % deadlock->cycle.size()].thread);
      EXPECT_EQ(at_close.objects[edge.object].owner(), edge.held_by);
      EXPECT_EQ(now.dictionary.location(edge.location).file, dining().source);
    }
    EXPECT_EQ(threads.size(), deadlock->cycle.size());
  });
  dinner.stop();
  EXPECT_TRUE(dinner.is_finished());
  EXPECT_TRUE(dinner.was_stopped());
}

INSTANTIATE_TEST_SUITE_P(Seats, Naive, testing::Values(2, 3, 5, 16));

TEST(Run, FindsTheLivelockOfThePolite) {
  settings values = quick(5, 0);
  values.set("pause_ms", 1);
  run dinner(dining(), "polite-livelock", values, {});
  follow(dinner, found_something);
  dinner.trace()->read([](const recording::view& now) {
    EXPECT_EQ(outcome_of(now.analysis), expectation::livelock);
    EXPECT_TRUE(now.analysis.head().tallies.empty()) << "nobody has eaten";
  });
}

TEST(Run, RefusesAnUnknownVariant) {
  EXPECT_THROW(run(dining(), "rude", settings(dining()), {}), bad_setting);
}

TEST(Run, HoldsEveryThreadWhilePaused) {
  run dinner(dining(), "ordered", quick(3, 0), {.paused = true});
  EXPECT_TRUE(dinner.is_paused());
  dinner.resume();
  follow(dinner, [](const analysis::analyser& now) { return !now.head().tallies.empty(); });
  dinner.stop();
  EXPECT_TRUE(dinner.trace()->read([](const auto& now) { return !now.analysis.head().tallies.empty(); }));
}

TEST(Run, TakesALiveKnobWhileItGoesOn) {
  settings values = quick(2, 0);
  values.set("think_ms", 2000);
  run dinner(dining(), "ordered", values, {});
  dinner.change("think_ms", 0);
  EXPECT_EQ(dinner.values().number("think_ms"), 0);
  EXPECT_THROW(dinner.change("think_ms", -1), bad_setting);
}

TEST(Run, SavesWhatItRecordedAndOpensItAgain) {
  run dinner(dining(), "ordered", quick(3, 2), {.seed = 7});
  follow(dinner, [](const auto&) { return false; });
  const auto file = std::filesystem::path(testing::TempDir()) / "run_test.interleave";
  dinner.trace()->save(file);
  const auto again = recording::open(file);
  EXPECT_EQ(again->about().scenario, "dining-philosophers");
  EXPECT_EQ(again->about().seed, 7u);
  EXPECT_EQ(again->about().knobs.at("philosophers"), 3);
  ASSERT_EQ(again->records().size(), dinner.trace()->records().size());
  again->read([&](const recording::view& now) {
    EXPECT_EQ(now.analysis.known_names().thread(2), "philosopher 1");
    ASSERT_EQ(now.analysis.head().tallies.size(), 1u);
    EXPECT_EQ(now.dictionary.text(now.analysis.head().tallies[0].name), "meals");
  });
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace interleave::scenario
