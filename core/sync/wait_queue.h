#pragma once

#include "core/schedule/worker.h"
#include "core/trace/event.h"
#include "core/trace/producer.h"

#include <atomic>
#include <cstdint>
#include <mutex>

namespace interleave::sync {

// Threads that wait for a primitive, in order. Validated parking as in WebKit's parking lot (F. Pizlo,
// "Locking in WebKit", 2016), with one queue a primitive: a thread looks at the primitive's word and joins
// the queue under the queue's lock, whoever changes the word in the waiters' favour chooses one under the
// same lock, so no wake-up is lost. Each waiter sleeps on its own worker's gate, which cancellation opens.
//
// A chosen waiter stays (whatever ended its sleep) until it has the token of its wake-up: the waker may use
// it until then, and no token is left behind.
//
//   waiter self(schedule::this_thread_worker());
//   { std::scoped_lock hold(queue.lock());  if (word is free) return;  queue.push_back(self); }
//   queue.sleep(self, nullptr, [] {});     // elsewhere: wake(queue.pop(), id, at)
class wait_queue {
 public:
  struct waiter {
    explicit waiter(schedule::worker& self) : who(&self) {}

    schedule::worker* who;
    waiter* next = nullptr;
    waiter* previous = nullptr;
    bool queued = false;         // guarded by the queue's lock
    bool shared = false;         // wants a reader's share
    std::uint32_t sequence = 0;  // set by who hands the object over
  };

  // How a sleep ended. Neither: its time is over. Both: chosen and cancelled at once; who is not going to use
  // the object must choose another in its place.
  struct outcome {
    bool chosen;
    bool cancelled;
  };

  // Chosen waiters that are still to be woken, linked by `next`.
  class batch {
   public:
    void add(waiter& chosen) noexcept;
    // Writes `woke` for each, then wakes it. Without the queue's lock; touches neither queue nor primitive,
    // which may be gone by then.
    void wake(trace::object_id object, trace::location_id at) noexcept;

   private:
    waiter* first_ = nullptr;
    waiter* last_ = nullptr;
  };

  wait_queue() = default;
  // Waits until nobody is inside any more: those woken may still be on their way out.
  ~wait_queue();
  wait_queue(const wait_queue&) = delete;
  wait_queue& operator=(const wait_queue&) = delete;

  [[nodiscard]] std::mutex& lock() noexcept { return mutex_; }

  // With the lock held.
  [[nodiscard]] bool empty() const noexcept { return first_ == nullptr; }
  [[nodiscard]] waiter* front() const noexcept { return first_; }
  void push_back(waiter& self) noexcept;
  void push_front(waiter& self) noexcept;
  waiter* pop() noexcept;  // nullptr when empty
  batch pop_all() noexcept;

  // Without the lock, after a push: blocks in the kernel until chosen, cancelled, or `until` (may be null).
  // A waiter that ends unchosen leaves the queue; `when_left` is called then, under the lock.
  template <class WhenLeft>
  outcome sleep(waiter& self, const os::steady_time* until, WhenLeft when_left) {
    using woken_by = schedule::worker::woken_by;
    const woken_by reason = until != nullptr ? self.who->park_until(*until) : self.who->park();
    outcome result{reason == woken_by::token, reason == woken_by::cancel || is_stopped(*self.who)};
    if (!result.chosen) {
      {
        const std::scoped_lock hold(mutex_);
        result.chosen = !self.queued;
        if (self.queued) {
          unlink(self);
          when_left();
        }
      }
      if (result.chosen) self.who->park_uncancellable();  // the token is on its way
    }
    inside_.fetch_sub(1, std::memory_order_release);  // release: all use of the queue comes before its end
    return result;
  }

 private:
  // One that is chosen because another one was stopped must see that it is stopped as well: else a deadlock
  // that is ended by a stop would seem to resolve.
  static bool is_stopped(const schedule::worker& who) noexcept;
  void unlink(waiter& self) noexcept;
  void enters(waiter& self) noexcept;

  std::mutex mutex_;
  waiter* first_ = nullptr;
  waiter* last_ = nullptr;
  std::atomic<std::uint32_t> inside_{0};
};

// The whole of a wait for something that all wait for and nobody takes (barrier, latch): events, sleep, the
// end by cancellation. `is_over` is asked under the queue's lock; who makes it true wakes everybody. Nothing
// but local data is touched after the wait, since the primitive may end with it.
template <class IsOver>
void wait_until_over(wait_queue& queue, trace::object_id object, trace::location_id at, IsOver is_over);

// A wait was cut short by cancellation: ends the thread by an exception, unless it unwinds already (a
// destructor must not throw): then it returns, and the caller does so without the object.
void unwind_if_possible();

template <class IsOver>
void wait_until_over(wait_queue& queue, trace::object_id object, trace::location_id at, IsOver is_over) {
  trace::emit(trace::kind::wait_begin, object, at);
  wait_queue::waiter self(schedule::this_thread_worker());
  bool sleeps = false;
  {
    const std::scoped_lock hold(queue.lock());
    if (!is_over()) {
      queue.push_back(self);
      sleeps = true;
    }
  }
  bool cancelled = false;
  if (sleeps) {
    const auto ended = queue.sleep(self, nullptr, [] {});
    cancelled = ended.cancelled && !ended.chosen;
  }
  const auto how = cancelled ? trace::wait_result::cancelled : trace::wait_result::woken;
  trace::emit_ordered(trace::kind::wait_end, object, at, static_cast<std::uint64_t>(how));
  if (cancelled) unwind_if_possible();
}

}  // namespace interleave::sync
