#include "core/sync/shared_mutex.h"

#include "core/schedule/control.h"
#include "core/sync/exclusive_lock.h"
#include "core/sync/violation.h"
#include "core/trace/producer.h"
#include "core/trace/source.h"

#include <exception>
#include <mutex>

namespace interleave::sync {

using schedule::op;
using trace::kind;
using trace::wait_result;
namespace flag = trace::flag;

namespace {

std::uint8_t flags_of(bool shared) {
  return shared ? flag::shared : std::uint8_t{0};
}

// Giving back what one does not have: happens, and is ignored, where a thread that unwinds from a stopped run
// came back from lock without it.
void not_a_holder(trace::object_id object, trace::location_id at) {
  const schedule::worker* const self = schedule::this_worker;
  if (self != nullptr && self->run() != nullptr && self->run()->is_cancelled()) return;
  constexpr trace::literal rule("a shared mutex is unlocked by who holds it");
  violate(rule, at, object);
}

}  // namespace

std::uint64_t shared_mutex::taken(std::uint64_t state, bool shared) {
  if ((state & (shared ? writer : writer | readers)) != 0) return 0;
  return state + (shared ? one_reader : writer) + one_acquisition;
}

std::uint64_t shared_mutex::take(bool shared) noexcept {
  std::uint64_t seen = state_.load(std::memory_order_relaxed);  // relaxed: the exchange decides
  while ((seen & waiting) == 0) {
    const std::uint64_t after = taken(seen, shared);
    if (after == 0) return 0;
    // acquire: sees what those before did; relaxed: a failure only looks again
    if (state_.compare_exchange_weak(seen, after, std::memory_order_acquire, std::memory_order_relaxed))
      return after;
  }
  return 0;
}

void shared_mutex::acquire(bool shared, trace::location_id at) {
  if (const std::uint64_t after = take(shared); after != 0) {
    if (!shared) owner_.store(this_thread_identity(), std::memory_order_relaxed);  // relaxed: see owner_
    trace::emit_ordered(kind::acquired, id(), at, 0, number(after), flags_of(shared));
  } else {
    acquire_slowly(shared, at);
  }
}

bool shared_mutex::try_take(bool shared, trace::location_id at) {
  const auto flags = static_cast<std::uint8_t>(flags_of(shared) | flag::attempt);
  const std::uint64_t after = take(shared);
  if (after == 0) {
    trace::emit(kind::try_failed, id(), at, 0, 0, flags);
    return false;
  }
  if (!shared) owner_.store(this_thread_identity(), std::memory_order_relaxed);  // relaxed: see owner_
  trace::emit_ordered(kind::acquired, id(), at, 0, number(after), flags);
  return true;
}

void shared_mutex::acquire_slowly(bool shared, trace::location_id at) {
  trace::emit(kind::wait_begin, id(), at, 0, 0, flags_of(shared));
  wait_queue::waiter self(schedule::this_thread_worker());
  self.shared = shared;
  std::uint64_t after = 0;
  bool cancelled = false;
  {
    const std::scoped_lock hold(queue_.lock());
    std::uint64_t seen = state_.load(std::memory_order_relaxed);  // relaxed: the exchanges decide
    for (;;) {
      after = (seen & waiting) == 0 ? taken(seen, shared) : 0;
      // acquire, relaxed: as in take; setting `waiting` needs no more, who leaves goes on under the lock
      if (state_.compare_exchange_weak(seen, after != 0 ? after : seen | waiting, std::memory_order_acquire,
                                       std::memory_order_relaxed))
        break;
    }
    if (after == 0) queue_.push_back(self);
  }
  if (after == 0) {
    wait_queue::batch behind;  // whom this waiter stood in the way of
    const auto ended = queue_.sleep(self, nullptr, [&] { behind = hand_over(); });
    if (!ended.chosen) {
      behind.wake(id(), at);
      trace::emit(kind::wait_end, id(), at, static_cast<std::uint64_t>(wait_result::cancelled));
      unwind_if_possible();
      return;
    }
    cancelled = ended.cancelled;
    after = std::uint64_t{self.sequence} << 32;
  }
  if (!shared) owner_.store(this_thread_identity(), std::memory_order_relaxed);  // relaxed: see owner_
  trace::emit_ordered(kind::acquired, id(), at, 0, number(after),
                      static_cast<std::uint8_t>(flags_of(shared) | flag::contended));
  // Handed over in a stopped run: it is owned, but not to be used.
  if (cancelled && std::uncaught_exceptions() == 0) {
    shared ? release_share(at) : release(at);
    throw schedule::cancelled{};
  }
}

// With the queue's lock held: takes the mutex in the name of as many of the first waiters as can have it.
wait_queue::batch shared_mutex::hand_over() noexcept {
  wait_queue::batch chosen;
  std::uint64_t seen = state_.load(std::memory_order_relaxed);  // relaxed: the exchanges decide
  while (wait_queue::waiter* const first = queue_.front()) {
    const std::uint64_t after = taken(seen, first->shared);
    if (after == 0) return chosen;
    // acq_rel: passes on to the new holder what those before did; relaxed: a failure only looks again
    if (!state_.compare_exchange_weak(seen, after, std::memory_order_acq_rel, std::memory_order_relaxed))
      continue;
    seen = after;
    first->sequence = number(after);
    chosen.add(*queue_.pop());
  }
  state_.fetch_and(~waiting, std::memory_order_relaxed);  // relaxed: under the lock
  return chosen;
}

void shared_mutex::give_back(std::uint64_t hold, std::uint64_t seen, trace::location_id at) {
  const trace::object_id object = id();  // the next one may end the mutex
  while ((seen & waiting) == 0) {
    // release: the next ones see what this one did; relaxed: a failure only looks again
    if (state_.compare_exchange_weak(seen, seen - hold, std::memory_order_release, std::memory_order_relaxed))
      return;
  }
  wait_queue::batch chosen;
  {
    const std::scoped_lock under(queue_.lock());
    state_.fetch_sub(hold, std::memory_order_acq_rel);  // acq_rel: as in hand_over
    chosen = hand_over();
  }
  chosen.wake(object, at);
}

void shared_mutex::lock(std::source_location at) {
  const trace::location_id here = trace::id_of(at);
  schedule::announce({op::lock, id(), here});
  acquire(false, here);
}

bool shared_mutex::try_lock(std::source_location at) {
  const trace::location_id here = trace::id_of(at);
  schedule::announce({op::try_lock, id(), here});
  return try_take(false, here);
}

void shared_mutex::unlock(std::source_location at) {
  const trace::location_id here = trace::id_of(at);
  schedule::announce({op::unlock, id(), here});
  release(here);
}

void shared_mutex::release(trace::location_id at) {
  if (owner_.load(std::memory_order_relaxed) != this_thread_identity())  // relaxed: see owner_
    return not_a_holder(id(), at);
  owner_.store(nullptr, std::memory_order_relaxed);                   // relaxed: see owner_
  const std::uint64_t seen = state_.load(std::memory_order_relaxed);  // relaxed: the exchange decides
  trace::emit(kind::released, id(), at, 0, number(seen));
  give_back(writer, seen, at);
}

void shared_mutex::lock_shared(std::source_location at) {
  const trace::location_id here = trace::id_of(at);
  schedule::announce({op::lock_shared, id(), here});
  acquire(true, here);
}

bool shared_mutex::try_lock_shared(std::source_location at) {
  const trace::location_id here = trace::id_of(at);
  schedule::announce({op::try_lock_shared, id(), here});
  return try_take(true, here);
}

void shared_mutex::unlock_shared(std::source_location at) {
  const trace::location_id here = trace::id_of(at);
  schedule::announce({op::unlock_shared, id(), here});
  release_share(here);
}

void shared_mutex::release_share(trace::location_id at) {
  const std::uint64_t seen = state_.load(std::memory_order_relaxed);  // relaxed: the exchange decides
  if ((seen & readers) == 0) return not_a_holder(id(), at);
  trace::emit(kind::released, id(), at, 0, number(seen), flag::shared);
  give_back(one_reader, seen, at);
}

}  // namespace interleave::sync
