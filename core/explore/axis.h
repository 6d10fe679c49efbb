#pragma once

#include "core/scenario/descriptor.h"

#include <chrono>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace interleave::explore {

// One direction of a map: a knob and the values that it takes there, ascending, each one only once.
struct axis {
  const scenario::knob* of = nullptr;
  std::vector<double> values;
};

// A part of a knob's range.
struct knob_range {
  double from = 0;
  double to = 0;
};

inline constexpr std::size_t most_cells = 24;  // along an axis

// At most `cells` values from one end to the other, both included: evenly spaced, or by equal factors where
// the end is many times the beginning, zero apart. Fewer where the knob's steps are that wide. Throws
// scenario::bad_setting, in one line, for a stretch that is not within the knob's range.
//
//   axis_over(philosophers, {2, 64}, 6).values   // 2 4 8 16 32 64
//   axis_over(pause_ms, {0, 150}, 6).values      // 0 5 12 27 64 150
[[nodiscard]] axis axis_over(const scenario::knob& of, knob_range over, std::size_t cells);

// The part of a scenario's knob that matters for its failures, else its range; of a time, no more than a
// quarter of what a run has: whoever waits longer has hardly a second go at it.
[[nodiscard]] knob_range usual_range(const scenario::descriptor& in, const scenario::knob& of,
                                     std::chrono::nanoseconds run);

// The knobs that a map can have: with more than two values.
[[nodiscard]] std::vector<const scenario::knob*> mappable(const scenario::descriptor& of);

// Those that the scenario's failures hang on most, for x and y. Null where there are none.
[[nodiscard]] std::pair<const scenario::knob*, const scenario::knob*> usual_axes(
    const scenario::descriptor& of);

}  // namespace interleave::explore
