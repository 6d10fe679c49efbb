#pragma once

#include "core/trace/event.h"
#include "core/trace/store.h"

#include <cstddef>
#include <optional>

namespace interleave::ui {

// The moment that is looked at. Either it rides the head of the trace (live), or it stands at a time, or
// exactly after a number of records, so that events at the same nanosecond can be told apart by stepping.
//
//   playhead at;                                // live
//   at.to_time(1'000'000, end);                 // every record up to 1 ms has happened
//   at.step(records, +1, 0);                    // and one more
class playhead {
 public:
  [[nodiscard]] bool is_live() const { return live_; }
  // Where it stands; meaningless while live.
  [[nodiscard]] trace::nanoseconds time() const { return time_; }
  // How many records have happened.
  [[nodiscard]] std::size_t position(const trace::store& records) const;

  void go_live();
  // `at` is clamped to [0, end]; not a number is 0.
  void to_time(double at, trace::nanoseconds end);
  void to_position(const trace::store& records, std::size_t position);
  // To the next (+1) or former (-1) record, of `thread` only unless that is 0. Stays where it is and says
  // false when there is none. O(records passed over).
  bool step(const trace::store& records, int direction, trace::thread_id thread);

 private:
  bool live_ = true;
  trace::nanoseconds time_ = 0;
  std::optional<std::size_t> position_;
};

}  // namespace interleave::ui
