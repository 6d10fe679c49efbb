#pragma once

#include "core/timeline/lane_state.h"
#include "core/timeline/paged.h"
#include "core/timeline/pyramid.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace interleave::timeline {

// A lane in one state from `begin` up to, not including, `end`.
struct interval {
  nanoseconds begin = 0;
  nanoseconds end = 0;
  lane_state state = lane_state::absent;
  std::uint16_t subject = 0;  // core lanes: the thread; 0 elsewhere

  bool operator==(const interval&) const = default;
};

// What a window of a lane holds. The times add up to the window: what lies outside the data is absent.
struct summary {
  state_times time{};
  nanoseconds longest = 0;    // the longest part of one interval inside, see pyramid for its precision
  std::size_t intervals = 0;  // that have a part inside
};

// The end of an interval that is still open, where the caller gives no present.
inline constexpr nanoseconds open_end = std::numeric_limits<nanoseconds>::max();

// The state intervals of one lane, in order, append-only, with their pyramid. Each interval ends where the
// next begins; the last is open and reaches to the `now` that the caller gives (at least to its own begin).
// Intervals of no length are kept. Before the first interval and after `now` the lane is absent.
//
// Storage: groups of 16 with a 64-bit begin; an interval is 32 bits, 4 of state and 28 of time since the
// group's begin. A group of 0.27 s and longer keeps its 16 begins in full beside. Subjects (16 bits) are
// stored only if asked for. With its pyramid that is 5 to 6 bytes for each short interval, 7.2 in a core
// lane.
//
// Time is nanoseconds since the run began. Not thread-safe: who appends and who reads keep out of each
// other's way.
//
//   interval_list lane;
//   lane.append(100, lane_state::running);
//   lane.append(180, lane_state::blocked);
//   lane.over(150, 250, 200).time[index_of(lane_state::blocked)];  // 20
class interval_list {
 public:
  enum class subjects : bool { ignored, kept };
  static constexpr std::size_t npos = std::numeric_limits<std::size_t>::max();

  explicit interval_list(subjects keep = subjects::ignored) : keeps_subjects_(keep == subjects::kept) {}

  // From `time` on the lane is in `state`. A time before the last begin counts as that begin (clocks of two
  // cores may differ by some ns). The state (and subject) that the lane is in already adds nothing.
  void append(nanoseconds time, lane_state state, std::uint16_t subject = 0) {
    if (state == last_state_ && (!keeps_subjects_ || subject == last_subject_) && size_ != 0) return;
    change(time, state, subject);
  }

  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool keeps_subjects() const { return keeps_subjects_; }

  // Needs index < size().
  [[nodiscard]] interval at(std::size_t index, nanoseconds now = open_end) const;
  [[nodiscard]] nanoseconds begin_of(std::size_t index) const;
  [[nodiscard]] lane_state state_of(std::size_t index) const {
    return static_cast<lane_state>(groups_[index / group_size].word[index % group_size] & state_mask);
  }
  [[nodiscard]] std::uint16_t subject_of(std::size_t index) const {
    return keeps_subjects_ ? subjects_[index] : std::uint16_t{0};
  }
  [[nodiscard]] nanoseconds last_begin() const { return last_begin_; }  // 0 if empty
  // Where the data ends for a caller whose present is `now`.
  [[nodiscard]] nanoseconds end_of_data(nanoseconds now) const { return std::max(now, last_begin_); }

  // The last interval that begins at or before `time`, npos if there is none. O(log n).
  [[nodiscard]] std::size_t find(nanoseconds time) const;
  // The same for a time not before the begin of interval `hint`; O(log of the distance).
  [[nodiscard]] std::size_t find_from(std::size_t hint, nanoseconds time) const;
  [[nodiscard]] lane_state state_at(nanoseconds time) const;

  // What the window [begin, end) holds. O(log n).
  [[nodiscard]] summary over(nanoseconds begin, nanoseconds end, nanoseconds now) const;
  // Time per state from the lane's begin to `time`, which is in interval `index` or at its end. O(1), bar
  // groups that the pyramid cannot tell apart (at most 256 intervals are scanned).
  [[nodiscard]] state_times passed_until(std::size_t index, nanoseconds time) const;

  // Memory in use, this object included.
  [[nodiscard]] std::size_t bytes() const;

 private:
  static constexpr std::size_t group_size = pyramid::fan_out;
  static constexpr std::size_t block_size = group_size * group_size;
  static constexpr unsigned state_bits = 4;
  static constexpr std::uint32_t state_mask = (1U << state_bits) - 1;
  // One less than what 28 bits hold, so that an unused word is later than all that is looked for.
  static constexpr nanoseconds longest_narrow = (1U << (32 - state_bits)) - 2;
  static constexpr std::uint32_t unused = ~std::uint32_t{0};

  // word[0] >> 4 is 0, as the group's first interval has no distance to its begin, or the group's number in
  // wide_ + 1.
  struct alignas(64) group {
    std::array<std::uint32_t, group_size> word;
  };
  using wide_group = std::array<nanoseconds, group_size>;

  void change(nanoseconds time, lane_state state, std::uint16_t subject);
  void open_group(nanoseconds time, lane_state state);
  void store_wide(std::size_t place, nanoseconds time, lane_state state);
  [[nodiscard]] nanoseconds longest_between(std::size_t first, std::size_t last) const;
  [[nodiscard]] std::size_t find_in_block(std::size_t block, nanoseconds time) const;

  // What each change reads comes first and together.
  std::size_t size_ = 0;
  nanoseconds last_begin_ = 0;
  group* open_ = nullptr;  // the last one, in groups_
  nanoseconds open_begin_ = 0;
  lane_state last_state_ = lane_state::absent;
  bool keeps_subjects_;
  std::uint16_t last_subject_ = 0;
  pyramid pyramid_;
  paged<nanoseconds, 256> block_begin_;
  paged<nanoseconds, 512> group_begin_;
  paged<group, 64> groups_;
  paged<wide_group, 64> wide_;
  paged<std::uint16_t, 2048> subjects_;
};

inline nanoseconds interval_list::begin_of(std::size_t index) const {
  const std::size_t number = index / group_size;
  const std::size_t place = index % group_size;
  if (place == 0) {
    return group_begin_[number];
  }
  const group& words = groups_[number];
  if (const std::uint32_t wide = words.word[0] >> state_bits; wide != 0) {
    return wide_[wide - 1][place];
  }
  return group_begin_[number] + (words.word[place] >> state_bits);
}

}  // namespace interleave::timeline
