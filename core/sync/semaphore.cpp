#include "core/sync/semaphore.h"

#include "core/schedule/control.h"
#include "core/sync/violation.h"
#include "core/trace/producer.h"
#include "core/trace/source.h"

#include <mutex>
#include <optional>
#include <stdexcept>

namespace interleave::sync {

using schedule::op;
using trace::kind;
using trace::wait_result;

counting_semaphore::counting_semaphore(std::string_view name, std::uint32_t desired, std::uint32_t most,
                                       const std::source_location& at)
    : state_(desired), max_(most), self_(trace::object_kind::semaphore, name, desired, at) {
  if (most > largest || desired > most)
    throw std::invalid_argument("a semaphore needs 0 ≤ permits ≤ maximum ≤ 2147483647");
}

std::optional<std::uint32_t> counting_semaphore::take() noexcept {
  std::uint64_t seen = state_.load(std::memory_order_relaxed);  // relaxed: the exchange decides
  while (permits(seen) > 0) {
    const std::uint64_t after = seen - 1 + one_acquisition;
    // acquire: sees what came before the release of this permit; relaxed: a failure only looks again
    if (state_.compare_exchange_weak(seen, after, std::memory_order_acquire, std::memory_order_relaxed))
      return number(after);
  }
  return std::nullopt;
}

void counting_semaphore::acquire(std::source_location at) {
  const trace::location_id here = trace::id_of(at);
  schedule::announce({op::acquire, id(), here, 0, 1, false, permits_now()});
  if (const auto sequence = take()) {
    trace::emit_ordered(kind::acquired, id(), here, 0, *sequence);
  } else {
    acquire_slowly(here, nullptr);
  }
}

bool counting_semaphore::try_acquire(std::source_location at) {
  const trace::location_id here = trace::id_of(at);
  schedule::announce({op::try_acquire, id(), here, 0, 1, false, permits_now()});
  const auto sequence = take();
  if (!sequence) {
    trace::emit(kind::try_failed, id(), here, 0, 0, trace::flag::attempt);
    return false;
  }
  trace::emit_ordered(kind::acquired, id(), here, 0, *sequence, trace::flag::attempt);
  return true;
}

bool counting_semaphore::acquire_by(const deadline& until, const std::source_location& at) {
  const trace::location_id here = trace::id_of(at);
  const auto verdict =
      schedule::announce({op::acquire, id(), here, 0, until.nanoseconds(), true, permits_now()});
  if (verdict == schedule::verdict::timed_out) {
    trace::emit(kind::try_failed, id(), here);
    return false;
  }
  const auto sequence = take();
  if (!sequence) return acquire_slowly(here, &until.at());
  trace::emit_ordered(kind::acquired, id(), here, 0, *sequence);
  return true;
}

bool counting_semaphore::acquire_slowly(trace::location_id at, const os::steady_time* until) {
  trace::emit(kind::wait_begin, id(), at, 0, 0, until != nullptr ? trace::flag::timed : std::uint8_t{0});
  wait_queue::waiter self(schedule::this_thread_worker());
  std::uint64_t after = 0;
  bool took = false;
  for (bool first_time = true;; first_time = false) {
    {
      const std::scoped_lock hold(queue_.lock());
      std::uint64_t seen = state_.load(std::memory_order_relaxed);  // relaxed: the exchanges decide
      for (;;) {
        took = permits(seen) > 0;
        after = took ? seen - 1 + one_acquisition : seen | waiting;
        // acquire, relaxed: as in take; setting `waiting` needs no more, a releaser goes on under the lock
        if (state_.compare_exchange_weak(seen, after, std::memory_order_acquire, std::memory_order_relaxed))
          break;
      }
      if (took) break;
      first_time ? queue_.push_back(self) : queue_.push_front(self);
    }
    const auto ended = queue_.sleep(self, until, [this] {
      // relaxed: under the lock
      if (queue_.empty()) state_.fetch_and(~waiting, std::memory_order_relaxed);
    });
    if (ended.chosen && !ended.cancelled) continue;
    if (ended.chosen) {
      wait_queue::batch instead;
      {
        const std::scoped_lock hold(queue_.lock());
        if (auto* const next = queue_.pop()) instead.add(*next);
        if (queue_.empty()) state_.fetch_and(~waiting, std::memory_order_relaxed);  // relaxed: under the lock
      }
      instead.wake(id(), at);
    }
    const auto why = ended.cancelled ? wait_result::cancelled : wait_result::timed_out;
    trace::emit(kind::wait_end, id(), at, static_cast<std::uint64_t>(why));
    if (ended.cancelled) unwind_if_possible();
    return false;
  }
  trace::emit_ordered(kind::acquired, id(), at, 0, number(after), trace::flag::contended);
  return true;
}

void counting_semaphore::release(std::uint32_t n, std::source_location at) {
  const trace::location_id here = trace::id_of(at);
  const trace::object_id object = id();  // who gets the permit may end the semaphore
  schedule::announce({op::release, object, here, 0, n, false, permits_now()});
  std::uint64_t seen = state_.load(std::memory_order_relaxed);  // relaxed: the exchange decides
  if (n > max_ - permits(seen)) [[unlikely]] {
    constexpr trace::literal rule("a semaphore never has more permits than its maximum");
    violate(rule, here, object);
    n = max_ - permits(seen);
  }
  trace::emit(kind::released, object, here, n, number(seen));
  while ((seen & waiting) == 0) {
    // release: who takes the permit sees what came before; relaxed: a failure only looks again
    if (state_.compare_exchange_weak(seen, seen + n, std::memory_order_release, std::memory_order_relaxed))
      return;
  }
  wait_queue::batch chosen;
  {
    const std::scoped_lock hold(queue_.lock());
    for (std::uint32_t i = 0; i < n; ++i) {
      auto* const next = queue_.pop();
      if (next == nullptr) break;
      chosen.add(*next);
    }
    if (queue_.empty()) state_.fetch_and(~waiting, std::memory_order_relaxed);  // relaxed: under the lock
    state_.fetch_add(n, std::memory_order_release);  // release: who takes the permit sees what came before
  }
  chosen.wake(object, here);
}

}  // namespace interleave::sync
