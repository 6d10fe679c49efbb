#include "core/schedule/model.h"

#include <algorithm>
#include <bit>
#include <initializer_list>

namespace interleave::schedule {

namespace {

// Threads from this number on are found by looking at all of them.
constexpr std::size_t in_mask = 64;

constexpr std::uint64_t bit_of(std::size_t who) {
  return who < in_mask ? std::uint64_t{1} << who : 0;
}

using ops = std::uint32_t;  // a set of them, for one test where a switch has to be predicted

constexpr ops set_of(std::initializer_list<op> all) {
  ops result = 0;
  for (const op each : all) result |= ops{1} << static_cast<unsigned>(each);
  return result;
}

constexpr bool is_one_of(op what, ops all) {
  return (all >> static_cast<unsigned>(what) & 1) != 0;
}

constexpr ops may_wait = set_of({op::lock, op::lock_shared, op::acquire, op::reacquire, op::await, op::join});
constexpr ops tells_level = set_of({op::acquire, op::try_acquire, op::release, op::arrive});
constexpr ops has_outcomes = set_of({op::choose, op::notify_one});

constexpr std::uint64_t mixed(std::uint64_t so_far, std::uint64_t value) {
  so_far = (so_far ^ value) * 0x9e3779b97f4a7c15u;
  return so_far ^ (so_far >> 29);
}

}  // namespace

void model::clear() {
  threads_.clear();
  std::fill(objects_.begin(), objects_.end(), thing{});
  enabled_ = 0;
  first_enabled_ = 0;
  with_outcomes_ = 0;
  arrivals_ = 0;
  options_old_ = extras_old_ = true;
}

actor model::add_thread(trace::object_id object) {
  const auto who = static_cast<actor>(threads_.size());
  thread& self = threads_.emplace_back();
  meet(object);
  objects_[object].ended = false;
  self.next.what = op::yield;
  park(who, self);
  return who;
}

void model::announce(actor who, const step& next, bool yielded) {
  thread& self = threads_[who];
  if (self.parked) unpark(who, self);
  self.next = next;
  self.next.yielded = yielded;
  meet(std::max(next.object, next.second));
  if (is_one_of(next.what, tells_level)) {
    objects_[next.object].level = next.level;  // from the only thread that runs: it is the truth
  } else if (next.what == op::await) {
    self.passed = next.level == 0;
  }
  park(who, self);
}

void model::leave(actor who) {
  thread& self = threads_[who];
  if (self.parked) unpark(who, self);
  self.inside = false;
}

void model::park(actor who, thread& self) {
  self.parked = true;
  objects_[self.next.object].parked |= bit_of(who);
  if (self.next.what == op::reacquire) objects_[self.next.second].parked |= bit_of(who);
  set_enabled(who, self, can_be_carried_out(self));
  if (is_one_of(self.next.what, has_outcomes)) ++with_outcomes_;
  options_old_ = extras_old_ = true;
}

void model::unpark(actor who, thread& self) {
  self.parked = false;
  objects_[self.next.object].parked &= ~bit_of(who);
  if (self.next.what == op::reacquire) objects_[self.next.second].parked &= ~bit_of(who);
  set_enabled(who, self, false);
  if (is_one_of(self.next.what, has_outcomes)) --with_outcomes_;
  options_old_ = extras_old_ = true;
}

void model::set_enabled(std::size_t who, thread& self, bool is) {
  if (self.enabled == is) return;
  self.enabled = is;
  enabled_ += is ? 1 : std::size_t(-1);
  first_enabled_ ^= bit_of(who);
}

bool model::can_be_carried_out(const thread& who) const {
  if (!is_one_of(who.next.what, may_wait)) return true;
  const thing& on = objects_[who.next.object];
  switch (who.next.what) {
    case op::lock:
      return is_free(who.next.object);
    case op::lock_shared:
      return on.owner == nobody;
    case op::acquire:
      return on.level > 0;
    case op::reacquire:
      return who.notified && is_free(who.next.second);
    case op::await:
      return who.passed;
    case op::join:
      return on.ended;
    default:
      return true;
  }
}

bool model::would_have(actor who) const {
  const step& next = threads_[who].next;
  switch (next.what) {
    case op::try_lock:
      return is_free(next.object);
    case op::try_lock_shared:
      return objects_[next.object].owner == nobody;
    case op::try_acquire:
      return objects_[next.object].level > 0;
    default:
      return true;
  }
}

bool model::is_waiter_of(const thread& who, trace::object_id condition) {
  return who.parked && who.next.what == op::reacquire && who.next.object == condition && !who.notified;
}

template <class Do>
void model::for_parked_at(trace::object_id id, Do what) {
  for (std::uint64_t left = objects_[id].parked; left != 0; left &= left - 1) {
    const auto who = static_cast<std::size_t>(std::countr_zero(left));
    what(who, threads_[who]);
  }
  for (std::size_t who = in_mask; who < threads_.size(); ++who) {
    thread& each = threads_[who];
    const bool is_second = each.next.what == op::reacquire && each.next.second == id;
    if (each.parked && (each.next.object == id || is_second)) what(who, each);
  }
}

void model::look_again(trace::object_id id) {
  for_parked_at(id,
                [this](std::size_t who, thread& each) { set_enabled(who, each, can_be_carried_out(each)); });
}

actor model::chosen_by(decision notify) const {
  const trace::object_id condition = threads_[notify.who].next.object;
  const auto before = [&](const thread& than) {
    return std::count_if(threads_.begin(), threads_.end(), [&](const thread& each) {
      return is_waiter_of(each, condition) && each.arrival < than.arrival;
    });
  };
  for (std::size_t who = 0; who < threads_.size(); ++who) {
    if (is_waiter_of(threads_[who], condition) && before(threads_[who]) == notify.how)
      return static_cast<actor>(who);
  }
  return nobody;
}

void model::notify(trace::object_id condition, actor who) {
  if (who == nobody) return;
  threads_[who].notified = true;
  --objects_[condition].waiters;
}

void model::list_options() const {
  options_old_ = false;
  options_.resize(enabled_);
  decision* to = options_.data();
  for (std::uint64_t left = first_enabled_; left != 0; left &= left - 1)
    *to++ = {static_cast<actor>(std::countr_zero(left)), 0};
  for (std::size_t who = in_mask; who < threads_.size(); ++who) {
    if (threads_[who].enabled) *to++ = {static_cast<actor>(who), 0};
  }
  if (with_outcomes_ > 0) list_outcomes();
}

void model::list_outcomes() const {
  for (std::size_t i = options_.size(); i-- > 0;) {
    const decision first = options_[i];
    const step& next = threads_[first.who].next;
    if (!is_one_of(next.what, has_outcomes)) continue;
    const std::uint64_t ways = next.what == op::choose ? next.amount : objects_[next.object].waiters;
    for (std::uint64_t how = ways; how-- > 1;)
      options_.insert(options_.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                      {first.who, static_cast<std::uint16_t>(how)});
  }
}

std::span<const decision> model::extras() const {
  if (!extras_old_) return extras_;
  extras_.clear();
  extras_old_ = false;
  for (std::size_t who = 0; who < threads_.size(); ++who) {
    const thread& each = threads_[who];
    if (!each.parked || each.enabled) continue;
    const bool waits = each.next.what == op::reacquire;
    if (waits && (each.notified || !is_free(each.next.second))) continue;
    if (waits) extras_.push_back({static_cast<actor>(who), decision::spurious});
    if (each.next.timed) extras_.push_back({static_cast<actor>(who), decision::timed_out});
  }
  return extras_;
}

void model::carry_out(decision how) {
  thread& self = threads_[how.who];
  const step& next = self.next;
  thing& on = objects_[next.object];
  const actor woken = next.what == op::notify_one ? chosen_by(how) : nobody;
  unpark(how.who, self);
  switch (next.what) {
    case op::lock:
    case op::try_lock:
      if (how.how == decision::timed_out || !would_have(how.who)) return;
      on.owner = how.who;
      break;
    case op::unlock:
      on.owner = nobody;
      break;
    case op::lock_shared:
    case op::try_lock_shared:
      if (how.how == decision::timed_out || !would_have(how.who)) return;
      ++on.readers;
      break;
    case op::unlock_shared:
      if (on.readers > 0) --on.readers;
      break;
    case op::acquire:
    case op::try_acquire:
      if (how.how == decision::timed_out || !would_have(how.who)) return;
      --on.level;
      break;
    case op::release:
      on.level += next.amount;
      break;
    case op::wait:
      objects_[next.second].owner = nobody;
      self.notified = false;
      self.arrival = ++arrivals_;
      ++on.waiters;
      look_again(next.second);
      return;
    case op::reacquire:
      if (!self.notified) --on.waiters;
      objects_[next.second].owner = how.who;
      look_again(next.second);
      return;
    case op::notify_one:
      notify(next.object, woken);
      break;
    case op::notify_all:
      for_parked_at(next.object, [&](std::size_t /*who*/, thread& each) {
        if (is_waiter_of(each, next.object)) each.notified = true;
      });
      on.waiters = 0;
      break;
    case op::arrive:
      if (next.amount > on.level) return;
      on.level -= next.amount;
      if (on.level > 0) return;
      on.level = next.next_level;
      for_parked_at(next.object, [](std::size_t /*who*/, thread& each) {
        if (each.next.what == op::await) each.passed = true;
      });
      break;
    case op::finish:
      on.ended = next.object != 0;
      break;
    default:
      return;
  }
  look_again(next.object);
}

std::uint64_t model::fingerprint() const {
  std::uint64_t result = 0;
  for (std::size_t who = 0; who < threads_.size(); ++who) {
    const thread& each = threads_[who];
    const step& next = each.next;
    std::uint64_t place = 0;  // among the waiters: it decides whom an outcome of notify_one means
    if (is_waiter_of(each, next.object)) {
      for (const thread& other : threads_)
        place += static_cast<std::uint64_t>(is_waiter_of(other, next.object) && other.arrival < each.arrival);
    }
    result = mixed(result, static_cast<std::uint64_t>(next.what) | std::uint64_t{next.object} << 8);
    result = mixed(result, next.at | std::uint64_t{next.second} << 32);
    result = mixed(result, next.amount);
    result = mixed(result, place << 8 | std::uint64_t{each.inside} << 3 | std::uint64_t{each.parked} << 2 |
                               std::uint64_t{each.notified} << 1 | std::uint64_t{each.passed});
  }
  for (std::size_t id = 0; id < objects_.size(); ++id) {
    const thing& each = objects_[id];
    if (each.level == 0 && each.readers == 0 && each.owner == nobody && !each.ended) continue;
    result = mixed(result, id << 32 | std::uint64_t{each.owner} << 1 | std::uint64_t{each.ended});
    result = mixed(result, each.level ^ std::uint64_t{each.readers} << 48);
  }
  return result;
}

}  // namespace interleave::schedule
