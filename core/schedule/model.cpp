#include "core/schedule/model.h"

#include <algorithm>
#include <bit>

namespace interleave::schedule {

namespace {

constexpr op_set tells_level{op::acquire, op::try_acquire, op::release, op::arrive};
constexpr op_set has_outcomes{op::choose, op::notify_one};

constexpr std::uint64_t mixed(std::uint64_t so_far, std::uint64_t value) {
  so_far = (so_far ^ value) * 0x9e3779b97f4a7c15u;
  return so_far ^ (so_far >> 29);
}

}  // namespace

void model::clear() {
  threads_.clear();
  known_ = 0;
  enabled_ = 0;
  first_enabled_ = 0;
  with_outcomes_ = 0;
  arrivals_ = 0;
  options_old_ = extras_old_ = true;
}

void model::meet_another(trace::object_id id) {
  if (id >= objects_.size()) objects_.resize(id + std::size_t{16});
  while (known_ <= id) objects_[known_++] = thing{};
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

void model::announce_special(actor who, thread& self) {
  const step& next = self.next;
  meet(next.second);
  if (tells_level.has(next.what)) {
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
  if (has_outcomes.has(self.next.what)) ++with_outcomes_;
  options_old_ = extras_old_ = true;
}

void model::unpark(actor who, thread& self) {
  self.parked = false;
  objects_[self.next.object].parked &= ~bit_of(who);
  if (self.next.what == op::reacquire) objects_[self.next.second].parked &= ~bit_of(who);
  set_enabled(who, self, false);
  if (has_outcomes.has(self.next.what)) --with_outcomes_;
  options_old_ = extras_old_ = true;
}

bool model::can_special(const thread& who) const {
  const thing& on = objects_[who.next.object];
  switch (who.next.what) {
    case op::lock_shared:
      return on.owner == nobody;
    case op::acquire:
      return on.level > 0;
    case op::reacquire:
      return who.notified && is_free(who.next.second);
    case op::await:
      return who.passed;
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
    if (!has_outcomes.has(next.what)) continue;
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

void model::carry_out_special(decision how) {
  thread& self = threads_[how.who];
  const step& next = self.next;
  thing& on = objects_[next.object];
  const actor woken = next.what == op::notify_one ? chosen_by(how) : nobody;
  unpark(how.who, self);
  switch (next.what) {
    case op::try_lock:
      if (how.how == decision::timed_out || !would_have(how.who)) return;
      on.owner = how.who;
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
  for (std::size_t id = 0; id < known_; ++id) {
    const thing& each = objects_[id];
    if (each.level == 0 && each.readers == 0 && each.owner == nobody && !each.ended) continue;
    result = mixed(result, id << 32 | std::uint64_t{each.owner} << 1 | std::uint64_t{each.ended});
    result = mixed(result, each.level ^ std::uint64_t{each.readers} << 48);
  }
  return result;
}

}  // namespace interleave::schedule
