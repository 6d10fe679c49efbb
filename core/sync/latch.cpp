#include "core/sync/latch.h"

#include "core/schedule/control.h"
#include "core/sync/violation.h"
#include "core/trace/producer.h"
#include "core/trace/source.h"

#include <mutex>

namespace interleave::sync {

using trace::kind;
using trace::wait_result;

void latch::count_down(std::uint32_t n, std::source_location at) {
  const trace::location_id here = trace::id_of(at);
  const trace::object_id object = id();  // who waited may end the latch
  // relaxed: for the announcement only
  schedule::announce(
      {schedule::op::arrive, object, here, 0, n, false, missing_.load(std::memory_order_relaxed)});
  wait_queue::batch chosen;
  {
    const std::scoped_lock hold(queue_.lock());
    const std::uint32_t before = missing_.load(std::memory_order_relaxed);  // relaxed: under the lock
    if (n > before) [[unlikely]] {
      constexpr trace::literal rule("a latch is not counted down below zero");
      violate(rule, here, object);
      return;
    }
    trace::emit(kind::arrived, object, here, before - n);
    if (before == n) chosen = queue_.pop_all();
    missing_.store(before - n, std::memory_order_release);  // release: waiters see what came before
  }
  chosen.wake(object, here);
}

void latch::wait(std::source_location at) {
  const trace::location_id here = trace::id_of(at);
  // relaxed: for the announcement only
  schedule::announce(
      {schedule::op::await, id(), here, 0, 0, false, missing_.load(std::memory_order_relaxed)});
  if (try_wait()) return;
  wait_until_over(queue_, id(), here, [this] { return try_wait(); });
}

}  // namespace interleave::sync
