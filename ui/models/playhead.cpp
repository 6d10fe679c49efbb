#include "ui/models/playhead.h"

#include <algorithm>

namespace interleave::ui {

std::size_t playhead::position(const trace::store& records) const {
  if (live_) return records.size();
  return position_ ? std::min(*position_, records.size()) : records.upper_bound(time_);
}

void playhead::go_live() {
  live_ = true;
  position_.reset();
}

void playhead::to_time(double at, trace::nanoseconds end) {
  live_ = false;
  position_.reset();
  // Compared as doubles: a conversion of what is out of range would be undefined.
  time_ = !(at > 0) ? 0 : at >= static_cast<double>(end) ? end : static_cast<trace::nanoseconds>(at);
}

void playhead::to_position(const trace::store& records, std::size_t position) {
  live_ = false;
  position_ = std::min(position, records.size());
  time_ = *position_ > 0 ? trace::nanoseconds{records[*position_ - 1].time} : 0;
}

bool playhead::step(const trace::store& records, int direction, trace::thread_id thread) {
  const std::size_t from = position(records);
  const auto wanted = [&](std::size_t index) { return thread == 0 || records[index].thread == thread; };
  if (direction > 0) {
    std::size_t next = from;
    const std::size_t end = records.size();
    while (next < end && !wanted(next)) ++next;
    if (next == end) return false;
    to_position(records, next + 1);
    return true;
  }
  // The record that has just happened is from - 1; what is wanted is the state after the one before it.
  if (from == 0) return false;
  std::size_t before = from - 1;
  while (before > 0 && !wanted(before - 1)) --before;
  if (before == 0 && thread != 0) return false;
  to_position(records, before);
  return true;
}

}  // namespace interleave::ui
