#include "core/sync/this_thread.h"

#include "core/schedule/control.h"
#include "core/sync/wait_queue.h"
#include "core/trace/producer.h"
#include "core/trace/source.h"

#include <thread>

namespace interleave::sync::this_thread {

using schedule::op;
using trace::kind;
using woken_by = schedule::worker::woken_by;

void sleep_by(const deadline& until, const std::source_location& at) {
  const trace::location_id here = trace::id_of(at);
  if (schedule::is_controlled()) {
    trace::emit(kind::sleep_begin, 0, here, until.nanoseconds());
    schedule::announce_quietly(op::sleep, here, until.nanoseconds());
    trace::emit_ordered(kind::sleep_end, 0, here);
    return;
  }
  schedule::announce_quietly(op::sleep, here, until.nanoseconds());
  trace::emit(kind::sleep_begin, 0, here, until.nanoseconds());
  const bool cancelled = schedule::this_thread_worker().park_until(until.at()) == woken_by::cancel;
  trace::emit_ordered(kind::sleep_end, 0, here);
  if (cancelled) unwind_if_possible();
}

void yield(const std::source_location& at) {
  schedule::announce_quietly(op::yield, trace::id_of(at), 0);
  if (!schedule::is_controlled()) std::this_thread::yield();
}

trace::thread_id id() noexcept {
  return schedule::this_worker != nullptr ? schedule::this_worker->thread() : trace::thread_id{0};
}

}  // namespace interleave::sync::this_thread
