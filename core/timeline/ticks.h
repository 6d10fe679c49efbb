#pragma once

#include "core/timeline/lane_state.h"

#include <string>
#include <vector>

namespace interleave::timeline {

struct tick {
  nanoseconds time = 0;
  std::string label;
  bool major = false;  // a multiple of the next coarser step: 5 for 1, 10 for 2 and 5

  bool operator==(const tick&) const = default;
};

// The marks of a time axis that shows [begin, end] on `pixels` pixels: whole multiples of the smallest step
// out of 1, 2, 5 × 10^n ns that keeps neighbours `min_spacing` pixels or more apart, edges included. All
// labels of an axis are in one unit, the largest that `end` reaches (ns, µs, ms, s), with the decimals that
// tell neighbours apart. None where there is nothing to show (end < begin, no pixels).
//
//   ticks(0, 1'000'000, 500, 100);  // 0.0 ms, 0.2 ms, … 1.0 ms
[[nodiscard]] std::vector<tick> ticks(nanoseconds begin, nanoseconds end, double pixels, double min_spacing);

// A duration as people read it, to three digits: "750 ns", "3.2 ms", "1.25 s", "2 min 5 s", "1 h 1 min".
[[nodiscard]] std::string format_duration(nanoseconds duration);

}  // namespace interleave::timeline
