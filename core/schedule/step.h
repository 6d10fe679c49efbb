#pragma once

#include "core/trace/event.h"

#include <cstdint>
#include <initializer_list>

namespace interleave::schedule {

// What a thread is about to do when it announces itself.
enum class op : std::uint8_t {
  lock,
  try_lock,
  unlock,
  lock_shared,
  try_lock_shared,
  unlock_shared,
  acquire,  // semaphore
  try_acquire,
  release,
  wait,       // condition_variable: release the mutex and join the waiters
  reacquire,  // condition_variable: notified (or timed out) and the mutex is free
  notify_one,
  notify_all,
  arrive,  // barrier, latch
  await,   // barrier, latch: until everybody has arrived
  sleep,
  load,
  store,
  exchange,
  start,  // of a thread
  join,
  finish,  // the thread's last step
  take,    // resource
  put,
  choose,  // one of `amount` alternatives
  yield,
  phase,  // the scenario says what it does from here on
  io,     // something outside the run, which no model can tell the end of
};

// A set of them: one test where a switch would have to be predicted.
//
//   constexpr op_set locks{op::lock, op::try_lock};
//   if (locks.has(next.what)) …
class op_set {
 public:
  constexpr op_set(std::initializer_list<op> all) {
    for (const op each : all) bits_ |= std::uint32_t{1} << static_cast<unsigned>(each);
  }
  [[nodiscard]] constexpr bool has(op what) const { return (bits_ >> static_cast<unsigned>(what) & 1) != 0; }

 private:
  std::uint32_t bits_ = 0;
};

// A step that a thread announces before it takes it.
struct step {
  op what;
  trace::object_id object = 0;
  trace::location_id at = 0;
  trace::object_id second = 0;  // the mutex of a wait and reacquire
  std::uint64_t amount = 0;     // permits, arrivals, alternatives; ns of a sleep or until a timeout
  bool timed = false;           // the operation may end by a timeout
  // What the object says of itself at the time of the announcement, so that a model needs not have seen it
  // made: permits left (semaphore), arrivals still missing (barrier, latch; of an await: 0 if there is
  // nothing to wait for).
  std::uint64_t level = 0;
  // Of an arrival: the level once it was the last one (a barrier's next phase).
  std::uint32_t next_level = 0;
  // The thread has let others go first (yield, sleep) since its last step: a policy that is to be fair to
  // them does not go on with it (Musuvathi & Qadeer, "Fair stateless model checking", 2008). Set by the
  // engine.
  bool yielded = false;
};

// How the thread goes on.
enum class verdict : std::uint8_t {
  proceed,    // carry it out
  granted,    // controlled modes: the same; it can be carried out at once, and nobody else runs meanwhile
  timed_out,  // controlled modes: as if the deadline had passed; for a sleep: it is over
  spurious,   // controlled modes: a wait on a condition variable that nobody has notified
};

// What destructors and scope guards do on their way out, and what never blocks: it goes through in a stopped
// run, for an exception out of a destructor would end the program. The thread ends at its next other step.
constexpr bool gives_back(op what) {
  switch (what) {
    case op::unlock:
    case op::unlock_shared:
    case op::release:
    case op::notify_one:
    case op::notify_all:
    case op::arrive:
    case op::store:
    case op::put:
    case op::finish:
      return true;
    default:
      return false;
  }
}

// Whether others are to have a turn before the thread goes on, though nothing changes.
constexpr bool gives_way(op what, std::uint64_t amount) {
  return what == op::yield || (what == op::sleep && amount > 0);
}

// Thrown out of a sync point when the run is stopped; unwinds the thread. Not a std::exception, so that a
// scenario that catches those does not swallow it.
struct cancelled {};

}  // namespace interleave::schedule
