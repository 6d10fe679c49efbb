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

}  // namespace
}  // namespace interleave::sctbench
