#pragma once

#include "core/trace/store.h"

#include <cstddef>
#include <span>
#include <vector>

namespace interleave::ui {

// A turn that the schedule of a replay gives to another thread than the default policy would: of a schedule
// that was found and reduced, one without which nothing would come of it.
struct decisive_switch {
  trace::nanoseconds at = 0;
  trace::thread_id from = 0;  // that would have gone on
  trace::thread_id to = 0;    // the same one where the step comes out in another way
  bool preempts = false;
};

// The decisive switches of a trace, in order. Reads it once, as much at a time as the caller has time for.
// For the window's thread.
class switch_index {
 public:
  void clear();
  // Looks at `most` further records at the most. True when there are none left.
  bool catch_up(const trace::store& records, std::size_t most);
  [[nodiscard]] std::span<const decisive_switch> all() const { return found_; }

 private:
  std::size_t next_ = 0;
  std::vector<decisive_switch> found_;
};

}  // namespace interleave::ui
