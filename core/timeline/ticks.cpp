#include "core/timeline/ticks.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace interleave::timeline {
namespace {

struct unit {
  nanoseconds size;
  std::string_view name;
  int digits;  // decimals down to 1 ns
};
constexpr std::array<unit, 4> units{
    {{1, " ns", 0}, {1'000, " µs", 3}, {1'000'000, " ms", 6}, {1'000'000'000, " s", 9}}};
constexpr nanoseconds second = 1'000'000'000;
constexpr nanoseconds minute = 60 * second;
constexpr nanoseconds hour = 60 * minute;

const unit& unit_for(nanoseconds time) {
  std::size_t best = 0;
  while (best + 1 < units.size() && time >= units[best + 1].size) {
    ++best;
  }
  return units[best];
}

nanoseconds power_of_ten(int exponent) {
  nanoseconds power = 1;
  while (exponent-- > 0) {
    power *= 10;
  }
  return power;
}

// `time` in `in`, cut to `decimals`; exact if the digits left out are 0.
std::string fixed_point(nanoseconds time, const unit& in, int decimals) {
  std::string text = std::to_string(time / in.size);
  if (decimals > 0) {
    const nanoseconds part = time % in.size / power_of_ten(in.digits - decimals);
    const std::string digits = std::to_string(part);
    text += '.';
    text.append(static_cast<std::size_t>(decimals) - digits.size(), '0');
    text += digits;
  }
  return text;
}

struct tick_step {
  nanoseconds size = 1;
  nanoseconds major = 5;
  int exponent = 0;
};

// The largest step is 5 × 10^18, still below 2^63: a sum of a time and a step cannot wrap unseen.
tick_step step_for(double least) {
  tick_step step;
  for (nanoseconds decade = 1; step.exponent <= 18; ++step.exponent, decade *= 10) {
    for (const nanoseconds factor : {1, 2, 5}) {
      step.size = factor * decade;
      step.major = (factor == 1 ? 5 : 10) * decade;
      if (static_cast<double>(step.size) >= least || (step.exponent == 18 && factor == 5)) {
        return step;
      }
    }
  }
  return step;
}

}  // namespace

std::vector<tick> ticks(nanoseconds begin, nanoseconds end, double pixels, double min_spacing) {
  std::vector<tick> result;
  if (end < begin || !(pixels >= 1)) {
    return result;
  }
  const double spacing = min_spacing >= 1 ? min_spacing : 1;
  const tick_step step = step_for(static_cast<double>(end - begin) / pixels * spacing);
  const unit& in = unit_for(end);
  const int decimals = std::max(0, in.digits - step.exponent);
  const nanoseconds first = begin / step.size + (begin % step.size != 0 ? 1 : 0);
  const nanoseconds last = end / step.size;
  for (nanoseconds multiple = first; multiple <= last; ++multiple) {
    const nanoseconds time = multiple * step.size;
    std::string label = fixed_point(time, in, decimals);
    label += in.name;
    result.push_back({time, std::move(label), time % step.major == 0});
  }
  return result;
}

std::string format_duration(nanoseconds duration) {
  if (duration < minute) {
    // Three digits; rounding may carry into the next unit (999.9 µs is 1 ms), hence the second look.
    for (int pass = 0; pass < 2; ++pass) {
      const unit& in = unit_for(duration);
      const nanoseconds whole = duration / in.size;
      int decimals = std::min(in.digits, whole >= 100 ? 0 : whole >= 10 ? 1 : 2);
      const nanoseconds least = power_of_ten(in.digits - decimals);
      const nanoseconds rounded = (duration + least / 2) / least * least;
      if (rounded != duration) {
        duration = rounded;
        continue;
      }
      while (decimals > 0 && duration % power_of_ten(in.digits - decimals + 1) == 0) {
        --decimals;
      }
      if (duration < minute) {
        return fixed_point(duration, in, decimals).append(in.name);
      }
    }
  }
  const bool long_one = duration >= hour;
  const nanoseconds large = long_one ? hour : minute;
  const nanoseconds small = long_one ? minute : second;
  const nanoseconds count = duration / small + (duration % small >= small / 2 ? 1 : 0);
  if (!long_one && count * small >= hour) {
    return "1 h";
  }
  std::string text = std::to_string(count * small / large) + (long_one ? " h" : " min");
  if (const nanoseconds rest = count % 60; rest != 0) {
    text += ' ' + std::to_string(rest) + (long_one ? " min" : " s");
  }
  return text;
}

}  // namespace interleave::timeline
