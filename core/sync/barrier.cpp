#include "core/sync/barrier.h"

#include "core/schedule/control.h"
#include "core/sync/violation.h"
#include "core/trace/producer.h"
#include "core/trace/source.h"

#include <mutex>

namespace interleave::sync {

using trace::kind;
using trace::wait_result;

barrier::arrival_token barrier::arrive_as(bool for_the_last_time, const std::source_location& at) {
  const trace::location_id here = trace::id_of(at);
  const trace::object_id object = id();  // who waited may end the barrier
  // Alone and for the announcement only: under control one thread runs at a time.
  const std::uint32_t next_level = schedule::is_controlled() ? expected_ - (for_the_last_time ? 1 : 0) : 0;
  schedule::announce({.what = schedule::op::arrive,
                      .object = object,
                      .at = here,
                      .amount = 1,
                      .level = missing_.load(std::memory_order_relaxed),  // relaxed: as above
                      .next_level = next_level});
  std::uint64_t phase = 0;
  std::uint32_t left = 0;
  {
    const std::scoped_lock hold(queue_.lock());
    phase = phase_.load(std::memory_order_relaxed);   // relaxed: under the lock
    left = missing_.load(std::memory_order_relaxed);  // relaxed: under the lock
    if (left == 0) [[unlikely]] {
      constexpr trace::literal rule("no more threads arrive at a barrier than it expects");
      violate(rule, here, object);
      return arrival_token(phase);
    }
    if (for_the_last_time) --expected_;
    missing_.store(--left, std::memory_order_relaxed);  // relaxed: the lock and phase_ order it
    trace::emit(kind::arrived, object, here, left);
  }
  if (left > 0) return arrival_token(phase);

  // Nobody else can arrive or leave until the phase is over.
  if (completion_) completion_();
  wait_queue::batch chosen;
  {
    const std::scoped_lock hold(queue_.lock());
    missing_.store(expected_, std::memory_order_relaxed);  // relaxed: as above
    phase_.store(phase + 1, std::memory_order_release);    // release: waiters see what came before
    chosen = queue_.pop_all();
  }
  chosen.wake(object, here);
  return arrival_token(phase);
}

void barrier::wait(arrival_token arrival, std::source_location at) {
  const trace::location_id here = trace::id_of(at);
  const trace::object_id object = id();
  // relaxed: for the announcement only
  const std::uint64_t level = is_over(arrival.phase_) ? 0 : missing_.load(std::memory_order_relaxed);
  schedule::announce({schedule::op::await, object, here, 0, 0, false, level});
  // Under control everybody has arrived, but the completion function may still be on its way.
  while (!is_over(arrival.phase_) && schedule::is_controlled() && !schedule::should_unwind())
    schedule::announce({.what = schedule::op::yield, .at = here});
  if (is_over(arrival.phase_)) return;
  wait_until_over(queue_, object, here, [&] { return is_over(arrival.phase_); });
}

}  // namespace interleave::sync
