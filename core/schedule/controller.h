#pragma once

#include "core/schedule/decision.h"
#include "core/schedule/step.h"

#include <cstdint>
#include <string_view>

namespace interleave::schedule {

class worker;

// The seam for the modes in which exactly one thread may run (stepped, replayed, explored). Every primitive
// announces each step before it takes it; the controller parks the thread until it may go on. It keeps a
// model of every object, so that a thread is let go only when its step can be carried out at once: a
// controlled thread never blocks inside a primitive.
//
// What a primitive promises under control: `wait` is followed by `reacquire` on the same object with nothing
// in between, arrive by await; notify wakes nobody by itself, the controller chooses whom it makes enabled; a
// timed step obeys verdict::timed_out.
//
// The trace of a wait: when the step of a parked thread can't be carried out (any more), the controller
// writes wait_begin into that thread's queue, which may be done by any thread while that one is parked, and
// wait_end for what no `acquired` ends (await, join, a timeout, a cancellation). A condition_variable writes
// both by itself; a sleep is written by the sleeper.
class controller {
 public:
  virtual ~controller() = default;

  // On the announcing thread. Throws `cancelled` once the run is stopped, unless the step only gives back
  // (gives_back) or the thread is unwinding already.
  virtual verdict announce(worker& by, const step& next) = 0;

  // One of 0 … alternatives-1, for a scenario's own randomness.
  virtual std::uint32_t choose(worker& by, std::uint32_t alternatives) = 0;

  // A thread that runs body(with) once the controller lets it begin: its number. After op::start, by the
  // thread that was let go on with it. `object` is what others join. Where no recorder is, the thread does
  // not announce its op::finish: the controller does, once body has returned.
  virtual actor spawn(worker& by, trace::object_id object, void (*body)(void*), void* with) = 0;
  // Returns once nothing of `who` runs any more. After op::join was carried out that is so already; in a
  // stopped run this is where the caller waits for the other to unwind.
  virtual void join(worker& by, actor who) = 0;

  // A number for an object of a run without a recorder: dense, by order of creation. 1 is the main thread.
  virtual trace::object_id new_object(std::string_view name) = 0;

  // A rule of the scenario or of a primitive does not hold; an exception has escaped from a thread. Return.
  virtual void violated(worker& by, std::string_view rule, trace::location_id at) = 0;
  virtual void fault(std::string_view text) = 0;

  // A thread of the run comes (on the new thread, before its first step) and goes (as its last act).
  virtual void enter(worker& who) = 0;
  virtual void leave(worker& who) = 0;

  // The run is stopped: let every thread go, one by one.
  virtual void cancel() = 0;
};

}  // namespace interleave::schedule
