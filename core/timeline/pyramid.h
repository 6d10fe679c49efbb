#pragma once

#include "core/timeline/lane_state.h"
#include "core/timeline/paged.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace interleave::timeline {

// The fan-out-16 pyramid over the closed intervals of one lane: a group is 16 intervals, a block 16 groups.
// It answers "how long in which state before this group" with two reads a state, and "the longest interval of
// these groups" in O(log n).
//
// Time per state is kept as running sums, not as sums a node: a block's entry is the 64-bit time since the
// lane began, a group's the 32-bit time since its block began. The time in any window is the difference of
// two such sums, exact to the nanosecond, and neighbouring pixel columns share one of them. The price: group
// sums of a block longer than 2^32 ns are not usable, see `usable`; there the block's intervals (17 ms each
// on average, or more) are scanned, 255 at most. A state has sums only from the group in which it was first
// seen, and the lane's first state has none: it is what is left of the time that passed. That is 0.28 bytes
// an interval for each further state, and 0.27 for the longest.
//
// Durations for `longest` are exact below 2^31 ns (2.1 s) and rounded down to a multiple of 2^18 ns (0.26 ms)
// above.
//
// Owned by interval_list, which feeds it in order. Not thread-safe.
//
//   pyramid sums;
//   sums.close(lane_state::running, 120);       // for each interval, when its end is known
//   sums.before(group, time_passed_until_group)  // once 16 × group intervals were closed
class pyramid {
 public:
  static constexpr std::size_t fan_out = 16;

  void close(lane_state state, nanoseconds duration) {
    const std::size_t which = index_of(state);
    if (slot_[which] == 0) [[unlikely]]
      add_sum(state);
    total_[which] += duration;
    longest_in_group_ = duration > longest_in_group_ ? duration : longest_in_group_;
    if (++closed_ % fan_out == 0) {
      close_group();
    }
  }

  // True if `before` may be asked for a group that begins `since_block` after its block.
  [[nodiscard]] static constexpr bool usable(nanoseconds since_block) { return since_block >> 32 == 0; }

  // Time per state from the lane's begin to the begin of `group`, `passed` being the sum of all of them.
  [[nodiscard]] state_times before(std::size_t group, nanoseconds passed) const;

  // The longest interval of groups [first, last), all of them closed.
  [[nodiscard]] nanoseconds longest(std::size_t first, std::size_t last) const;

  [[nodiscard]] std::size_t bytes() const;

 private:
  struct running_sum {
    lane_state state = lane_state::absent;
    nanoseconds at_block = 0;     // total of it when the present block began
    std::size_t first_group = 0;  // of by_group[0]; before it the sum was 0
    std::size_t first_block = 0;
    paged<std::uint32_t, 1024> by_group{};
    paged<std::uint64_t, 256> by_block{};
  };

  void add_sum(lane_state state);
  void close_group();

  // What each interval changes comes first and together.
  std::size_t closed_ = 0;
  nanoseconds longest_in_group_ = 0;
  state_times total_{};                                // of closed intervals
  std::array<std::uint8_t, lane_state_count> slot_{};  // position in sums_ + 1, 0: not seen
  std::vector<running_sum> sums_;                      // [0]: the lane's first state, nothing stored
  std::vector<paged<std::uint32_t, 1024>> longest_;    // [level]: a node a 16^(level + 1) intervals
};

}  // namespace interleave::timeline
