#include "core/timeline/scale.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace interleave::timeline {

namespace {

constexpr std::array<double, 3> factors{1, 2, 5};
// What is a whole multiple but for the rounding of doubles.
constexpr double hair = 1e-9;

// The smallest 1, 2 or 5 × 10^n that is not below.
double round_up(double least) {
  const double decade = std::pow(10, std::floor(std::log10(least)));
  for (const double factor : factors) {
    if (factor * decade >= least * (1 - hair)) return factor * decade;
  }
  return 10 * decade;
}

// The largest that is not above.
double round_down(double most) {
  const double decade = std::pow(10, std::floor(std::log10(most)));
  for (auto factor = factors.rbegin(); factor != factors.rend(); ++factor) {
    if (*factor * decade <= most * (1 + hair)) return *factor * decade;
  }
  return decade;
}

// Up to 10, in tenths: the end of a linear axis should not lie far above the largest value.
double round_end(double largest) {
  const double step = round_up(largest / 10);
  return std::ceil(largest / step - hair) * step;
}

std::string fixed(double value, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  std::string digits(text);
  const auto point = digits.find('.');
  for (std::size_t i = point == std::string::npos ? digits.size() : point; i > 3; i -= 3) {
    digits.insert(i - 3, 1, ',');
  }
  return digits;
}

// `step`: the difference that has to be seen between two labels.
std::string label_of(double value, double step) {
  if (value == 0) return "0";
  std::string unit;
  for (const auto& [size, name] : {std::pair{1e9, " G"}, {1e6, " M"}, {1e4, " k"}}) {
    if (value < size * (1 - hair)) continue;
    const double divisor = size == 1e4 ? 1e3 : size;
    value /= divisor;
    step /= divisor;
    unit = name;
    break;
  }
  const int decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step) + hair)));
  return fixed(value, decimals) + unit;
}

std::vector<mark> linear_marks(const value_scale& of, double pixels, double min_spacing) {
  const double step = round_up((of.end - of.begin) / pixels * min_spacing);
  std::vector<mark> all;
  for (double n = std::ceil(of.begin / step - hair); n * step <= of.end * (1 + hair); ++n) {
    all.push_back({n * step, label_of(n * step, step)});
  }
  return all;
}

std::vector<mark> logarithmic_marks(const value_scale& of, double pixels, double min_spacing) {
  const double decade_pixels = pixels / std::log10(of.end / of.begin);
  // From 1 to 2, and from 5 to 10: the narrowest.
  const bool between = decade_pixels * std::log10(2) >= min_spacing;
  const int each = std::max(1, static_cast<int>(std::ceil(min_spacing / decade_pixels)));
  std::vector<mark> all;
  const int first = static_cast<int>(std::floor(std::log10(of.begin) + hair));
  for (int exponent = first; std::pow(10, exponent) <= of.end * (1 + hair); ++exponent) {
    if ((exponent - first) % each != 0) continue;
    for (const double factor : factors) {
      const double value = factor * std::pow(10, exponent);
      if (factor > 1 && !between) break;
      if (value < of.begin * (1 - hair) || value > of.end * (1 + hair)) continue;
      all.push_back({value, label_of(value, value)});
    }
  }
  return all;
}

}  // namespace

double value_scale::share(double value) const {
  if (!logarithmic) return (value - begin) / (end - begin);
  return value <= 0 ? 0 : std::log(value / begin) / std::log(end / begin);
}

double value_scale::value(double share) const {
  return logarithmic ? begin * std::pow(end / begin, share) : begin + share * (end - begin);
}

value_scale scale_for(std::span<const double> values) {
  double least = HUGE_VAL;
  double most = 0;
  for (const double each : values) {
    if (!std::isfinite(each)) continue;
    least = std::min(least, each);
    most = std::max(most, each);
  }
  if (!(most > 0)) return {};
  if (least > 0 && most / least >= decades) {
    // Some room before the smallest, or its bar would have no length.
    return {.begin = round_down(least * 0.7), .end = round_up(most), .logarithmic = true};
  }
  return {.begin = 0, .end = round_end(most), .logarithmic = false};
}

std::vector<mark> marks(const value_scale& of, double pixels, double min_spacing) {
  if (!(pixels >= 1) || !(of.end > of.begin) || (of.logarithmic && !(of.begin > 0))) return {};
  const double spacing = std::max(1.0, min_spacing);
  return of.logarithmic ? logarithmic_marks(of, pixels, spacing) : linear_marks(of, pixels, spacing);
}

}  // namespace interleave::timeline
