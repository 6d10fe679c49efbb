#include "core/timeline/scale.h"

#include <gtest/gtest.h>

#include <limits>

namespace interleave::timeline {
namespace {

value_scale scale_of(std::vector<double> values) {
  return scale_for(values);
}

std::vector<std::string> labels(const value_scale& of, double pixels, double spacing) {
  std::vector<std::string> all;
  for (const mark& each : marks(of, pixels, spacing)) all.push_back(each.label);
  return all;
}

using texts = std::vector<std::string>;

TEST(value_scale, begins_at_zero_where_values_are_alike) {
  EXPECT_EQ(scale_of({3, 7.2}), (value_scale{0, 8, false}));
  EXPECT_EQ(scale_of({0.31, 0.29}).begin, 0);
  EXPECT_DOUBLE_EQ(scale_of({0.31, 0.29}).end, 0.35);
  EXPECT_EQ(scale_of({1000}), (value_scale{0, 1000, false}));
}

TEST(value_scale, is_logarithmic_where_they_span_decades) {
  EXPECT_EQ(scale_of({0.3, 1500}), (value_scale{0.2, 2000, true}));
  EXPECT_FALSE(scale_of({1, 29}).logarithmic);
  EXPECT_TRUE(scale_of({1, 30}).logarithmic);
  EXPECT_FALSE(scale_of({0, 1000}).logarithmic) << "zero has no logarithm";
}

TEST(value_scale, leaves_out_what_is_no_number) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(scale_of({none, 4, none}), (value_scale{0, 4, false}));
  EXPECT_EQ(scale_of({none}), value_scale{});
  EXPECT_EQ(scale_of({}), value_scale{});
  EXPECT_EQ(scale_of({0, 0}), value_scale{});
}

TEST(value_scale, tells_places_and_back) {
  const value_scale plain{0, 8, false};
  EXPECT_DOUBLE_EQ(plain.share(2), 0.25);
  EXPECT_DOUBLE_EQ(plain.value(0.25), 2);
  const value_scale wide{1, 10000, true};
  EXPECT_DOUBLE_EQ(wide.share(100), 0.5);
  EXPECT_NEAR(wide.value(0.75), 1000, 1e-9);
  EXPECT_EQ(wide.share(0), 0) << "at the edge, not at minus infinity";
}

TEST(marks, are_round_and_include_both_ends) {
  EXPECT_EQ(labels({0, 8, false}, 400, 60), (texts{"0", "2", "4", "6", "8"}));
  EXPECT_EQ(labels({0, 0.35, false}, 400, 60), (texts{"0", "0.1", "0.2", "0.3"}));
  EXPECT_EQ(labels({0, 1600, false}, 400, 90), (texts{"0", "500", "1,000", "1,500"}));
  EXPECT_EQ(labels({0, 600000, false}, 400, 100), (texts{"0", "200 k", "400 k", "600 k"}));
}

TEST(marks, have_room) {
  for (const double end : {0.003, 1.0, 7.0, 90.0, 1234.0, 7e7}) {
    for (const double pixels : {60.0, 300.0, 1500.0}) {
      const value_scale of{0, end, false};
      const auto all = marks(of, pixels, 50);
      for (std::size_t i = 1; i < all.size(); ++i) {
        EXPECT_GE((of.share(all[i].value) - of.share(all[i - 1].value)) * pixels, 49.999) << end;
      }
    }
  }
}

TEST(marks, of_decades_are_powers_of_ten_with_more_between_where_there_is_room) {
  EXPECT_EQ(labels({0.2, 2000, true}, 400, 50), (texts{"1", "10", "100", "1,000"}));
  EXPECT_EQ(labels({10, 1000, true}, 600, 50), (texts{"10", "20", "50", "100", "200", "500", "1,000"}));
  EXPECT_EQ(labels({1, 1e6, true}, 180, 50), (texts{"1", "100", "10 k", "1 M"}));
}

TEST(marks, of_nothing_are_none) {
  EXPECT_TRUE(marks({0, 1, false}, 0, 50).empty());
  EXPECT_TRUE(marks({1, 1, false}, 100, 50).empty());
  EXPECT_TRUE(marks({0, 10, true}, 100, 50).empty());
}

}  // namespace
}  // namespace interleave::timeline
