#include "tests/core/scenario/followed.h"

namespace interleave::scenario {
namespace {

using test::followed;

constexpr const char* shop = "sleeping-barber";

settings quick(int barbers, int customers, int visits) {
  return test::with(shop, {{"barbers", barbers},
                           {"customers", customers},
                           {"chairs", 3},
                           {"visits", visits},
                           {"away_ms", 0},
                           {"cut_ms", 0},
                           {"walk_ms", 0}});
}

class Barber : public testing::TestWithParam<std::tuple<const char*, std::pair<int, int>>> {};

TEST_P(Barber, ServesOrTurnsAwayWhoeverArrives) {
  const auto [variant, people] = GetParam();
  const auto [barbers, customers] = people;
  constexpr int visits = 8;
  const followed run = test::follow(shop, variant, quick(barbers, customers, visits));
  EXPECT_TRUE(run.ended_by_itself);
  EXPECT_EQ(run.outcome, expectation::completed);
  EXPECT_EQ(run.counter("arrived"), customers * visits);
  EXPECT_EQ(run.counter("served") + run.counter("turned_away"), customers * visits);
  EXPECT_GE(run.counter("served"), 1);
  EXPECT_TRUE(customers > 3 || run.counter("turned_away") == 0) << "there was a chair for everybody";
}

INSTANTIATE_TEST_SUITE_P(All, Barber,
                         testing::Combine(testing::Values("semaphores", "monitor"),
                                          testing::Values(std::pair{1, 1}, std::pair{1, 3}, std::pair{2, 8},
                                                          std::pair{4, 60})),
                         [](const auto& of) {
                           const auto& people = std::get<1>(of.param);
                           return test::test_name(std::get<0>(of.param), people.first + people.second);
                         });

TEST(BarberWithoutALock, LosesACustomer) {
  settings values = quick(1, 8, 0);
  values.set("away_ms", 10);
  values.set("cut_ms", 2);
  values.set("walk_ms", 5);
  const followed run = test::follow(shop, "lost-customer", values);
  EXPECT_FALSE(run.ended_by_itself);
  EXPECT_EQ(run.outcome, expectation::violation);
  EXPECT_GE(run.counter("lost"), 1);
}

}  // namespace
}  // namespace interleave::scenario
