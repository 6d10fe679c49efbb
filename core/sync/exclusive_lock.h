#pragma once

#include "core/os/futex.h"
#include "core/schedule/control.h"
#include "core/sync/object.h"
#include "core/sync/wait_queue.h"
#include "core/trace/producer.h"

#include <atomic>
#include <cstdint>

namespace interleave::sync {

// Tells threads apart, inside a run or not, on a fiber or a thread of the system.
inline const void* this_thread_identity() noexcept {
  return schedule::this_fiber != nullptr ? schedule::this_fiber : &schedule::this_fiber;
}

// The part that mutex and recursive_mutex share: one owner, events, sleeping waiters; announcing is theirs.
//
// Word: 0 free, 1 locked, 2 locked and there may be waiters. A waiter writes 2 under the queue's lock and
// joins the queue before letting that go; a release that finds 2 frees the word and chooses the first waiter
// under that lock. Others may overtake the chosen one (as with std::mutex); it then goes back to the front.
// As long as anybody waits, the word is 2 or a chosen waiter is on its way to make it so.
//
// `acquired` is written after the word is taken, `released` before it is given back: in the trace a thread
// owns for a little less time than in truth, never more.
class exclusive_lock {
 public:
  exclusive_lock(trace::object_kind of, std::string_view name, const std::source_location& at)
      : self_(of, name, 0, at) {}

  [[nodiscard]] trace::object_id id() const noexcept { return self_.id(); }

  // Blocks. Throws cancelled; a thread that unwinds in a stopped run may come back without the lock.
  // `verdict`: what the announcement came back with.
  [[gnu::always_inline]] void acquire(trace::location_id at,
                                      schedule::verdict verdict = schedule::verdict::proceed) {
    if (verdict == schedule::verdict::granted ? take_alone() : take()) [[likely]] {
      own(at, 0);
    } else {
      acquire_slowly(at, nullptr);
    }
  }

  [[gnu::always_inline]] bool try_acquire(trace::location_id at) {
    if (!take()) {
      trace::emit(trace::kind::try_failed, id(), at, 0, 0, trace::flag::attempt);
      return false;
    }
    own(at, trace::flag::attempt);
    return true;
  }

  bool acquire_until(trace::location_id at, const os::steady_time& until) {
    if (!take()) return acquire_slowly(at, &until);
    own(at, trace::flag::timed);
    return true;
  }

  [[gnu::always_inline]] void release(trace::location_id at,
                                      schedule::verdict verdict = schedule::verdict::proceed) {
    if (!begin_release(at)) [[unlikely]]
      return;
    if (verdict == schedule::verdict::granted && word_.load(std::memory_order_relaxed) == locked) {
      word_.store(open, std::memory_order_relaxed);  // relaxed: as in take_alone
    } else {
      finish_release(at);
    }
  }

  // The two halves of release, for who has something to do between them: what the trace says, what happens.
  // False if the thread does not own it: ignored in a stopped run, else reported as a violation.
  [[gnu::always_inline]] bool begin_release(trace::location_id at) {
    if (!owned_by_this_thread()) [[unlikely]] {
      not_the_owner(at);
      return false;
    }
    owner_.store(nullptr, std::memory_order_relaxed);  // relaxed: see owner_
    trace::emit(trace::kind::released, id(), at, 0, sequence_);
    return true;
  }
  [[gnu::always_inline]] void finish_release(trace::location_id at) {
    std::uint32_t expected = locked;
    // release: the next owner sees what this one did; relaxed: a failure is decided under the queue's lock
    if (!word_.compare_exchange_strong(expected, open, std::memory_order_release, std::memory_order_relaxed))
        [[unlikely]]
      release_slowly(at);
  }

  [[nodiscard]] bool owned_by_this_thread() const noexcept {
    return owner_.load(std::memory_order_relaxed) == this_thread_identity();  // relaxed: see owner_
  }
  // Of the owner: the number of this acquisition.
  [[nodiscard]] std::uint32_t sequence() const noexcept { return sequence_; }

 private:
  static constexpr std::uint32_t open = 0;
  static constexpr std::uint32_t locked = 1;
  static constexpr std::uint32_t awaited = 2;

  [[gnu::always_inline]] bool take() noexcept {
    std::uint32_t expected = open;
    // acquire: sees what the last owner did; relaxed: a failure reads nothing
    return word_.compare_exchange_strong(expected, locked, std::memory_order_acquire,
                                         std::memory_order_relaxed);
  }

  // While nobody else of the run goes on, at a third of the price: a search does little else.
  [[gnu::always_inline]] bool take_alone() noexcept {
    // relaxed: handing the run's token over orders what its threads do
    if (word_.load(std::memory_order_relaxed) != open) return false;
    word_.store(locked, std::memory_order_relaxed);
    return true;
  }

  [[gnu::always_inline]] void own(trace::location_id at, std::uint8_t flags) noexcept {
    owner_.store(this_thread_identity(), std::memory_order_relaxed);  // relaxed: see owner_
    trace::emit_ordered(trace::kind::acquired, id(), at, 0, ++sequence_, flags);
  }

  bool acquire_slowly(trace::location_id at, const os::steady_time* until);
  void release_slowly(trace::location_id at);
  void not_the_owner(trace::location_id at) const;

  std::atomic<std::uint32_t> word_{open};
  std::uint32_t sequence_ = 0;  // the owner's
  // Only ever equal to a thread's identity if that very thread wrote it, so no order is needed.
  std::atomic<const void*> owner_{nullptr};
  object self_;
  wait_queue queue_;
};

}  // namespace interleave::sync
