#pragma once

#include "core/schedule/decision.h"
#include "core/schedule/step.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace interleave::schedule {

// The threads and objects of a controlled run at one moment, as far as they decide who can go on. Pure: knows
// no thread of the system, no clock, no trace; a test drives it by hand. Each living thread is parked at the
// step that it announced last, or runs.
//
// Objects: mutexes and shared mutexes (owner, readers; of a recursive one only the outermost hold is a step),
// semaphores (permits), condition variables (waiters in order of arrival, notified or not), barriers and
// latches (missing arrivals), threads (ended or not). The rest (load, store, exchange, sleep, yield, phase,
// take, put, choose, start, finish) can always be carried out. Object numbers are small and dense: those of
// the run.
//
// A try fails when it cannot have the object; an arrival that is too many does nothing. A timeout is there
// only for a step that could not be carried out in the ordinary way (of a reacquire: not notified, mutex
// free), for who can have what it wants at once does not time out; a sleep just ends.
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
  // The thread parks at this step; `yielded` as in step.
  void announce(actor who, const step& next, bool yielded = false) {
    thread& self = threads_[who];
    if (self.parked) [[unlikely]]
      unpark(who, self);
    self.next = next;
    self.next.yielded = yielded;
    meet(next.object);
    if (special.has(next.what)) return announce_special(who, self);
    self.parked = true;
    objects_[next.object].parked |= bit_of(who);
    set_enabled(who, self, can_be_carried_out(self));
    options_old_ = extras_old_ = true;
  }
  // The thread has ended; who joins it is enabled from its op::finish on.
  void leave(actor who);

  [[nodiscard]] std::size_t threads() const { return threads_.size(); }  // that ever were
  [[nodiscard]] bool is_inside(actor who) const { return threads_[who].inside; }
  [[nodiscard]] const step& next(actor who) const { return threads_[who].next; }
  // Whether the thread's step can be carried out now, in the ordinary way.
  [[nodiscard]] bool is_enabled(actor who) const { return threads_[who].enabled; }
  // Whether the thread's try would have the object now; true of what is no try.
  [[nodiscard]] bool would_have(actor who) const;
  // Permits of a semaphore, arrivals that are still missing: as the object said last, and what was done
  // since.
  [[nodiscard]] std::uint64_t level(trace::object_id object) const { return objects_[object].level; }
  // Of a condition variable: who has not been notified yet.
  [[nodiscard]] std::uint32_t waiters(trace::object_id condition) const {
    return objects_[condition].waiters;
  }
  // Of a reacquire: whether somebody has notified it.
  [[nodiscard]] bool is_notified(actor who) const { return threads_[who].notified; }

  // The ordinary ways to go on, by thread, then outcome. Valid until the next change.
  [[nodiscard]] std::span<const decision> options() const {
    if (options_old_) list_options();
    return options_;
  }
  // The same, without the list: for who takes one of them at random.
  [[nodiscard]] std::size_t option_count() const { return with_outcomes_ == 0 ? enabled_ : options().size(); }
  [[nodiscard]] decision option(std::size_t number) const {
    if (with_outcomes_ != 0 || threads_.size() > 64) [[unlikely]]
      return options()[number];
    // The first few without a branch: which one it is to be nobody can predict.
    std::uint64_t left = first_enabled_;
    for (std::size_t passed = 0; passed < 3; ++passed) left = number > passed ? left & (left - 1) : left;
    for (; number > 3; --number) left &= left - 1;
    return {static_cast<actor>(std::countr_zero(left)), 0};
  }
  // What takes no part unless asked for: timeouts of timed steps and spurious wake-ups. If there are no
  // options, a timeout is how time goes on; if there is none either, the living threads are stuck.
  [[nodiscard]] std::span<const decision> extras() const;
  // Whether options() is not empty, for less.
  [[nodiscard]] bool can_go_on() const { return enabled_ > 0; }

  // Whom a notify_one with this outcome wakes, of those that wait now; nobody: an actor that is none.
  [[nodiscard]] actor chosen_by(decision notify) const;
  static constexpr actor nobody = 0xffff;
  static constexpr actor main_thread = 0;

  // One of options() or extras(). The thread runs until it announces or leaves.
  void carry_out(decision how) {
    thread& self = threads_[how.who];
    const op what = self.next.what;
    if (special.has(what) || how.how == decision::timed_out) [[unlikely]]
      return carry_out_special(how);
    thing& on = objects_[self.next.object];
    self.parked = false;
    on.parked &= ~bit_of(how.who);
    set_enabled(how.who, self, false);
    options_old_ = extras_old_ = true;
    if (!tells_change.has(what)) return;
    on.owner = what == op::lock ? how.who : what == op::unlock ? nobody : on.owner;
    on.ended |= what == op::finish && self.next.object != 0;
    if (on.parked != 0 || threads_.size() > in_mask) look_again(self.next.object);
  }

  // Equal for equal states of objects and equal steps of the threads; what threads know in their own
  // variables is not in it.
  [[nodiscard]] std::uint64_t fingerprint() const;

 private:
  // Most steps of most programs change nothing here, or just one mutex's owner or one thread's end; only
  // these do more, or wait for more.
  static constexpr op_set special{op::try_lock,  op::lock_shared, op::try_lock_shared, op::unlock_shared,
                                  op::acquire,   op::try_acquire, op::release,         op::wait,
                                  op::reacquire, op::notify_one,  op::notify_all,      op::arrive,
                                  op::await,     op::choose};
  static constexpr op_set tells_change{op::lock, op::unlock, op::finish};

  // Threads from this number on are found by looking at all of them.
  static constexpr std::size_t in_mask = 64;
  static constexpr std::uint64_t bit_of(std::size_t who) {
    return who < in_mask ? std::uint64_t{1} << who : 0;
  }

  struct thread {
    step next{};
    std::uint64_t arrival = 0;  // of a waiter, as a number that only grows
    bool inside = true;
    bool parked = true;
    bool enabled = false;
    bool notified = false;  // of a reacquire: it is no waiter any more
    bool passed = false;    // of an await
  };
  struct thing {
    std::uint64_t level = 0;    // permits; arrivals still missing
    std::uint64_t parked = 0;   // which of the first 64 threads are parked at a step on it
    std::uint32_t readers = 0;  // of a shared mutex
    std::uint32_t waiters = 0;  // that nobody has notified
    actor owner = nobody;
    bool ended = false;  // of a thread
  };

  // From here on the object is known.
  void meet(trace::object_id id) {
    if (id >= known_) [[unlikely]]
      meet_another(id);
  }
  void meet_another(trace::object_id id);
  [[nodiscard]] bool is_free(trace::object_id mutex) const {
    return objects_[mutex].owner == nobody && objects_[mutex].readers == 0;
  }
  [[nodiscard]] bool can_be_carried_out(const thread& who) const {
    if (who.next.what == op::lock) return is_free(who.next.object);
    if (who.next.what == op::join) return objects_[who.next.object].ended;
    return !special.has(who.next.what) || can_special(who);
  }
  [[nodiscard]] bool can_special(const thread& who) const;
  void announce_special(actor who, thread& self);
  void carry_out_special(decision how);
  [[nodiscard]] static bool is_waiter_of(const thread& who, trace::object_id condition);
  void park(actor who, thread& self);
  void unpark(actor who, thread& self);
  void set_enabled(std::size_t who, thread& self, bool is) {
    if (self.enabled == is) return;
    self.enabled = is;
    enabled_ += is ? 1 : std::size_t(-1);
    first_enabled_ ^= bit_of(who);
  }
  void list_options() const;
  void list_outcomes() const;
  // What happened to this object may have changed who can go on.
  void look_again(trace::object_id id);
  template <class Do>
  void for_parked_at(trace::object_id id, Do what);
  void notify(trace::object_id condition, actor who);

  std::vector<thread> threads_;
  std::vector<thing> objects_;  // those that are known, then memory for others
  std::size_t known_ = 0;
  std::size_t enabled_ = 0;
  std::uint64_t first_enabled_ = 0;  // which of the first 64 threads
  std::size_t with_outcomes_ = 0;    // threads parked at steps that have several
  std::uint64_t arrivals_ = 0;
  mutable std::vector<decision> options_;
  mutable std::vector<decision> extras_;
  mutable bool options_old_ = true;
  mutable bool extras_old_ = true;
};

}  // namespace interleave::schedule
