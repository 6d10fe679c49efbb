#include "core/explore/minimise.h"

#include "core/explore/explorer.h"
#include "core/explore/random_walk.h"
#include "core/scenario/registry.h"
#include "core/schedule/following.h"
#include "core/schedule/strands.h"
#include "core/sync/sync.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace interleave::explore {
namespace {

using schedule::ending;

backend usual() {
  return *schedule::why_no_fibers() == '\0' ? backend::fibers : backend::threads;
}

// Two add one, by a load and a store, each so many times; it is lost only if one comes between the other's.
program adders(int times) {
  return [times] {
    sync::atomic<int> sum("sum", 0);
    const auto add = [&] {
      for (int i = 0; i < times; ++i) sum.store(sum.load() + 1);
    };
    sync::thread one("adder 1", add);
    sync::thread two("adder 2", add);
    one.join();
    two.join();
    sync::require(sum.load() == 2 * times, "nothing is lost");
  };
}

void left_and_right() {
  sync::mutex a("a");
  sync::mutex b("b");
  const auto take = [](sync::mutex& first, sync::mutex& second) {
    const sync::lock_guard one(first);
    const sync::lock_guard other(second);
  };
  const sync::thread left("left", [&] { take(a, b); });
  const sync::thread right("right", [&] { take(b, a); });
}

explanation explained(executor& on, const program& what, std::uint64_t seed) {
  random_walk search(seed);
  for (int i = 0; i < 10'000; ++i) {
    search.begin();
    if (is_failure(on.run(what, search))) return explain(on, what, on.decisions());
  }
  ADD_FAILURE() << "nothing fails";
  return {};
}

TEST(minimise, a_lost_update_needs_one_preemption) {
  executor on({.on = usual()});
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const explanation why = explained(on, adders(3), seed);
    EXPECT_EQ(why.fails.how, ending::violation);
    EXPECT_EQ(why.preemptions, 1u) << seed;
    EXPECT_TRUE(why.fewest);
    ASSERT_FALSE(why.decisive.empty());
    EXPECT_LE(why.decisive.size(), 2u);
    EXPECT_TRUE(why.decisive.front().preempts);
    EXPECT_EQ(why.fails.deviations.size(), why.decisive.size());
  }
}

TEST(minimise, a_deadlock_needs_one_preemption_and_says_which) {
  executor on({.on = usual()});
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const explanation why = explained(on, left_and_right, seed);
    EXPECT_EQ(why.fails.text, "deadlock: left waits for b (right), right waits for a (left)");
    EXPECT_EQ(why.preemptions, 1u);
    EXPECT_TRUE(why.fewest);
    ASSERT_EQ(why.decisive.size(), 1u);
    const turn& at = why.decisive.front();
    EXPECT_TRUE(at.text == "right goes on instead of left" || at.text == "left goes on instead of right")
        << at.text;
  }
}

TEST(minimise, the_flip_passes_and_differs_in_one_decision) {
  executor on({.on = usual()});
  for (const program& what : {adders(1), program(left_and_right)}) {
    const explanation why = explained(on, what, 3);
    ASSERT_TRUE(why.passes_if);
    const flip& by = *why.passes_if;
    EXPECT_EQ(by.passes.how, ending::completed);
    const auto& failing = why.fails.decisions;
    const auto& passing = by.passes.decisions;
    ASSERT_LT(by.at.step, failing.size());
    EXPECT_TRUE(std::equal(failing.begin(), failing.begin() + static_cast<std::ptrdiff_t>(by.at.step),
                           passing.begin()));
    EXPECT_EQ(failing[by.at.step], by.at.instead);
    EXPECT_EQ(passing[by.at.step], by.at.taken);
    schedule::replaying again(by.passes.deviations);
    EXPECT_EQ(on.run(what, again), ending::completed);
    EXPECT_EQ(on.hash(), by.passes.hash);
    EXPECT_EQ(why.flip_text(),
              "flip step " + std::to_string(by.at.step + 1) + ": " + by.at.text + ", and it passes");
    EXPECT_TRUE(by.at.text.starts_with("let ")) << by.at.text;
  }
}

