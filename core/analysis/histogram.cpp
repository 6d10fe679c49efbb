#include "core/analysis/histogram.h"

#include <algorithm>
#include <cmath>

namespace interleave::analysis {

namespace {

std::uint64_t highest_in(int bucket) {
  if (bucket < histogram::steps) return static_cast<std::uint64_t>(bucket);
  const int shift = bucket / histogram::steps - 1;
  const auto lowest = static_cast<std::uint64_t>(histogram::steps + bucket % histogram::steps) << shift;
  return lowest + (std::uint64_t{1} << shift) - 1;
}

}  // namespace

void histogram::widen(int bucket) {
  if (counts_.empty()) {
    first_ = bucket;
    counts_.resize(1);
  } else if (bucket < first_) {
    counts_.insert(counts_.begin(), static_cast<std::size_t>(first_ - bucket), 0);
    first_ = bucket;
  } else {
    counts_.resize(static_cast<std::size_t>(bucket - first_ + 1));
  }
}

std::uint64_t histogram::percentile(double share) const {
  if (count_ == 0) return 0;
  const double wanted = std::ceil(std::clamp(share, 0.0, 1.0) * static_cast<double>(count_));
  const auto rank = std::max<std::uint64_t>(1, static_cast<std::uint64_t>(wanted));
  std::uint64_t passed = 0;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    passed += counts_[i];
    if (passed >= rank) return std::min(max_, highest_in(first_ + static_cast<int>(i)));
  }
  return max_;
}

}  // namespace interleave::analysis
