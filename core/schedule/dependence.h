#pragma once

#include "core/schedule/decision.h"
#include "core/schedule/model.h"
#include "core/schedule/step.h"

#include <cstdint>

namespace interleave::schedule {

// How a step touches an object. Two steps of different threads that touch the same object depend on each
// other, except for reads beside reads and failing tries beside failing tries.
enum class touch : std::uint8_t { nothing, reads, tries, writes };

// A step with its outcome at one moment, as far as other threads can tell: what reductions reason about.
//
// Reads: load, shared locking, release of permits, an arrival that is not the last, put, join, await (beside
// the last arrival, which is a write). Tries: a try that fails, a timeout, a notification that nobody hears.
// Writes: the rest. A wait touches two objects; so does a reacquire, but what was notified leaves the
// condition variable alone: it only comes after its notifier. Threads are numbered in order of creation, so
// two starts depend on each other. Sleep, yield, phase and choose touch nothing. Timeouts and spurious
// wake-ups draw on one budget; a timeout where nothing else can go on comes free, but after everything and
// before everything else.
//
//   const happening mine = what_happens(now, {1, 0});
//   if (commute(mine, what_happens(now, {2, 0}))) …    // the order makes no difference
struct happening {
  actor who = 0;
  std::uint16_t how = 0;
  op what = op::yield;
  touch first = touch::nothing;
  touch second = touch::nothing;
  bool budgeted = false;
  bool free_timeout = false;
  bool timed = false;  // it might have ended by a timeout
  trace::object_id object = 0;
  trace::object_id second_object = 0;
  std::uint32_t left = 0;    // arrive: what would still be missing after it
  std::uint32_t amount = 0;  // arrive
};

// What thread starts are noted on: no object has this number.
constexpr trace::object_id numbering_of_threads = 0;

// Touches nothing and has one outcome: when it comes makes no difference at all.
constexpr bool is_local(op what) {
  return what == op::yield || what == op::phase || what == op::sleep;
}

constexpr bool conflict(touch a, touch b) {
  if (a == touch::nothing || b == touch::nothing) return false;
  return a != b || a == touch::writes;
}

// Of a decision that could be carried out now, or (disabled) once its thread's step can be.
inline happening what_happens(const model& now, decision next) {
  const step& that = now.next(next.who);
  const bool by_itself = next.how == decision::timed_out || next.how == decision::spurious;
  happening result{next.who, next.how, that.what};
  result.object = that.object;
  result.timed = that.timed;
  result.free_timeout = next.how == decision::timed_out && !now.can_go_on();
  result.budgeted = by_itself && !result.free_timeout;
  switch (that.what) {
    case op::sleep:
    case op::yield:
    case op::phase:
    case op::choose:
      break;
    case op::load:
    case op::lock_shared:
    case op::unlock_shared:
    case op::release:
    case op::put:
    case op::join:
    case op::await:
      result.first = next.how == decision::timed_out ? touch::tries : touch::reads;
      break;
    case op::try_lock_shared:
      result.first = now.would_have(next.who) ? touch::reads : touch::tries;
      break;
    case op::try_lock:
    case op::try_acquire:
      result.first = now.would_have(next.who) ? touch::writes : touch::tries;
      break;
    case op::lock:
    case op::acquire:
      result.first = next.how == decision::timed_out ? touch::tries : touch::writes;
      break;
    case op::notify_one:
    case op::notify_all:
      result.first = now.waiters(that.object) > 0 ? touch::writes : touch::tries;
      break;
    case op::arrive: {
      const std::uint64_t level = now.level(that.object);
      result.amount = static_cast<std::uint32_t>(that.amount);
      result.left = static_cast<std::uint32_t>(level > that.amount ? level - that.amount : 0);
      result.first = result.left > 0 ? touch::reads : touch::writes;
      break;
    }
    case op::wait:
      result.first = result.second = touch::writes;
      result.second_object = that.second;
      break;
    case op::reacquire:
      result.first = by_itself ? touch::writes : touch::nothing;
      result.second = touch::writes;
      result.second_object = that.second;
      break;
    case op::start:
      result.object = numbering_of_threads;
      result.first = touch::writes;
      break;
    default:
      result.first = touch::writes;
      break;
  }
  return result;
}

// Of two steps of different threads that happened: whether their order means something. (Whoever was notified
// comes after its notifier besides.)
constexpr bool depend(const happening& a, const happening& b) {
  if (a.free_timeout || b.free_timeout || (a.budgeted && b.budgeted)) return true;
  if (a.object == b.object && conflict(a.first, b.first)) return true;
  if (a.second != touch::nothing && a.second_object == b.object && conflict(a.second, b.first)) return true;
  if (b.second != touch::nothing && b.second_object == a.object && conflict(a.first, b.second)) return true;
  return a.second_object == b.second_object && conflict(a.second, b.second);
}

// Whether two steps of different threads, both of which could come next, come to the same in either order.
constexpr bool commute(const happening& a, const happening& b) {
  // Each for itself is not the last arrival, but the second of them is.
  const bool arrive = a.what == op::arrive && b.what == op::arrive && a.object == b.object;
  return !depend(a, b) && !(arrive && a.left <= b.amount);
}

}  // namespace interleave::schedule
