#include "core/sync/condition_variable.h"

#include "core/schedule/control.h"
#include "core/trace/producer.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace interleave::sync {

using schedule::op;
using trace::kind;
using trace::wait_result;

namespace {

void wait_ends(trace::object_id object, trace::location_id at, wait_result how) {
  trace::emit_ordered(kind::wait_end, object, at, static_cast<std::uint64_t>(how));
}

}  // namespace

condition_variable::ending condition_variable::wait_once(std::unique_lock<mutex>& lock, trace::location_id at,
                                                         const deadline* until) {
  mutex& guard = *lock.mutex();
  const bool timed = until != nullptr;
  const std::uint64_t longest = timed ? until->nanoseconds() : 0;
  schedule::announce({op::wait, id(), at, guard.id(), longest, timed});
  const bool controlled = schedule::is_controlled();

  // wait_begin before anybody can notify; the queue before anybody can have the mutex.
  if (!guard.lock_.begin_release(at)) return ending::without_mutex;
  trace::emit(kind::wait_begin, id(), at, 0, 0, timed ? trace::flag::timed : std::uint8_t{0});
  wait_queue::waiter self(schedule::this_thread_worker());
  if (controlled) {
    ++waiting_under_control_;
  } else {
    const std::scoped_lock hold(queue_.lock());
    queue_.push_back(self);
  }
  guard.lock_.finish_release(at);

  const trace::object_id object = id();  // once notified, the condition variable itself may be gone
  const schedule::step back{op::reacquire, object, at, guard.id(), longest, timed};
  if (controlled) {
    ending how = ending::woken;
    try {
      const auto verdict = schedule::announce(back);
      if (verdict == schedule::verdict::timed_out) how = ending::timed_out;
      const bool unasked = how == ending::timed_out || verdict == schedule::verdict::spurious;
      if (unasked && waiting_under_control_ > 0) --waiting_under_control_;
    } catch (const schedule::cancelled&) {
      wait_ends(object, at, wait_result::cancelled);
      lock.release();
      throw;
    }
    if (schedule::this_worker->run()->is_cancelled()) {  // a thread that unwinds: it may not throw
      wait_ends(object, at, wait_result::cancelled);
      return ending::without_mutex;
    }
    wait_ends(object, at, how == ending::timed_out ? wait_result::timed_out : wait_result::woken);
    return reacquire(lock, at, how);
  }

  const auto ended = queue_.sleep(self, timed ? &until->at() : nullptr, [] {});
  if (ended.cancelled) {
    if (ended.chosen) {
      wait_queue::batch instead;
      {
        const std::scoped_lock hold(queue_.lock());
        if (auto* const next = queue_.pop()) instead.add(*next);
      }
      instead.wake(object, at);
    }
    wait_ends(object, at, wait_result::cancelled);
    if (std::uncaught_exceptions() == 0) {
      lock.release();  // it must not unlock what it does not own
      throw schedule::cancelled{};
    }
    return ending::without_mutex;
  }
  wait_ends(object, at, ended.chosen ? wait_result::woken : wait_result::timed_out);
  try {
    schedule::announce(back);
  } catch (const schedule::cancelled&) {
    lock.release();
    throw;
  }
  return reacquire(lock, at, ended.chosen ? ending::woken : ending::timed_out);
}

condition_variable::ending condition_variable::reacquire(std::unique_lock<mutex>& lock, trace::location_id at,
                                                         ending so_far) {
  mutex& guard = *lock.mutex();
  try {
    guard.lock_.acquire(at);
  } catch (const schedule::cancelled&) {
    lock.release();
    throw;
  }
  return guard.lock_.owned_by_this_thread() ? so_far : ending::without_mutex;
}

void condition_variable::notify_one(std::source_location at) {
  const trace::location_id here = trace::id_of(at);
  schedule::announce({op::notify_one, id(), here});
  wait_queue::batch chosen;
  std::uint64_t woken = 0;
  if (schedule::is_controlled()) {
    woken = std::min<std::uint64_t>(waiting_under_control_, 1);
    waiting_under_control_ -= woken;
  } else {
    const std::scoped_lock hold(queue_.lock());
    if (auto* const first = queue_.pop()) {
      chosen.add(*first);
      woken = 1;
    }
  }
  notify(chosen, woken, here);
}

void condition_variable::notify_all(std::source_location at) {
  const trace::location_id here = trace::id_of(at);
  schedule::announce({op::notify_all, id(), here});
  wait_queue::batch chosen;
  std::uint64_t woken = 0;
  if (schedule::is_controlled()) {
    woken = std::exchange(waiting_under_control_, 0);
  } else {
    const std::scoped_lock hold(queue_.lock());
    for (; auto* const each = queue_.pop(); ++woken) chosen.add(*each);
  }
  notify(chosen, woken, here);
}

void condition_variable::notify(wait_queue::batch chosen, std::uint64_t woken, trace::location_id at) {
  trace::emit(kind::notified, id(), at, woken);
  chosen.wake(id(), at);
}

}  // namespace interleave::sync
