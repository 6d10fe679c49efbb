#pragma once

#include "core/analysis/state.h"
#include "core/trace/store.h"

#include <cstddef>
#include <vector>

namespace interleave::analysis {

// Copies of the state on the way, from which any playhead is reached by replaying the records since.
// The distance between two is at least `every` records and grows with the size of the state, to half a byte
// of copies a record; at most max_distance, so that replay stays within a frame's time. Where the states are
// so large (ten thousands of threads) that the copies would take more than max_bytes and 4 bytes a record,
// every other one is given up: to copy such a state takes as long as to replay what lies between.
class key_frames {
 public:
  explicit key_frames(std::size_t every) : every_(every == 0 ? 1 : every) {}

  // Keeps a copy of the head if it is time for one.
  void offer(const state& head) {
    if (head.position >= next_) [[unlikely]]
      keep(head);
  }

  // Brings `from` to `position`, which `records` must have: onwards from where it is, or from the nearest key
  // frame where that is nearer or `from` is past it.
  void move(state& from, std::size_t position, const trace::store& records) const;

  [[nodiscard]] std::size_t count() const { return frames_.size(); }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

  static constexpr std::size_t max_distance = std::size_t{1} << 17;
  static constexpr std::size_t max_bytes = std::size_t{64} << 20;

 private:
  void keep(const state& head);
  void thin_out();

  std::size_t every_;
  std::size_t stretch_ = 1;  // of the distance, once copies were given up
  std::size_t next_ = 0;
  std::size_t bytes_ = 0;
  std::vector<state> frames_;
  std::vector<std::size_t> sizes_;  // of each
};

}  // namespace interleave::analysis
