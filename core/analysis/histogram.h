#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace interleave::analysis {

// Durations in buckets of constant relative width (at most 1/16 off): O(1) to add, bounded memory (4 bytes
// for each bucket between the least and the greatest value, at most 2.8 KiB). Values in ns. After
// HdrHistogram (Tene 2012), with 16 steps per power of two.
class histogram {
 public:
  void add(std::uint64_t ns) {
    const int bucket = bucket_of(ns);
    const auto place = static_cast<std::size_t>(bucket - first_);  // below first_ it wraps round
    if (place >= counts_.size()) [[unlikely]]
      widen(bucket);
    auto& of = counts_[static_cast<std::size_t>(bucket - first_)];
    if (of != std::numeric_limits<std::uint32_t>::max()) ++of;
    ++count_;
    total_ += ns;
    max_ = std::max(max_, ns);
  }
  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] std::uint64_t total() const { return total_; }
  [[nodiscard]] std::uint64_t max() const { return max_; }
  [[nodiscard]] std::size_t bytes() const { return counts_.capacity() * sizeof(std::uint32_t); }
  // The value that `share` (0…1) of the values do not exceed, to 1/16; never above max(); 0 when empty.
  [[nodiscard]] std::uint64_t percentile(double share) const;

  static constexpr int steps = 16;
  static constexpr int buckets = steps * 45;  // up to 2^48 ns

 private:
  static constexpr int step_bits = std::countr_zero(static_cast<unsigned>(steps));

  // Values below `steps` have a bucket each; above, each power of two has `steps` of equal width.
  static int bucket_of(std::uint64_t ns) {
    if (ns < steps) return static_cast<int>(ns);
    const int shift = static_cast<int>(std::bit_width(ns)) - 1 - step_bits;
    const int step = static_cast<int>(ns >> shift) - steps;
    return std::min((shift + 1) * steps + step, buckets - 1);
  }
  void widen(int bucket);

  std::uint64_t count_ = 0;
  std::uint64_t total_ = 0;
  std::uint64_t max_ = 0;
  int first_ = 0;  // bucket that counts_ begins with
  std::vector<std::uint32_t> counts_;
};

}  // namespace interleave::analysis
