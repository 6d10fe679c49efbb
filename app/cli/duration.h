#pragma once

#include <chrono>
#include <string_view>

namespace interleave::app {

// "2s", "150ms", "1.5s", "20us", "500ns", "2min"; a plain number is seconds. Not negative, at most 24 hours.
// Throws usage_error that names the option and what is allowed.
//
//   parse_duration("--duration", "1.5s")  // 1'500'000'000 ns
std::chrono::nanoseconds parse_duration(std::string_view option, std::string_view text);

}  // namespace interleave::app
