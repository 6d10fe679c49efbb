#include "core/schedule/schedule_string.h"
#include "tests/core/explore/sctbench/search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace interleave::sctbench {
namespace {

std::string test_name(const testing::TestParamInfo<program>& of) {
  std::string name = of.param.name;
  std::ranges::replace_if(
      name, [](char each) { return std::isalnum(static_cast<unsigned char>(each)) == 0; }, '_');
  return name;
}

class broken : public testing::TestWithParam<program> {};
INSTANTIATE_TEST_SUITE_P(sctbench, broken, testing::ValuesIn(programs()), test_name);

TEST_P(broken, is_found_by_the_portfolio_within_ten_thousand_schedules) {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    const auto search = explore::portfolio::usual(seed, 0);
    const outcome found = search_for_bug(GetParam(), *search, 10'000);
    ASSERT_TRUE(found.found) << "seed " << seed;
    EXPECT_EQ(found.as, GetParam().has) << found.text;
  }
}

class right : public testing::TestWithParam<program> {};
INSTANTIATE_TEST_SUITE_P(sctbench, right, testing::ValuesIn(right_programs()), test_name);

TEST_P(right, has_nothing_to_be_found) {
  const auto search = explore::portfolio::usual(1, 0);
  const outcome found = search_for_bug(GetParam(), *search, 10'000);
  EXPECT_FALSE(found.found) << found.text;
}

// Found by a random walk after 153,303 schedules: how long a search takes is a benchmark's matter.
TEST(sctbench, safe_stack_breaks_where_an_item_comes_back_too_soon) {
  const char* const found =
      "1/safe-stack/+1bB1aY1bP2cR1aU1dT2cU1dY1cG1dJ1cQ1cI1dN3cF2dT2cW1dK1bX1dY1cS2dW1bW3bT1dO1cR1"
      "dB2bW2cV2bQ3dD1cD2dH2bW12dO1bG5dI1bN/wvntr1";
  const auto schedule = schedule::schedule_string::parse(found);
  for (const auto on : {where_it_runs().on, explore::backend::threads}) {
    explore::executor executes({.on = on});
    schedule::replaying again(schedule.deviations);
    EXPECT_EQ(executes.run(safe_stack().body, again), schedule::ending::violation) << again.divergence();
    EXPECT_TRUE(again.is_through());
    EXPECT_EQ(schedule::schedule_string::check_of(executes.hash()), schedule.check);
  }
}

}  // namespace
}  // namespace interleave::sctbench
