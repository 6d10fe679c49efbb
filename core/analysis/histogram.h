#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace interleave::analysis {

// Durations in buckets of constant relative width (at most 1/16 off): O(1) to add, bounded memory (4 bytes
// for each bucket between the least and the greatest value, at most 2.8 KiB). Values in ns. After
// HdrHistogram (Tene 2012), with 16 steps per power of two.
class histogram {
 public:
  void add(std::uint64_t ns);
  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] std::uint64_t total() const { return total_; }
  [[nodiscard]] std::uint64_t max() const { return max_; }
  [[nodiscard]] std::size_t bytes() const { return counts_.capacity() * sizeof(std::uint32_t); }
  // The value that `share` (0…1) of the values do not exceed, to 1/16; never above max(); 0 when empty.
  [[nodiscard]] std::uint64_t percentile(double share) const;

  static constexpr int steps = 16;
  static constexpr int buckets = steps * 45;  // up to 2^48 ns

 private:
  std::uint64_t count_ = 0;
  std::uint64_t total_ = 0;
  std::uint64_t max_ = 0;
  int first_ = 0;  // bucket that counts_ begins with
  std::vector<std::uint32_t> counts_;
};

}  // namespace interleave::analysis
