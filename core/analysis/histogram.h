#pragma once

#include <array>
#include <cstdint>

namespace interleave::analysis {

// Durations in buckets of constant relative width (at most 1/16 off): constant memory, O(1) to add. Values in
// ns. After HdrHistogram (Tene 2012), with 16 steps per power of two.
class histogram {
 public:
  void add(std::uint64_t ns);
  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] std::uint64_t total() const { return total_; }
  [[nodiscard]] std::uint64_t max() const { return max_; }
  // The value that `share` (0…1) of the values do not exceed, to 1/16; never above max(); 0 when empty.
  [[nodiscard]] std::uint64_t percentile(double share) const;

  static constexpr int steps = 16;
  static constexpr int buckets = steps * 45;  // up to 2^48 ns

 private:
  std::uint64_t count_ = 0;
  std::uint64_t total_ = 0;
  std::uint64_t max_ = 0;
  std::array<std::uint32_t, buckets> counts_{};
};

}  // namespace interleave::analysis
