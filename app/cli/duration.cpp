#include "app/cli/duration.h"

#include "app/cli/command.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

namespace interleave::app {

std::chrono::nanoseconds parse_duration(std::string_view option, std::string_view text) {
  constexpr std::array<std::pair<std::string_view, double>, 8> units{{{"", 1e9},
                                                                      {"s", 1e9},
                                                                      {"ms", 1e6},
                                                                      {"us", 1e3},
                                                                      {"µs", 1e3},
                                                                      {"ns", 1},
                                                                      {"min", 60e9},
                                                                      {"h", 3600e9}}};
  constexpr double longest = 24 * 3600e9;
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc{}) {
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    for (const auto& [name, factor] : units) {
      if (unit != name) continue;
      const double ns = number * factor;
      if (!(ns >= 0 && ns <= longest)) break;
      return std::chrono::nanoseconds(std::llround(ns));
    }
  }
  throw usage_error("'" + std::string(text) + "' is not a duration for " + std::string(option) +
                    "; allowed: 0 to 24h, as in 2s, 150ms, 1.5s, 20us, or a plain number of seconds");
}

}  // namespace interleave::app
