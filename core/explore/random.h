#pragma once

#include <cstdint>
#include <utility>

namespace interleave::explore {

// Random numbers, a few instructions each, the same everywhere (splitmix64: Steele, Lea, Flood 2014).
//
//   random_numbers dice(seed);
//   const auto face = dice.below(6);
class random_numbers {
 public:
  explicit random_numbers(std::uint64_t seed) : state_(seed), ready_(following()) {}

  std::uint64_t next() { return std::exchange(ready_, following()); }
  // 0 … n-1.
  std::uint32_t below(std::uint64_t n) { return static_cast<std::uint32_t>(((next() >> 32) * n) >> 32); }

 private:
  std::uint64_t following() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }

  std::uint64_t state_;
  // One ahead: a search waits for nothing but its next number, and need not wait for the multiplications.
  std::uint64_t ready_;
};

}  // namespace interleave::explore
