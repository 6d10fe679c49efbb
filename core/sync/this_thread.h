#pragma once

#include "core/sync/deadline.h"
#include "core/trace/event.h"

#include <chrono>
#include <source_location>

namespace interleave::sync::this_thread {

// Sleeps in the kernel; ends at once by schedule::cancelled when the run is stopped. Under control time is
// virtual: the controller says when the sleep is over.
void sleep_by(const deadline& until, const std::source_location& at);

// std::this_thread, recorded.
//
//   this_thread::sleep_for(20ms);
template <class Rep, class Period>
void sleep_for(const std::chrono::duration<Rep, Period>& how_long,
               const std::source_location& at = std::source_location::current()) {
  sleep_by(deadline(how_long), at);
}

template <class Clock, class Duration>
void sleep_until(const std::chrono::time_point<Clock, Duration>& until,
                 const std::source_location& at = std::source_location::current()) {
  sleep_by(deadline(until), at);
}

// Lets others run first. A sync point, not recorded.
void yield(const std::source_location& at = std::source_location::current());

// The calling thread's number in its run; 0 outside.
[[nodiscard]] trace::thread_id id() noexcept;

}  // namespace interleave::sync::this_thread
