#include "core/bench/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace interleave::bench {

namespace {

double quantile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

// The chance that fewer than `k` of n fair coins fall heads.
double fewer_than(std::size_t k, std::size_t n) {
  double term = std::pow(0.5, static_cast<double>(n));  // of none
  double sum = 0;
  for (std::size_t i = 0; i < k; ++i) {
    sum += term;
    term *= static_cast<double>(n - i) / static_cast<double>(i + 1);
  }
  return sum;
}

// Between the k-th least and the k-th greatest value, k as large as 90 % allow.
void bound(summary& of, const std::vector<double>& sorted) {
  constexpr double enough = 0.90;
  const std::size_t n = sorted.size();
  std::size_t k = 1;
  while (2 * (k + 1) <= n && 1 - 2 * fewer_than(k + 1, n) >= enough) ++k;
  of.low = sorted[k - 1];
  of.high = sorted[n - k];
  of.confidence = std::max(0.0, 1 - 2 * fewer_than(k, n));
}

}  // namespace

double summary::spread() const {
  if (median == 0) return high == low ? 0 : std::numeric_limits<double>::infinity();
  return (high - low) / std::abs(median);
}

summary summarise(std::span<const double> values) {
  std::vector<double> sorted;
  std::copy_if(values.begin(), values.end(), std::back_inserter(sorted),
               [](double v) { return !std::isnan(v); });
  summary of;
  of.count = sorted.size();
  if (sorted.empty()) return of;
  std::sort(sorted.begin(), sorted.end());
  of.median = quantile(sorted, 0.5);
  of.min = sorted.front();
  of.max = sorted.back();
  of.q1 = quantile(sorted, 0.25);
  of.q3 = quantile(sorted, 0.75);
  bound(of, sorted);
  for (double& each : sorted) each = std::abs(each - of.median);
  std::sort(sorted.begin(), sorted.end());
  of.mad = quantile(sorted, 0.5);
  return of;
}

summary ratio(std::span<const double> of, std::span<const double> to) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < std::min(of.size(), to.size()); ++i) {
    if (!std::isnan(of[i]) && !std::isnan(to[i]) && to[i] != 0) ratios.push_back(of[i] / to[i]);
  }
  return summarise(ratios);
}

summary unpaired_ratio(const summary& of, const summary& to) {
  summary ratio;
  if (of.count == 0 || to.count == 0 || to.median == 0 || to.low <= 0) return ratio;
  ratio.count = std::min(of.count, to.count);
  ratio.median = of.median / to.median;
  ratio.low = ratio.min = ratio.q1 = of.low / to.high;
  ratio.high = ratio.max = ratio.q3 = of.high / to.low;
  ratio.confidence = std::min(of.confidence, to.confidence);
  return ratio;
}

}  // namespace interleave::bench
