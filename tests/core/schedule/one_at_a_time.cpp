#include "tests/core/schedule/one_at_a_time.h"

#include "core/trace/producer.h"

#include <exception>

namespace interleave::test {

using schedule::op;
using schedule::verdict;
using trace::kind;
using trace::wait_result;

bool one_at_a_time::is_enabled(thread& who) {
  const auto& next = who.next;
  const auto free = [&](trace::object_id mutex) {
    return locks_[mutex].writer == nullptr && locks_[mutex].readers == 0;
  };
  switch (next.what) {
    case op::lock:
      return free(next.object);
    case op::lock_shared:
      return locks_[next.object].writer == nullptr;
    case op::acquire:
      return levels_[next.object] > 0;
    case op::reacquire:
      return who.notified && free(next.second);
    case op::await:
      return who.passed;
    case op::join:
      return finished_.contains(next.object);
    default:
      return true;
  }
}

// Announcements come from the only thread that runs: what it says of an object is the truth.
void one_at_a_time::learn(const schedule::step& next) {
  switch (next.what) {
    case op::acquire:
    case op::try_acquire:
    case op::release:
    case op::arrive:
      levels_[next.object] = next.level;
      break;
    default:
      break;
  }
}

void one_at_a_time::carry_out(thread& who) {
  const auto& next = who.next;
  const auto notify = [&](bool all) {
    for (auto& [number, other] : by_number_) {
      if (!other.inside || other.next.what != op::reacquire || other.next.object != next.object) continue;
      if (other.notified) continue;
      other.notified = true;
      if (!all) return;
    }
  };
  auto& lock = locks_[next.object];
  auto& level = levels_[next.object];
  switch (next.what) {
    case op::lock:
      if (!who.times_out) lock.writer = &who;
      break;
    case op::try_lock:
      if (lock.writer == nullptr && lock.readers == 0) lock.writer = &who;
      break;
    case op::unlock:
      lock.writer = nullptr;
      break;
    case op::lock_shared:
      ++lock.readers;
      break;
    case op::try_lock_shared:
      if (lock.writer == nullptr) ++lock.readers;
      break;
    case op::unlock_shared:
      --lock.readers;
      break;
    case op::acquire:
      if (!who.times_out) --level;
      break;
    case op::try_acquire:
      if (level > 0) --level;
      break;
    case op::release:
      level += next.amount;
      break;
    case op::wait:
      locks_[next.second].writer = nullptr;
      who.notified = false;
      break;
    case op::reacquire:
      locks_[next.second].writer = &who;
      break;
    case op::notify_one:
    case op::notify_all:
      notify(next.what == op::notify_all);
      break;
    case op::arrive:
      level -= next.amount;
      if (level > 0) break;
      for (auto& [number, other] : by_number_) {
        if (other.next.what == op::await && other.next.object == next.object) other.passed = true;
      }
      break;
    case op::start:
      ++to_come_;
      break;
    case op::finish:
      finished_.insert(next.object);
      break;
    default:
      break;
  }
}

one_at_a_time::thread* one_at_a_time::pick() {
  std::vector<thread*> enabled;
  for (auto& [number, each] : by_number_) {
    each.times_out = false;
    if (each.inside && is_enabled(each)) enabled.push_back(&each);
  }
  if (enabled.empty()) {  // the first whose time can run out
    for (auto& [number, each] : by_number_) {
      const bool free = each.next.what != op::reacquire || locks_[each.next.second].writer == nullptr;
      if (each.inside && each.next.timed && free) {
        each.times_out = true;
        return &each;
      }
    }
    return nullptr;
  }
  if (choices_.size() < script_.size()) {
    for (thread* each : enabled) {
      if (each->number == script_[choices_.size()]) return each;
    }
    ++strayed_;
  }
  const int last = choices_.empty() ? -1 : choices_.back();
  for (thread* each : enabled) {
    if (each->number > last) return each;
  }
  return enabled.front();
}

void one_at_a_time::hand_on(std::unique_lock<std::mutex>& lock) {
  running_ = nullptr;
  changed_.wait(lock, [this] { return to_come_ == 0 || stopped_; });
  if (stopped_) return;
  running_ = pick();
  if (running_ != nullptr) {
    choices_.push_back(running_->number);
    carry_out(*running_);
  } else {
    over_ = true;
    for (const auto& [number, each] : by_number_) stuck_ = stuck_ || each.inside;
  }
  tell_waits();
  changed_.notify_all();
}

// A parked thread whose step cannot be carried out (any more) waits. It cannot say so itself: a queue of
// events may be written by any thread as long as it is one at a time.
void one_at_a_time::tell_waits() {
  for (auto& [number, each] : by_number_) {
    if (!each.inside || each.waits || &each == running_ || each.next.what == op::reacquire ||
        is_enabled(each))
      continue;
    each.waits = true;
    const std::uint8_t flags = each.next.timed ? trace::flag::timed : std::uint8_t{0};
    each.events->write(kind::wait_begin, each.next.object, 0, 0, each.next.at, flags, false);
  }
}

bool one_at_a_time::wait_for_turn(std::unique_lock<std::mutex>& lock, thread& me) {
  changed_.wait(lock, [&] { return running_ == &me || stopped_; });
  return !stopped_;
}

verdict one_at_a_time::announce(schedule::worker& by, const schedule::step& next) {
  std::unique_lock lock(mutex_);
  thread& me = of(by);
  me.next = next;
  me.waits = false;
  me.passed = next.what == op::await && next.level == 0;
  learn(next);
  const auto ends = [&](wait_result how) {
    if (me.waits) trace::emit_ordered(kind::wait_end, next.object, next.at, static_cast<std::uint64_t>(how));
  };
  hand_on(lock);
  if (!wait_for_turn(lock, me)) {
    ends(wait_result::cancelled);
    if (!schedule::gives_back(next.what) && std::uncaught_exceptions() == 0) throw schedule::cancelled{};
    return verdict::proceed;
  }
  if (me.times_out) {
    ends(wait_result::timed_out);
    return verdict::timed_out;
  }
  if (next.what == op::await || next.what == op::join) ends(wait_result::woken);
  return verdict::proceed;
}

std::uint32_t one_at_a_time::choose(schedule::worker& /*by*/, std::uint32_t alternatives) {
  const std::scoped_lock lock(mutex_);
  return chosen_++ % alternatives;
}

void one_at_a_time::enter(schedule::worker& who) {
  std::unique_lock lock(mutex_);
  const int number = static_cast<int>(by_number_.size());
  thread& me = by_number_[number];
  me.number = number;
  me.events = trace::this_producer;
  me.next = {op::start};
  threads_[&who] = &me;
  if (number == 0) {
    running_ = &me;
    return;
  }
  me.next = {op::yield};  // its first step: to begin
  --to_come_;
  changed_.notify_all();
  wait_for_turn(lock, me);
}

void one_at_a_time::leave(schedule::worker& who) {
  std::unique_lock lock(mutex_);
  of(who).inside = false;
  threads_.erase(&who);
  if (stopped_) {
    over_ = threads_.empty();
    changed_.notify_all();
  } else {
    hand_on(lock);
  }
}

void one_at_a_time::cancel() {
  const std::scoped_lock lock(mutex_);
  stopped_ = true;
  changed_.notify_all();
}

void one_at_a_time::wait_until_over() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return over_; });
}

bool one_at_a_time::is_stuck() {
  const std::scoped_lock lock(mutex_);
  return stuck_;
}

std::vector<int> one_at_a_time::choices() {
  const std::scoped_lock lock(mutex_);
  return choices_;
}

int one_at_a_time::strayed() {
  const std::scoped_lock lock(mutex_);
  return strayed_;
}

}  // namespace interleave::test