TEST(minimise, another_failure_is_not_taken_for_this_one) {
  executor on({.on = usual()});
  const program what = [] {
    sync::atomic<int> cell("cell", 0);
    sync::thread other("other", [&] {
      cell.store(1);
      cell.store(2);
    });
    const int seen = cell.load();
    sync::require(seen != 0, "not too early");
    sync::require(seen != 1, "not in between");
    other.join();
  };
  bool met = false;
  for (std::uint64_t seed = 1; seed <= 50 && !met; ++seed) {
    random_walk search(seed);
    search.begin();
    if (on.run(what, search) != ending::violation || on.conductor().text() != "not in between") continue;
    met = true;
    const explanation why = explain(on, what, on.decisions());
    EXPECT_EQ(why.fails.text, "main breaks the rule: not in between");
    EXPECT_EQ(why.preemptions, 2u);  // main leaves itself, and comes back between the stores
  }
  EXPECT_TRUE(met);
}

TEST(minimise, what_does_not_fail_is_told_as_it_is) {
  executor on({.on = usual()});
  const explanation why = explain(on, left_and_right, {});
  EXPECT_EQ(why.fails.how, ending::completed);
  EXPECT_TRUE(why.decisive.empty());
  EXPECT_FALSE(why.passes_if);
  EXPECT_FALSE(why.no_flip);
  EXPECT_EQ(why.flip_text(), "");
}

TEST(minimise, what_fails_whatever_is_done_has_no_flip) {
  executor on({.on = usual()});
  const program what = [] {
    sync::mutex gone("gone");
    gone.lock();
    const sync::thread other("other", [&] { const sync::lock_guard lock(gone); });
  };
  const explanation why = explained(on, what, 1);
  EXPECT_EQ(why.preemptions, 0u);
  EXPECT_TRUE(why.fewest);
  EXPECT_FALSE(why.passes_if);
  EXPECT_TRUE(why.no_flip);
  EXPECT_EQ(why.flip_text(), "no single decision makes it pass");
}

// Whatever comes before is left out of the search, which goes on from it.
TEST(minimise, few_steps_give_a_longer_answer_that_is_still_right) {
  executor on({.on = usual()});
  random_walk search(5);
  const program what = adders(5);
  do {
    search.begin();
  } while (!is_failure(on.run(what, search)));
  const auto decisions = on.decisions();
  const explanation why = explain(on, what, decisions, {.shorter_steps = 1, .passing_steps = 1});
  EXPECT_EQ(why.fails.how, ending::violation);
  EXPECT_EQ(why.fails.decisions, decisions);
  EXPECT_FALSE(why.fewest);
  EXPECT_FALSE(why.passes_if);
  EXPECT_FALSE(why.no_flip);
  EXPECT_EQ(why.flip_text(), "whether a single decision makes it pass: not searched");
}

TEST(minimise, philosophers_who_hurry_deadlock_within_a_short_string) {
  const scenario::descriptor& of = *scenario::find("dining-philosophers");
  const scenario::variant& naive = *of.find_variant("naive");
  scenario::settings values = scenario::small_settings(of, naive);
  values.set("pause_ms", 0);
  const auto result =
      explore(of, naive, values, {.max_schedules = 5'000, .time_limit = std::chrono::minutes(5)});
  ASSERT_FALSE(result.found.empty());
  const failure& found = result.found.front();
  EXPECT_EQ(found.kind, "deadlock");
  EXPECT_EQ(found.why.preemptions, 1u);
  EXPECT_TRUE(found.why.fewest);
  EXPECT_LE(found.schedule.size() - of.id.size(), 48u) << found.schedule;
  EXPECT_FALSE(found.passing.empty());
}

}  // namespace
}  // namespace interleave::explore
