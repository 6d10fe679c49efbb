#pragma once

#include "core/timeline/interval_list.h"
#include "core/timeline/lane_state.h"

#include <cstdint>
#include <span>
#include <vector>

namespace interleave::timeline {

// One pixel column of a lane. Any time at all of blocked, contended or gap is reported, 1 ns in 10 s too.
struct column {
  float contention = 0;  // share of the column's time that is blocked or contended; > 0 if there is any
  float active = 0;      // share that is running or busy, likewise
  std::uint16_t subject =
      0;  // core lanes: the thread that was on longest; 0 for none, or where there are too many to tell
  lane_state state = lane_state::absent;             // the one with the most time
  lane_state contention_state = lane_state::absent;  // blocked or contended, whichever has more time, if any
  bool several = false;                              // more than one state, or more than one thread on a core
  bool gap = false;                                  // events were lost in it

  bool operator==(const column&) const = default;
};

// Where the columns of a window lie: column i is [begin + i·span/width, begin + (i+1)·span/width), rounded
// down to whole nanoseconds, so they share edges and add up to the window exactly. Where a nanosecond is
// wider than a pixel, columns have no length and show the state at their edge. Walks without a division a
// column (Bresenham 1965).
//
//   for (column_edges edge(0, 100, 3); edge.more(); edge.next()) use(edge.begin(), edge.end());  // 0–33,
//   33–66, 66–100
class column_edges {
 public:
  column_edges(nanoseconds begin, nanoseconds end, std::uint64_t width)
      : begin_(begin),
        end_(begin),
        width_(width),
        step_((end - begin) / width),
        rest_((end - begin) % width) {
    advance();
  }

  [[nodiscard]] nanoseconds begin() const { return begin_; }
  [[nodiscard]] nanoseconds end() const { return end_; }
  [[nodiscard]] bool more() const { return index_ < width_; }
  void next() {
    ++index_;
    begin_ = end_;
    if (index_ < width_) {
      advance();
    }
  }

 private:
  void advance() {
    end_ += step_;
    error_ += rest_;
    if (error_ >= width_) {
      error_ -= width_;
      ++end_;
    }
  }

  nanoseconds begin_;
  nanoseconds end_;
  std::uint64_t width_;
  std::uint64_t step_;
  std::uint64_t rest_;
  std::uint64_t error_ = 0;
  std::uint64_t index_ = 0;
};

// The window [begin, end) of a lane as `out.size()` columns; needs begin <= end. A column inside one interval
// costs a comparison, one over a few intervals a scan of them, one over many O(log n) by the pyramid. Pure.
//
//   std::vector<column> row(1920);
//   columns(lane, view_begin, view_end, now, row);
void columns(const interval_list& list, nanoseconds begin, nanoseconds end, nanoseconds now,
             std::span<column> out);

// The same as a new vector; none for width <= 0.
[[nodiscard]] std::vector<column> columns(const interval_list& list, nanoseconds begin, nanoseconds end,
                                          int width, nanoseconds now);

}  // namespace interleave::timeline
