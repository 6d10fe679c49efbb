#pragma once

#include "core/sync/deadline.h"

#include <chrono>

namespace interleave::sync {

// The beat by which an event loop tells that it still turns: due at a steady rate, and as late as whatever
// the loop did instead of coming back. Beats missed meanwhile are left out. Used by one thread.
//
//   heartbeat beat(10ms);
//   for (;;) {
//     if (auto next = inbox.take_by(beat.next())) handle(*next);
//     if (beat.is_due()) worst = std::max(worst, beat.take());
//   }
class heartbeat {
 public:
  explicit heartbeat(std::chrono::nanoseconds every) : every_(every), next_(every) {}

  [[nodiscard]] const deadline& next() const { return next_; }
  [[nodiscard]] bool is_due() const { return late().count() >= 0; }
  // How late it is. The next one is due a beat from now.
  std::chrono::nanoseconds take() {
    const auto lateness = late();
    next_ = deadline(every_);
    return lateness;
  }

 private:
  [[nodiscard]] std::chrono::nanoseconds late() const {
    return std::chrono::steady_clock::now() - next_.at();
  }

  std::chrono::nanoseconds every_;
  deadline next_;
};

}  // namespace interleave::sync
