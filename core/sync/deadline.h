#pragma once

#include "core/os/futex.h"
#include "core/schedule/control.h"

#include <chrono>
#include <cstdint>

namespace interleave::sync {

// A moment on the steady clock that ends a timed call, from any duration or clock: one read of both clocks,
// so a later change of a settable clock is not followed. More than 30 years count as 30 years.
//
//   const deadline until(20ms);
//   worker.park_until(until.at());
class deadline {
 public:
  template <class Rep, class Period>
  explicit deadline(const std::chrono::duration<Rep, Period>& from_now)
      : from_now_(limited(from_now)), at_(now() + from_now_) {}

  template <class Clock, class Duration>
  explicit deadline(const std::chrono::time_point<Clock, Duration>& at) : deadline(at - Clock::now()) {}

  [[nodiscard]] const os::steady_time& at() const noexcept { return at_; }
  // As it was asked for; never negative.
  [[nodiscard]] std::uint64_t nanoseconds() const noexcept {
    return static_cast<std::uint64_t>(from_now_.count());
  }

 private:
  // Under control, where time is virtual and the clock not worth its price, the moment says nothing.
  static os::steady_time now() {
    return schedule::is_controlled() ? os::steady_time{} : std::chrono::steady_clock::now();
  }

  template <class Rep, class Period>
  static std::chrono::nanoseconds limited(const std::chrono::duration<Rep, Period>& wanted) {
    constexpr std::chrono::hours longest(24 * 365 * 30);
    const std::chrono::duration<double> seconds = wanted;  // cannot overflow
    if (!(seconds.count() > 0)) return std::chrono::nanoseconds(0);
    if (seconds > longest) return longest;
    return std::chrono::ceil<std::chrono::nanoseconds>(wanted);
  }

  std::chrono::nanoseconds from_now_;
  os::steady_time at_;
};

}  // namespace interleave::sync
