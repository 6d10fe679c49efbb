#pragma once

#include "core/schedule/decision.h"
#include "core/schedule/step.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace interleave::schedule {

// The threads and objects of a controlled run at one moment, as far as they decide who can go on. Pure: knows
// no thread of the system, no clock, no trace; a test drives it by hand. Each living thread is parked at the
// step that it announced last, or runs.
//
// Objects: mutexes and shared mutexes (owner, readers; recursive ones by depth), semaphores (permits),
// condition variables (waiters in order of arrival, notified or not), barriers and latches (missing
// arrivals), threads (ended or not). The rest (load, store, exchange, sleep, yield, phase, take, put, choose,
// start, finish) can always be carried out. Object numbers are small and dense: those of the run.
//
// Not thread-safe: whoever holds the run's token uses it. Keeps its memory over clear(), for a search does
// that a million times a second.
//
//   model now;  const actor main = now.add_thread();
//   now.announce(main, {op::lock, 7, here});
//   for (decision each : now.options()) …
//   now.carry_out({main, 0});               // main runs on, until it announces again
class model {
 public:
  void clear();

  // A thread that is parked at its beginning (op::yield); the next number. `object` is what others join.
  actor add_thread(trace::object_id object = 0);
  // The thread parks at this step.
  void announce(actor who, const step& next);
  // The thread has ended; who joins it is enabled from its op::finish on.
  void leave(actor who);

  [[nodiscard]] std::size_t threads() const;  // that ever were
  [[nodiscard]] bool is_inside(actor who) const;
  [[nodiscard]] const step& next(actor who) const;
  // Whether the thread's step can be carried out now, in the ordinary way.
  [[nodiscard]] bool is_enabled(actor who) const;

  // The ordinary ways to go on, by thread, then outcome. Valid until the next change.
  [[nodiscard]] std::span<const decision> options() const;
  // What takes no part unless asked for: timeouts of timed steps (reacquire: only while the mutex is free)
  // and spurious wake-ups. If there are no options, a timeout is how time goes on; if there is none either,
  // the living threads are stuck.
  [[nodiscard]] std::span<const decision> extras() const;

  // One of options() or extras(). The thread runs until it announces or leaves.
  void carry_out(decision next);

  // Equal for equal states of objects and equal steps of the threads; what threads know in their own
  // variables is not in it.
  [[nodiscard]] std::uint64_t fingerprint() const;
};

}  // namespace interleave::schedule
