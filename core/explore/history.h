#pragma once

#include "core/schedule/dependence.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace interleave::explore {

using schedule::actor;
using schedule::decision;
using schedule::happening;

// The steps of one execution and which of them had to come before which: a vector clock for each (Mattern
// 1989), from the last accesses of each object, without looking at all pairs. Local steps are left out.
//
// A race is a pair of steps that depend on each other with nothing in between that orders them, so that the
// other order would be another class of executions: the earlier one, and the clock of the later one without
// it. What takes a lock or a permit races with whoever took it last, although the release between orders
// them; whoever was notified comes after its notifier and nothing else that happened to the condition
// variable.
//
// Not thread-safe. Keeps its memory over clear().
//
//   history past;  past.add_thread(none);
//   past.add(what_happens(now, next), [&](std::size_t earlier, const std::uint32_t* clock) { … });
class history {
 public:
  using index = std::uint32_t;
  static constexpr index none = 0xffffffff;

  struct event {
    happening what;
    std::uint32_t local = 0;  // the how manieth of its thread, from 1
    index previous = none;    // with the same touch on the same object since it was written
  };

  // For who may time out by themselves beside others that can go on.
  explicit history(bool has_budget = false) : has_budget_(has_budget) {}

  void clear();
  // Forgets all but the first `events` steps and `threads` threads.
  void cut_to(std::size_t events, std::size_t threads);
  // The next number, made by the last step.
  void add_thread();

  template <class OnRace>
  void add(const happening& next, OnRace on_race) {
    const std::size_t at = append(next);
    find_races(next, clock_of(at), on_race);
    note(static_cast<index>(at));
  }
  // The races of a step that cannot be carried out, so that it never becomes part of the history.
  template <class OnRace>
  void look_at_pending(const happening& next, OnRace on_race) {
    spare_.resize(stride_);
    begin_clock(next.who, spare_.data());
    // By itself it might have gone on as long as anybody could.
    if (may_time_out(next)) {
      for (const thread& each : threads_) {
        if (each.last != none && !is_before(each.last, spare_.data())) on_race(each.last, spare_.data());
      }
    }
    find_races(next, spare_.data(), on_race);
  }

  [[nodiscard]] std::size_t size() const { return events_.size(); }
  [[nodiscard]] std::size_t threads() const { return threads_.size(); }
  [[nodiscard]] const event& operator[](std::size_t at) const { return events_[at]; }
  // One entry a thread: how many of its steps came before, this step counted.
  [[nodiscard]] const std::uint32_t* clock(std::size_t at) const { return clocks_.data() + at * stride_; }
  [[nodiscard]] bool is_before(std::size_t earlier, const std::uint32_t* clock) const {
    return clock[events_[earlier].what.who] >= events_[earlier].local;
  }
  // Equal for executions that differ only in the order of independent steps (Mazurkiewicz 1977).
  [[nodiscard]] std::uint64_t class_hash() const;

 private:
  struct thread {
    index last = none;  // its own last step, before its first the one that made it
    std::uint32_t steps = 0;
    index wait = none;  // its last wait, until it is notified
    index notifier = none;
  };
  struct accesses {
    index write = none;
    index taken = none;  // by whom the lock or permit was taken last, not shared
    index reads = none;  // the last of the list
    index tries = none;
  };

  std::uint32_t* clock_of(std::size_t at) { return clocks_.data() + at * stride_; }
  accesses& of(trace::object_id object) {
    if (object >= objects_.size()) [[unlikely]]
      objects_.resize(object + std::size_t{16});
    return objects_[object];
  }
  std::size_t append(const happening& next);
  void note(index at);
  void note_touch(index at, schedule::touch how, trace::object_id object);
  void widen();
  void begin_clock(actor who, std::uint32_t* clock) const;
  void join(std::uint32_t* clock, index with) const;
  static bool blocks(schedule::op what) {
    using schedule::op;
    return what == op::lock || what == op::lock_shared || what == op::acquire || what == op::reacquire;
  }
  static bool is_take(schedule::op what) {
    using schedule::op;
    return blocks(what) || what == op::try_lock || what == op::try_lock_shared || what == op::try_acquire;
  }
  // Waits for what no order of others can bring earlier.
  static bool only_follows(schedule::op what) {
    return what == schedule::op::join || what == schedule::op::await;
  }

  // It could go on by itself, beside others that can.
  [[nodiscard]] bool may_time_out(const happening& by) const {
    return has_budget_ && (by.timed || by.what == schedule::op::reacquire);
  }

