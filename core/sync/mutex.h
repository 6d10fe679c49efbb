#pragma once

#include "core/sync/deadline.h"
#include "core/sync/exclusive_lock.h"
#include "core/trace/source.h"

#include <chrono>
#include <source_location>
#include <string_view>

namespace interleave::sync {

class condition_variable;

// std::timed_mutex, recorded. One owner at a time, not recursive; unfair as the standard one: who comes by
// may overtake a waiter that was just woken. Each call is a sync point; lock and the timed calls end by
// schedule::cancelled when the run is stopped. Only the owner unlocks: anybody else's unlock does nothing but
// report a violation.
//
//   mutex fork("fork 1");
//   const scoped_lock eating(fork);               // locks.h: the trace then tells this line
//   std::unique_lock also_good(other_fork);
class mutex {
 public:
  explicit mutex(std::string_view name = "mutex",
                 const std::source_location& at = std::source_location::current())
      : lock_(trace::object_kind::mutex, name, at) {}

  [[gnu::always_inline]] void lock(std::source_location at = std::source_location::current()) {
    const trace::location_id here = trace::id_of(at);
    lock_.acquire(here, schedule::announce({schedule::op::lock, id(), here}));
  }

  [[nodiscard]] bool try_lock(std::source_location at = std::source_location::current()) {
    const trace::location_id here = trace::id_of(at);
    schedule::announce({schedule::op::try_lock, id(), here});
    return lock_.try_acquire(here);
  }

  template <class Rep, class Period>
  [[nodiscard]] bool try_lock_for(const std::chrono::duration<Rep, Period>& longest,
                                  std::source_location at = std::source_location::current()) {
    return try_lock_by(deadline(longest), trace::id_of(at));
  }

  template <class Clock, class Duration>
  [[nodiscard]] bool try_lock_until(const std::chrono::time_point<Clock, Duration>& latest,
                                    std::source_location at = std::source_location::current()) {
    return try_lock_by(deadline(latest), trace::id_of(at));
  }

  [[gnu::always_inline]] void unlock(std::source_location at = std::source_location::current()) {
    const trace::location_id here = trace::id_of(at);
    lock_.release(here, schedule::announce({schedule::op::unlock, id(), here}));
  }

  [[nodiscard]] trace::object_id id() const noexcept { return lock_.id(); }

 private:
  friend class condition_variable;

  bool try_lock_by(const deadline& until, trace::location_id here) {
    const auto verdict = schedule::announce({schedule::op::lock, id(), here, 0, until.nanoseconds(), true});
    if (verdict == schedule::verdict::timed_out) {
      trace::emit(trace::kind::try_failed, id(), here);
      return false;
    }
    return lock_.acquire_until(here, until.at());
  }

  exclusive_lock lock_;
};

}  // namespace interleave::sync
