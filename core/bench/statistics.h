#pragma once

#include <cstddef>
#include <span>

namespace interleave::bench {

// What repetitions of one measurement come to, without any assumption on how they are distributed. `low` to
// `high` is a confidence interval of the median, out of the values' order alone (sign test; Conover,
// "Practical Nonparametric Statistics", 3.2): the narrowest that holds the median of what was sampled in at
// least 90 % of all such series; below five values none does, then it is all of them, and `confidence` says
// how little that is. Quartiles and median interpolate (Hyndman & Fan 1996, type 7).
struct summary {
  std::size_t count = 0;
  double median = 0;
  double min = 0;
  double max = 0;
  double q1 = 0;
  double q3 = 0;
  double mad = 0;  // median absolute deviation from the median
  double low = 0;
  double high = 0;
  double confidence = 0;  // 0…1, of low…high

  // Width of the interval in shares of the median: 0.1 is "give or take 5 %".
  [[nodiscard]] double spread() const;
};

// NaNs are left out. All zero for no values.
//
//   summarise(std::vector{3.0, 1.0, 2.0}).median   // 2
[[nodiscard]] summary summarise(std::span<const double> values);

// Each value by the one of the same round: what slowed both is not counted. Rounds in which either is missing
// (NaN) or the divisor is zero are left out.
[[nodiscard]] summary ratio(std::span<const double> of, std::span<const double> to);

// Of two series that were not measured in turn: the bounds are those of the two intervals at their worst, and
// min, max and quartiles are the same.
[[nodiscard]] summary unpaired_ratio(const summary& of, const summary& to);

}  // namespace interleave::bench