  // What this access comes after, the latest first.
  template <class Look>
  void visit(trace::object_id object, schedule::touch how, Look look);
  // Who took what a step waits for, although a release orders them.
  template <class OnRace>
  void look_behind(const happening& by, trace::object_id object, schedule::touch how, OnRace on_race);
  // Joins `clock` with all that the step comes after, and tells the races on the way.
  template <class OnRace>
  void find_races(const happening& next, std::uint32_t* clock, OnRace on_race);

  bool has_budget_;
  std::size_t stride_ = 8;
  std::vector<event> events_;
  std::vector<std::uint32_t> clocks_;
  std::vector<thread> threads_;
  std::vector<accesses> objects_;
  index last_budgeted_ = none;
  std::vector<std::uint32_t> spare_;
  std::vector<std::uint32_t> before_;
  std::vector<index> both_;
};

template <class OnRace>
void history::look_behind(const happening& by, trace::object_id object, schedule::touch how, OnRace on_race) {
  if (how == schedule::touch::nothing || (by.how != 0 && !may_time_out(by))) return;
  if (!blocks(by.what) && !may_time_out(by)) return;
  const auto look = [&](index at) {
    if (at != none && is_take(events_[at].what.what) && !is_before(at, before_.data()))
      on_race(at, before_.data());
  };
  const accesses& past = of(object);
  look(past.taken);
  if (how != schedule::touch::writes) return;
  for (index at = past.reads; at != none; at = events_[at].previous) look(at);
}

template <class Look>
void history::visit(trace::object_id object, schedule::touch how, Look look) {
  using schedule::touch;
  if (how == touch::nothing) return;
  const accesses& past = of(object);
  index reads = how == touch::reads ? none : past.reads;
  index tries = how == touch::tries ? none : past.tries;
  while (reads != none || tries != none) {
    const bool read_is_later = tries == none || (reads != none && reads > tries);
    index& next = read_is_later ? reads : tries;
    const index at = next;
    next = events_[at].previous;
    look(at);
  }
  if (past.write != none) look(past.write);
}

template <class OnRace>
void history::find_races(const happening& next, std::uint32_t* clock, OnRace on_race) {
  using schedule::op;
  const auto tell = [&](index at, const std::uint32_t* of) { on_race(std::size_t{at}, of); };
  before_.assign(clock, clock + stride_);
  if (next.free_timeout) {  // after everything; with a budget it might have come sooner
    for (const thread& each : threads_) {
      if (each.last == none || is_before(each.last, before_.data())) continue;
      if (has_budget_) tell(each.last, before_.data());
      join(clock, each.last);
    }
    return;
  }
  const bool was_notified = next.what == op::reacquire && next.how == 0;
  const index notifier = threads_[next.who].notifier;
  if (may_time_out(next)) {
    if (last_budgeted_ != none && !is_before(last_budgeted_, clock)) tell(last_budgeted_, clock);
    if (was_notified && notifier != none && !is_before(notifier, clock)) tell(notifier, clock);
    if (next.budgeted && last_budgeted_ != none) join(clock, last_budgeted_);
  }
  if (was_notified) {
    if (notifier == none && !has_budget_) return;  // nothing lets it in
    if (notifier != none) {
      join(clock, notifier);
      if (!has_budget_) join(before_.data(), notifier);
    }
  }
  look_behind(next, next.object, next.first, tell);
  look_behind(next, next.second_object, next.second, tell);
  // A permit that was given back races with who takes one, for there may have been another; a lock's release
  // only lets the next one in.
  const bool waits = blocks(next.what) && next.how == 0 && !may_time_out(next);
  const bool all_race = (!waits || next.what == op::acquire) && !only_follows(next.what);
  const auto look = [&](index at) {
    if (is_before(at, clock)) return;
    if (all_race || (waits && is_take(events_[at].what.what))) tell(at, clock);
    join(clock, at);
  };
  if (next.first == schedule::touch::nothing || next.second == schedule::touch::nothing) {
    visit(next.object, next.first, look);
    visit(next.second_object, next.second, look);
    return;
  }
  // Two objects: their accesses one after the other, too, or a race would be told with half a clock.
  both_.clear();
  const auto collect = [this](index at) { both_.push_back(at); };
  visit(next.object, next.first, collect);
  visit(next.second_object, next.second, collect);
  std::sort(both_.begin(), both_.end(), std::greater<>());
  for (const index at : both_) look(at);
}

}  // namespace interleave::explore
