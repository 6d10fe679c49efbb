#include "core/bench/statistics.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace interleave::bench {
namespace {

TEST(statistics, tell_median_quartiles_and_deviation) {
  const std::vector<double> values{9, 1, 3, 5, 7};
  const summary of = summarise(values);
  EXPECT_EQ(of.count, 5u);
  EXPECT_DOUBLE_EQ(of.median, 5);
  EXPECT_DOUBLE_EQ(of.min, 1);
  EXPECT_DOUBLE_EQ(of.max, 9);
  EXPECT_DOUBLE_EQ(of.q1, 3);
  EXPECT_DOUBLE_EQ(of.q3, 7);
  EXPECT_DOUBLE_EQ(of.mad, 2);
}

TEST(statistics, interpolate_between_two_values) {
  EXPECT_DOUBLE_EQ(summarise(std::vector<double>{1, 2, 3, 10}).median, 2.5);
}

TEST(statistics, leave_out_what_is_missing) {
  EXPECT_DOUBLE_EQ(summarise(std::vector<double>{std::nan(""), 4, std::nan("")}).median, 4);
  EXPECT_EQ(summarise(std::vector<double>{std::nan("")}).count, 0u);
  EXPECT_EQ(summarise({}).count, 0u);
}

// Binomial tables: 1 - 2 × P(fewer than k heads of n).
TEST(statistics, bound_the_median_by_the_order_of_the_values) {
  const summary five = summarise(std::vector<double>{1, 2, 3, 4, 5});
  EXPECT_DOUBLE_EQ(five.low, 1);
  EXPECT_DOUBLE_EQ(five.high, 5);
  EXPECT_DOUBLE_EQ(five.confidence, 1 - 2.0 / 32);
  const summary nine = summarise(std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8, 9});
  EXPECT_DOUBLE_EQ(nine.low, 2);
  EXPECT_DOUBLE_EQ(nine.high, 8);
  EXPECT_DOUBLE_EQ(nine.confidence, 1 - 2.0 * (1 + 9) / 512);
  EXPECT_DOUBLE_EQ(summarise(std::vector<double>{3}).confidence, 0);
}

TEST(statistics, take_ratios_round_by_round) {
  // Twice as long in each round, though the rounds differ by more than that.
  const summary of = ratio(std::vector<double>{2, 20, 200}, std::vector<double>{1, 10, 100});
  EXPECT_DOUBLE_EQ(of.low, 2);
  EXPECT_DOUBLE_EQ(of.high, 2);
  EXPECT_DOUBLE_EQ(of.spread(), 0);
  EXPECT_EQ(ratio(std::vector<double>{1, std::nan(""), 3}, std::vector<double>{0, 1, 3}).count, 1u);
}

TEST(statistics, bound_the_ratio_of_two_runs_by_their_worst) {
  const summary now = summarise(std::vector<double>{8, 10, 12});
  const summary then = summarise(std::vector<double>{4, 5, 6});
  const summary of = unpaired_ratio(now, then);
  EXPECT_DOUBLE_EQ(of.median, 2);
  EXPECT_DOUBLE_EQ(of.low, 8.0 / 6);
  EXPECT_DOUBLE_EQ(of.high, 3);
}

}  // namespace
}  // namespace interleave::bench
