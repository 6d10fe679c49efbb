#pragma once

#include "core/timeline/lane_state.h"

#include <cstdint>

namespace interleave::timeline {

// The part of time that a timeline shows: `span` ns from `begin` on `width` pixels. Doubles, so that zooming
// and panning by parts of a nanosecond add up; 2^53 ns are 104 days. Pure functions, nothing to lock.
//
//   auto shown = fitted(total, 1920);
//   shown = zoomed(shown, 2.0, cursor_x, {total});  // twice as large, the time under the cursor stays
struct view {
  double begin = 0;
  double span = 1;
  int width = 1;

  bool operator==(const view&) const = default;
};

// What zooming and panning keep to: never less than min_span shown, never outside [0, total] unless total is
// less.
struct view_limits {
  double total = 0;
  double min_span = 100;
};

[[nodiscard]] double ns_per_pixel(const view& shown);
[[nodiscard]] double time_at(const view& shown, double pixel);
[[nodiscard]] double pixel_of(const view& shown, double time);

// factor > 1 shows less, larger; the time at `about_pixel` stays there unless a limit forbids it. A factor
// that is not a positive number changes nothing.
[[nodiscard]] view zoomed(const view& shown, double factor, double about_pixel, const view_limits& limits);
// What was at `pixels` comes to the left edge: positive goes on in time.
[[nodiscard]] view panned(const view& shown, double pixels, const view_limits& limits);
// The same span with `now` at the right edge, or from 0 while the run is shorter than the span.
[[nodiscard]] view following(const view& shown, double now);
// The whole run, at least 100 ns of it.
[[nodiscard]] view fitted(double total, int width);

// The number of the pixel at the left edge, counted from time 0 at this zoom: patterns anchored to it stay
// with what they cover while the view pans.
[[nodiscard]] std::int64_t pattern_origin(const view& shown);

}  // namespace interleave::timeline
