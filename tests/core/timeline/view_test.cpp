#include "core/timeline/view.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace interleave::timeline {
namespace {

constexpr view_limits limits{1e9};

TEST(view, time_and_pixel_are_inverse) {
  const view shown{500, 2000, 100};
  EXPECT_DOUBLE_EQ(time_at(shown, 0), 500);
  EXPECT_DOUBLE_EQ(time_at(shown, 100), 2500);
  EXPECT_DOUBLE_EQ(pixel_of(shown, 1500), 50);
  EXPECT_DOUBLE_EQ(pixel_of(shown, time_at(shown, 33.25)), 33.25);
  EXPECT_DOUBLE_EQ(ns_per_pixel(shown), 20);
  EXPECT_TRUE(std::isfinite(time_at(view{0, 10, 0}, 5)));
}

TEST(view, zoom_keeps_the_time_under_the_cursor) {
  for (const double pixel : {200.0, 512.5, 800.0}) {
    view shown{4e8, 1e8, 1000};
    const double fixed = time_at(shown, pixel);
    for (int step = 0; step < 20; ++step) {
      shown = zoomed(shown, 1.5, pixel, limits);
      ASSERT_NEAR(time_at(shown, pixel), fixed, 1e-3);
    }
    for (int step = 0; step < 19; ++step) {
      shown = zoomed(shown, 1 / 1.5, pixel, limits);
      ASSERT_NEAR(time_at(shown, pixel), fixed, 1e-3);
    }
  }
}

TEST(view, zoom_stays_in_its_limits) {
  const view shown{4e8, 1e8, 1000};
  EXPECT_DOUBLE_EQ(zoomed(shown, 1e12, 500, limits).span, 100);
  EXPECT_EQ(zoomed(shown, 1e-12, 500, limits), (view{0, 1e9, 1000}));
  EXPECT_EQ(zoomed(shown, 0, 500, limits), shown);
  EXPECT_EQ(zoomed(shown, -2, 500, limits), shown);
  EXPECT_EQ(zoomed(shown, std::numeric_limits<double>::quiet_NaN(), 500, limits), shown);
  EXPECT_EQ(zoomed(view{0, 100, 10}, 2, 5, {0}), (view{0, 100, 10}));  // a run of no length
}

TEST(view, pan_moves_by_pixels_and_stops_at_the_ends) {
  const view shown{4e8, 1e8, 1000};
  EXPECT_DOUBLE_EQ(panned(shown, 10, limits).begin, 4.01e8);
  EXPECT_DOUBLE_EQ(panned(shown, -10, limits).begin, 3.99e8);
  EXPECT_DOUBLE_EQ(panned(shown, -1e6, limits).begin, 0);
  EXPECT_DOUBLE_EQ(panned(shown, 1e6, limits).begin, 9e8);
  EXPECT_DOUBLE_EQ(panned(shown, 1e6, limits).span, 1e8);
}

TEST(view, following_and_fitted) {
  EXPECT_EQ(following({0, 100, 10}, 1000), (view{900, 100, 10}));
  EXPECT_EQ(following({50, 100, 10}, 40), (view{0, 100, 10}));
  EXPECT_EQ(fitted(5000, 10), (view{0, 5000, 10}));
  EXPECT_EQ(fitted(3, 10), (view{0, 100, 10}));
}

TEST(view, pattern_origin_moves_with_whole_pixels) {
  view shown{4e8, 1e8, 1000};
  const std::int64_t origin = pattern_origin(shown);
  EXPECT_EQ(origin, 4000);
  EXPECT_EQ(pattern_origin(panned(shown, 3, limits)), origin + 3);
}

}  // namespace
}  // namespace interleave::timeline
