#pragma once

#include "core/trace/store.h"

#include <cstddef>
#include <span>
#include <vector>

namespace interleave::ui {

// One thread's act that let another go on.
struct wake {
  trace::nanoseconds at = 0;
  trace::nanoseconds resumed = 0;  // the woken thread's next event
  trace::thread_id waker = 0;
  trace::thread_id woken = 0;
};

// The wake-ups that one thread gave or was given, in order of time. Reads the trace once, as much at a time
// as the caller has time for. For the window's thread.
class wake_index {
 public:
  // Another thread: forgets the former's. 0: none.
  void select(trace::thread_id thread);
  // Looks at `most` further records at the most. True when there are none left.
  bool catch_up(const trace::store& records, std::size_t most);
  // From the first at or after `begin`.
  [[nodiscard]] std::span<const wake> from(trace::nanoseconds begin) const;

 private:
  trace::thread_id thread_ = 0;
  std::size_t next_ = 0;
  std::vector<wake> found_;
};

}  // namespace interleave::ui
