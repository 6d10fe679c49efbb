#pragma once

#include "core/sync/deadline.h"
#include "core/sync/mutex.h"
#include "core/sync/object.h"
#include "core/sync/wait_queue.h"

#include <chrono>
#include <concepts>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <source_location>
#include <string_view>

namespace interleave::sync {

// std::condition_variable on sync::mutex, recorded; no spurious wake-ups of its own, waiters are chosen in
// order of arrival. A wait is two sync points: giving the mutex back and joining the waiters, then getting
// the mutex again. Takes any std::unique_lock<mutex>, so sync::unique_lock too.
//
// Stopped run: a wait ends by schedule::cancelled, its lock then owns nothing. In a thread that unwinds
// already it returns without the mutex, and the lock's unlock does nothing.
//
//   unique_lock lock(buffer_mutex);
//   not_empty.wait(lock, [&] { return !buffer.empty(); });
//   not_full.notify_one();                                   // another thread
class condition_variable {
 public:
  explicit condition_variable(std::string_view name = "condition variable",
                              const std::source_location& at = std::source_location::current())
      : self_(trace::object_kind::condition_variable, name, 0, at) {}

  void wait(std::unique_lock<mutex>& lock, std::source_location at = std::source_location::current()) {
    wait_once(lock, trace::id_of(at), nullptr);
  }

  template <std::predicate Predicate>
  void wait(std::unique_lock<mutex>& lock, Predicate holds,
            std::source_location at = std::source_location::current()) {
    const trace::location_id here = trace::id_of(at);
    while (!holds()) {
      if (wait_once(lock, here, nullptr) == ending::without_mutex) return;
    }
  }

  template <class Rep, class Period>
  std::cv_status wait_for(std::unique_lock<mutex>& lock, const std::chrono::duration<Rep, Period>& longest,
                          std::source_location at = std::source_location::current()) {
    return status_of(wait_by(lock, deadline(longest), at));
  }
  template <class Clock, class Duration>
  std::cv_status wait_until(std::unique_lock<mutex>& lock,
                            const std::chrono::time_point<Clock, Duration>& latest,
                            std::source_location at = std::source_location::current()) {
    return status_of(wait_by(lock, deadline(latest), at));
  }

  // Whether the predicate holds at the end.
  template <class Rep, class Period, std::predicate Predicate>
  bool wait_for(std::unique_lock<mutex>& lock, const std::chrono::duration<Rep, Period>& longest,
                Predicate holds, std::source_location at = std::source_location::current()) {
    return wait_by(lock, deadline(longest), holds, at);
  }
  template <class Clock, class Duration, std::predicate Predicate>
  bool wait_until(std::unique_lock<mutex>& lock, const std::chrono::time_point<Clock, Duration>& latest,
                  Predicate holds, std::source_location at = std::source_location::current()) {
    return wait_by(lock, deadline(latest), holds, at);
  }

  void notify_one(std::source_location at = std::source_location::current());
  void notify_all(std::source_location at = std::source_location::current());

  [[nodiscard]] trace::object_id id() const noexcept { return self_.id(); }

 private:
  enum class ending : std::uint8_t { woken, timed_out, without_mutex };

  static std::cv_status status_of(ending how) {
    return how == ending::timed_out ? std::cv_status::timeout : std::cv_status::no_timeout;
  }
  ending wait_by(std::unique_lock<mutex>& lock, const deadline& until, const std::source_location& at) {
    return wait_once(lock, trace::id_of(at), &until);
  }
  template <class Predicate>
  bool wait_by(std::unique_lock<mutex>& lock, const deadline& until, Predicate& holds,
               const std::source_location& at) {
    while (!holds()) {
      if (wait_by(lock, until, at) != ending::woken) return holds();
    }
    return true;
  }

  ending wait_once(std::unique_lock<mutex>& lock, trace::location_id at, const deadline* until);
  ending reacquire(std::unique_lock<mutex>& lock, trace::location_id at, ending so_far);
  void notify(wait_queue::batch chosen, std::uint64_t woken, trace::location_id at);

  object self_;
  wait_queue queue_;
  // Under control, where nobody is in the queue and one thread runs at a time: who waits and has not been
  // notified.
  std::uint64_t waiting_under_control_ = 0;
};

}  // namespace interleave::sync
