#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace interleave::bench {

// Times of single operations within one repetition, all kept: percentiles are exact (nearest rank).
//
//   latencies times;  times.add(12.5);
//   here.tell("p99_us", times.percentile(0.99));
class latencies {
 public:
  void reserve(std::size_t n) { all_.reserve(n); }
  void add(double value) {
    all_.push_back(value);
    sorted_ = false;
  }
  [[nodiscard]] std::size_t count() const { return all_.size(); }
  // 0 if there are none.
  [[nodiscard]] double percentile(double share) {
    if (all_.empty()) return 0;
    if (!sorted_) std::sort(all_.begin(), all_.end());
    sorted_ = true;
    const double rank = std::ceil(share * static_cast<double>(all_.size()));
    return all_[std::min(static_cast<std::size_t>(std::max(rank, 1.0)), all_.size()) - 1];
  }

 private:
  std::vector<double> all_;
  bool sorted_ = false;
};

}  // namespace interleave::bench
