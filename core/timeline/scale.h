#pragma once

#include <span>
#include <string>
#include <vector>

namespace interleave::timeline {

// An axis of values, as a chart has it. Linear ones begin at zero, so that a bar's length is its value;
// logarithmic ones, for values that span decades, begin and end at a 1, 2 or 5 × 10^n. A plain value.
struct value_scale {
  double begin = 0;
  double end = 1;  // above begin
  bool logarithmic = false;

  // Where on the axis: 0 at its beginning, 1 at its end, outside of these for what lies outside.
  [[nodiscard]] double share(double value) const;
  // What is there: the other way round.
  [[nodiscard]] double value(double share) const;

  bool operator==(const value_scale&) const = default;
};

// From how many times the smallest on values span decades.
inline constexpr double decades = 30;

// The axis that shows all of the values; those that are not finite are left out. Logarithmic if all are above
// zero and the largest is `decades` times the smallest or more. 0 to 1 for none.
//
//   scale_for(std::vector{3.0, 7.2});     // 0 to 8, linear
//   scale_for(std::vector{0.3, 1500.0});  // 0.2 to 2000, logarithmic
[[nodiscard]] value_scale scale_for(std::span<const double> values);

struct mark {
  double value = 0;
  std::string label;  // "0.5", "20", "1,500", "20 k", "3 M"

  bool operator==(const mark&) const = default;
};

// The marks of an axis of that length. Linear: whole multiples of the smallest step out of 1, 2, 5 × 10^n
// that keeps neighbours `min_spacing` pixels apart, both ends included. Logarithmic: powers of ten, with 2
// and 5 between where these are apart as well; every second, third, … power where even they are not.
[[nodiscard]] std::vector<mark> marks(const value_scale& of, double pixels, double min_spacing);

}  // namespace interleave::timeline
