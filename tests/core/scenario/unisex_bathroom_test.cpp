#include "tests/core/scenario/followed.h"

namespace interleave::scenario {
namespace {

using test::followed;

constexpr const char* bathroom = "unisex-bathroom";

// As many people as threads, half of them men; nobody dawdles.
settings quick(int people, int visits) {
  return test::with(bathroom, {{"men", people / 2.0},
                               {"women", people / 2.0},
                               {"capacity", 3},
                               {"visits", visits},
                               {"men_away_ms", 0},
                               {"women_away_ms", 0},
                               {"stay_ms", 0}});
}

class Bathroom : public testing::TestWithParam<std::tuple<const char*, int>> {};

// The plain monitor keeps both laws as well: with visits that come to an end nobody waits for ever.
TEST_P(Bathroom, KeepsBothLaws) {
  const auto [variant, people] = GetParam();
  constexpr int visits = 5;
  const followed run = test::follow(bathroom, variant, quick(people, visits));
  EXPECT_TRUE(run.ended_by_itself);
  EXPECT_EQ(run.outcome, expectation::completed);
  EXPECT_EQ(run.counter("visits"), people * visits);
  EXPECT_EQ(run.counter("visits_of_men"), people / 2 * visits);
  EXPECT_EQ(run.counter("visits_of_women"), people / 2 * visits);
  EXPECT_EQ(run.counters.at("mixed"), 0);
  EXPECT_GE(run.counter("max_occupancy"), 1);
  EXPECT_LE(run.counter("max_occupancy"), 3);
}

INSTANTIATE_TEST_SUITE_P(All, Bathroom,
                         testing::Combine(testing::Values("monitor", "fair", "semaphores"),
                                          testing::Values(2, 10, 64)),
                         [](const auto& of) {
                           return test::test_name(std::get<0>(of.param), std::get<1>(of.param));
                         });

TEST(BathroomWithoutRule, LetsMenAndWomenMeet) {
  settings values = quick(16, 0);
  values.set("stay_ms", 20);
  const followed run = test::follow(bathroom, "no-rule", values);
  EXPECT_FALSE(run.ended_by_itself);
  EXPECT_EQ(run.outcome, expectation::violation);
  EXPECT_GE(run.counter("mixed") + run.counter("max_occupancy"), 1);
}

TEST(BathroomMonitor, StarvesASide) {
  const followed run = test::follow(bathroom, "monitor", test::with(bathroom, {}));
  EXPECT_FALSE(run.ended_by_itself);
  ASSERT_EQ(run.outcome, expectation::starvation);
  EXPECT_NE(run.findings.front().text.find("waiting at the door"), std::string::npos);
  EXPECT_EQ(run.counters.at("mixed"), 0);
}

}  // namespace
}  // namespace interleave::scenario
