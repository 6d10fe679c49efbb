#include "core/explore/dpor.h"
#include "core/explore/explorer.h"
#include "core/explore/pct.h"
#include "core/explore/portfolio.h"
#include "core/explore/pos.h"
#include "core/explore/preemption_bounding.h"
#include "core/explore/random_walk.h"
#include "core/explore/surw.h"
#include "core/scenario/registry.h"
#include "core/scenario/settings.h"
#include "core/schedule/strands.h"
#include "tests/core/explore/program.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace interleave::explore {
namespace {

using namespace interleave::test;

constexpr trace::object_id cell = 1;
constexpr int never = -1;

// Violated only if one thread looks at the cell at certain moments of the other: so many times one of the two
// has to be interrupted, and goes on later. Thread 0 is the one that runs at first.
test::program needs(int preemptions) {
  switch (preemptions) {
    case 1:
      return {{{store(cell, 1), store(cell, 0)}, {load(cell), check(0)}}, {}};
    case 2:
      return {{{load(cell).skip_unless(0, 2), load(cell), check(0)}, {store(cell, 1), store(cell, 0)}}, {}};
    default:
      return {{{store(cell, 1), store(cell, 2), store(cell, 0)},
               {load(cell).skip_unless(1, 2), load(cell).skip_unless(2, 1), check(never)}},
              {}};
  }
}

struct hit {
  std::uint64_t at = 0;
  std::vector<decision> decisions;
};

std::optional<hit> first_hit(const test::program& what, strategy& search, std::uint64_t most) {
  interpreter runs(what);
  for (std::uint64_t at = 1; at <= most && search.begin(); ++at) {
    const execution& how = runs.run(search);
    if (how.violated) return hit{at, how.decisions};
  }
  return std::nullopt;
}

struct maker {
  std::string name;
  std::function<std::unique_ptr<strategy>(std::uint64_t seed)> make;
};

void PrintTo(const maker& of, std::ostream* out) {
  *out << of.name;
}

const std::vector<maker>& makers() {
  static const std::vector<maker> all{
      {"random", [](std::uint64_t seed) { return std::make_unique<random_walk>(seed); }},
      {"pos", [](std::uint64_t seed) { return std::make_unique<pos>(seed); }},
      {"surw", [](std::uint64_t seed) { return std::make_unique<surw>(seed); }},
      {"pct", [](std::uint64_t seed) { return std::make_unique<pct>(seed, 4); }},
      {"bounded", [](std::uint64_t) { return std::make_unique<preemption_bounding>(); }},
      {"dpor", [](std::uint64_t) { return std::make_unique<dpor>(); }},
      {"portfolio", [](std::uint64_t seed) { return portfolio::usual(seed, 0); }}};
  return all;
}

class each_strategy : public testing::TestWithParam<maker> {};
INSTANTIATE_TEST_SUITE_P(strategies, each_strategy, testing::ValuesIn(makers()),
                         [](const auto& each) { return each.param.name; });

TEST_P(each_strategy, finds_what_needs_one_two_and_three_preemptions) {
  for (int preemptions = 1; preemptions <= 3; ++preemptions) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed)
      EXPECT_TRUE(first_hit(needs(preemptions), *GetParam().make(seed), 2'000)) << preemptions << ' ' << seed;
  }
}

TEST_P(each_strategy, finds_the_philosophers_deadlock) {
  const test::program dinner = philosophers(4, false);
  interpreter runs(dinner);
  runs.set_quick();
  const auto search = GetParam().make(1);
  bool found = false;
  for (int i = 0; i < 2'000 && !found && search->begin(); ++i)
    found = runs.run(*search).how == run_end::stuck;
  EXPECT_TRUE(found);
}

TEST_P(each_strategy, does_the_same_for_the_same_seed) {
  const test::program dinner = philosophers(3, true);
  interpreter runs(dinner);
  const auto one = GetParam().make(7);
  const auto other = GetParam().make(7);
  for (int i = 0; i < 50; ++i) {
    const bool more = one->begin();
    ASSERT_EQ(other->begin(), more);
    if (!more) break;
    const auto decisions = runs.run(*one).decisions;
    ASSERT_EQ(runs.run(*other).decisions, decisions) << i;
  }
}

TEST_P(each_strategy, says_what_part_is_done_only_between_nothing_and_all) {
  const test::program dinner = philosophers(3, true);
  interpreter runs(dinner);
  const auto search = GetParam().make(1);
  for (int i = 0; i < 300 && search->begin(); ++i) {
    runs.run(*search);
    EXPECT_LE(search->done(), 1);
    if (search->is_complete()) {
      EXPECT_EQ(search->done(), 1);
    }
  }
}

TEST(bounded, finds_what_needs_the_fewest_preemptions_first) {
  for (unsigned preemptions = 1; preemptions <= 3; ++preemptions) {
    preemption_bounding search;
    ASSERT_TRUE(first_hit(needs(static_cast<int>(preemptions)), search, 10'000));
    EXPECT_EQ(search.bound(), preemptions);
    preemption_bounding fewer(0, preemptions - 1);
    EXPECT_FALSE(first_hit(needs(static_cast<int>(preemptions)), fewer, 10'000));
    EXPECT_FALSE(fewer.is_complete());
    EXPECT_EQ(fewer.done(), 1);
  }
}

TEST(pct, never_finds_what_needs_more_changes_than_its_depth_has) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    pct none(seed, 1);
    EXPECT_FALSE(first_hit(needs(1), none, 200)) << seed;
    pct one(seed, 2);
    EXPECT_TRUE(first_hit(needs(1), one, 200)) << seed;
    EXPECT_FALSE(first_hit(needs(2), *std::make_unique<pct>(seed, 2), 500)) << seed;
    pct two(seed, 3);
    EXPECT_TRUE(first_hit(needs(2), two, 500)) << seed;
  }
}

// A variant of the catalogue, small, by one strategy.
search_result searched(const char* id, const char* variant, const char* strategy, std::uint64_t most,
                       int philosophers = 0) {
  const scenario::descriptor& of = *scenario::find(id);
  const scenario::variant& as = *of.find_variant(variant);
  scenario::settings values = scenario::small_settings(of, as);
  if (philosophers > 0) values.set("philosophers", philosophers);
  return explore(of, as, values,
                 {.strategy = strategy,
                  .max_schedules = most,
                  .time_limit = std::chrono::minutes(5),
                  .on = *schedule::why_no_fibers() == '\0' ? backend::fibers : backend::threads});
}

// Philosophers give way while they think and between the forks: priorities still have to differ then.
TEST(pct, mixes_threads_that_give_way) {
  const search_result dinner = searched("dining-philosophers", "naive", "pct", 1'000, 4);
  ASSERT_FALSE(dinner.found.empty()) << dinner.verdict(0);
  EXPECT_EQ(dinner.found.front().kind, "deadlock");
}

TEST(bounded, comes_to_an_end_where_threads_spin_and_does_not_say_that_this_was_all) {
  const search_result spin = searched("mutex", "spin", "bounded", 200);
  EXPECT_FALSE(spin.cut);
  EXPECT_FALSE(spin.complete);
}

TEST(strategies, get_on_where_threads_spin) {
  for (const char* const lock : {"spin", "ticket"}) {
    for (const std::string& name : strategy_names()) {
      const search_result all = searched("mutex", lock, name.c_str(), 2'000);
      EXPECT_TRUE(all.found.empty()) << lock << ' ' << name << all.found.front().text;
      EXPECT_FALSE(all.cut) << lock << ' ' << name;
    }
  }
}

TEST(dpor, says_that_there_are_too_many_threads_for_it) {
  const search_result dinner = searched("dining-philosophers", "ordered", "dpor", 100, 64);
  EXPECT_EQ(dinner.schedules, 0u);
  EXPECT_TRUE(dinner.verdict(0).starts_with("cannot be searched: it has more than 64 threads"))
      << dinner.verdict(0);
  EXPECT_EQ(searched("dining-philosophers", "ordered", "dpor", 2, 63).unexplorable, "");
}

TEST(portfolio, is_complete_as_soon_as_one_of_them_is) {
  const test::program dinner = philosophers(3, true);
  interpreter runs(dinner);
  runs.set_quick();
  const auto all = portfolio::usual(1, 0);
  int executions = 0;
  for (; executions < 1'000 && all->begin(); ++executions) runs.run(*all);
  EXPECT_TRUE(all->is_complete());
  EXPECT_LE(executions, 2 * 6 + 4);  // half of them are dpor's, which needs 2^3 − 2
}

// Has begun with so much done, and gets on so much with each execution.
class counting final : public strategy {
 public:
  counting(int& executions, double done, double gain = 0)
      : executions_(executions), done_(done), gain_(gain) {}

  [[nodiscard]] std::string_view name() const override { return "counting"; }
  bool begin() override { return ++executions_ > 0; }
  schedule::choice decide(const schedule::model& /*now*/) override { return std::nullopt; }
  void end(const schedule::model& /*now*/, run_end /*how*/) override {}
  [[nodiscard]] double done() const override { return done_ + gain_ * executions_; }

 private:
  int& executions_;
  double done_;
  double gain_;
};

TEST(portfolio, lets_rest_what_gets_nowhere) {
  int systematic = 0;
  int by_lot = 0;
  std::vector<portfolio::share> shares;
  shares.push_back({std::make_unique<counting>(systematic, 0.5), 3});
  shares.push_back({std::make_unique<counting>(by_lot, -1), 1, 4});
  portfolio all(std::move(shares));
  const auto run = [&](std::uint64_t executions) {
    systematic = by_lot = 0;
    const schedule::model now;
    for (std::uint64_t i = 0; i < executions && all.begin(); ++i) all.end(now, run_end::finished);
  };
  // The first time it is looked at it has come half of the way, the second time no further.
  run(2 * portfolio::patience - 1);
  EXPECT_NEAR(systematic, 3 * by_lot, 4);
  run(41 * 100);
  EXPECT_NEAR(systematic, 100, 4);
  EXPECT_EQ(systematic + by_lot, 41 * 100);
}

TEST(portfolio, lets_rest_soon_what_only_comes_to_runs_without_end) {
  int systematic = 0;
  int by_lot = 0;
  std::vector<portfolio::share> shares;
  shares.push_back({std::make_unique<counting>(systematic, 0.5), 1});
  shares.push_back({std::make_unique<counting>(by_lot, -1), 1, 1});
  portfolio all(std::move(shares));
  const schedule::model now;
  const std::uint64_t looks = 2 * portfolio::patience / portfolio::a_cut_one;
  for (std::uint64_t i = 0; i < looks + 1'100 && all.begin(); ++i) all.end(now, run_end::cut);
  EXPECT_NEAR(systematic, static_cast<double>(looks) / 2 + 100, 4);
}

TEST(portfolio, goes_on_as_long_as_one_of_them_gets_on) {
  int stuck = 0;
  int moving = 0;
  int by_lot = 0;
  std::vector<portfolio::share> shares;
  shares.push_back({std::make_unique<counting>(stuck, 0.5), 1});
  shares.push_back({std::make_unique<counting>(moving, 0, 1e-5), 1});
  shares.push_back({std::make_unique<counting>(by_lot, -1), 1, 4});
  portfolio all(std::move(shares));
  const schedule::model now;
  for (std::uint64_t i = 0; i < 3 * portfolio::patience && all.begin(); ++i) all.end(now, run_end::finished);
  EXPECT_NEAR(moving, stuck, 1);
  EXPECT_NEAR(moving, by_lot, 1);
}

TEST(strategies, are_those_that_can_be_named) {
  EXPECT_EQ(strategy_names(),
            (std::vector<std::string>{"portfolio", "dpor", "bounded", "pos", "surw", "pct", "random"}));
}

}  // namespace
}  // namespace interleave::explore
