#include "ui/items/wake_index.h"

#include <algorithm>

namespace interleave::ui {

namespace {

// The woken thread goes on soon after; further away something else was in the way.
constexpr std::size_t look_ahead = 256;

trace::nanoseconds resumption(const trace::store& records, std::size_t after, trace::thread_id woken) {
  const std::size_t end = std::min(records.size(), after + look_ahead);
  for (std::size_t i = after + 1; i < end; ++i) {
    if (records[i].thread == woken) return records[i].time;
  }
  return records[after].time;
}

}  // namespace

void wake_index::select(trace::thread_id thread) {
  thread_ = thread;
  next_ = 0;
  found_.clear();
}

bool wake_index::catch_up(const trace::store& records, std::size_t most) {
  if (thread_ == 0) return true;
  const std::size_t size = records.size();
  const std::size_t end = std::min(size, next_ + most);
  for (; next_ < end; ++next_) {
    const trace::record& each = records[next_];
    if (each.what != trace::kind::woke) continue;
    const auto waker = static_cast<trace::thread_id>(each.thread);
    const auto woken = static_cast<trace::thread_id>(each.argument);
    if ((waker != thread_ && woken != thread_) || waker == 0 || woken == 0) continue;
    found_.push_back({each.time, resumption(records, next_, woken), waker, woken});
  }
  return next_ == size;
}

std::span<const wake> wake_index::from(trace::nanoseconds begin) const {
  const auto first = std::lower_bound(found_.begin(), found_.end(), begin,
                                      [](const wake& w, trace::nanoseconds t) { return w.at < t; });
  return {first, found_.end()};
}

}  // namespace interleave::ui
