#include "core/sync/exclusive_lock.h"

#include "core/sync/violation.h"

#include <mutex>

namespace interleave::sync {

bool exclusive_lock::acquire_slowly(trace::location_id at, const os::steady_time* until) {
  using trace::kind, trace::wait_result;
  const std::uint8_t timed = until != nullptr ? trace::flag::timed : std::uint8_t{0};
  trace::emit(kind::wait_begin, id(), at, 0, 0, timed);
  wait_queue::waiter self(schedule::this_thread_worker());
  for (bool first_time = true;; first_time = false) {
    {
      const std::scoped_lock hold(queue_.lock());
      // acquire: if it was open, this thread owns it now and sees what the last owner did
      if (word_.exchange(awaited, std::memory_order_acquire) == open) {
        // relaxed: only the owner and, under the queue's lock, waiters write while it is locked
        if (queue_.empty()) word_.store(locked, std::memory_order_relaxed);
        break;
      }
      first_time ? queue_.push_back(self) : queue_.push_front(self);
    }
    const auto ended = queue_.sleep(self, until, [] {});
    if (ended.cancelled) {
      if (ended.chosen) {
        wait_queue::batch instead;
        {
          const std::scoped_lock hold(queue_.lock());
          if (auto* const next = queue_.pop()) instead.add(*next);
        }
        instead.wake(id(), at);
      }
      trace::emit(kind::wait_end, id(), at, static_cast<std::uint64_t>(wait_result::cancelled));
      unwind_if_possible();
      return false;
    }
    if (!ended.chosen) {
      trace::emit(kind::wait_end, id(), at, static_cast<std::uint64_t>(wait_result::timed_out));
      return false;
    }
  }
  own(at, static_cast<std::uint8_t>(trace::flag::contended | timed));
  return true;
}

void exclusive_lock::release_slowly(trace::location_id at) {
  const trace::object_id object = id();  // the next owner may end this lock as soon as it is open
  wait_queue::batch chosen;
  {
    const std::scoped_lock hold(queue_.lock());
    if (auto* const next = queue_.pop()) chosen.add(*next);
    word_.store(open, std::memory_order_release);  // release: the next owner sees what this one did
  }
  chosen.wake(object, at);
}

void exclusive_lock::not_the_owner(trace::location_id at) const {
  const schedule::worker* const self = schedule::this_worker;
  if (self != nullptr && self->run() != nullptr && self->run()->is_cancelled()) return;
  constexpr trace::literal rule("a mutex is unlocked by its owner");
  violate(rule, at, id());
}

}  // namespace interleave::sync
