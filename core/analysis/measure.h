#pragma once

#include "core/trace/event.h"

#include <optional>
#include <string>
#include <vector>

namespace interleave::analysis {

// A figure that is read out of a whole trace rather than counted by its scenario: "max_running_at_once" = 2,
// "latency_max_us" = 812. Without a value where the trace cannot tell.
struct measure {
  std::string name;
  std::optional<double> value;
};

using measures = std::vector<measure>;

constexpr double in_us(trace::nanoseconds ns) {
  return static_cast<double>(ns) / 1000;
}

}  // namespace interleave::analysis
