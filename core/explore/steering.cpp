#include "core/explore/steering.h"

#include <algorithm>
#include <utility>

namespace interleave::explore {

using schedule::actor;
using schedule::decision;
using schedule::model;
using schedule::op;
using act = analysis::lock_order::act;

namespace {

constexpr std::uint64_t for_variety = 16;  // one decision of so many is any

bool asks(op what) {
  return what == op::lock || what == op::lock_shared || what == op::acquire;
}

}  // namespace

steering::steering(std::vector<circle_link> circle, name_of_object objects, name_of_thread threads,
                   std::uint64_t seed, unsigned budget)
    : circle_(std::move(circle)),
      objects_(std::move(objects)),
      threads_(std::move(threads)),
      dice_(seed),
      may_(budget) {}

bool steering::begin() {
  for (auto& each : held_) each.clear();
  may_.begin();
  return true;
}

bool steering::is_at(const model& now, actor who, const circle_link& link) const {
  const schedule::step& next = now.next(who);
  const bool waits = link.what == act::waits;
  if (waits ? next.what != op::reacquire || now.is_notified(who) : !asks(next.what)) return false;
  if (objects_(next.object) != link.asks || threads_(who) != link.thread) return false;
  if (link.what == act::notifies) return true;
  return std::ranges::any_of(held_[who], [&](trace::object_id held) { return objects_(held) == link.holds; });
}

// Whether its next step does the circle no harm.
bool steering::is_wanted(const model& now, actor who) const {
  const schedule::step& next = now.next(who);
  if (there_[who]) return false;
  if (next.what != op::notify_one && next.what != op::notify_all) return true;
  return std::ranges::none_of(circle_, [&](const circle_link& link) {
    return link.what == act::waits && objects_(next.object) == link.asks;
  });
}

schedule::choice steering::decide(const model& now) {
  held_.resize(std::max(held_.size(), now.threads()));
  there_.assign(now.threads(), false);
  std::size_t links = 0;
  for (const circle_link& link : circle_) {
    bool met = false;
    for (std::size_t i = 0; i < now.threads(); ++i) {
      const auto who = static_cast<actor>(i);
      if (!now.is_inside(who) || !is_at(now, who, link)) continue;
      there_[who] = met = true;
    }
    links += met ? 1 : 0;
  }
  const bool closes = links == circle_.size();
  const auto all = may_.take(now);
  good_.clear();
  for (const decision each : all) {
    if (closes ? there_[each.who] : is_wanted(now, each.who)) good_.push_back(each);
  }
  const bool any = good_.empty() || (!closes && dice_.below(for_variety) == 0);
  const std::span<const decision> among = any ? all : good_;
  const decision next = among[dice_.below(among.size())];
  note(now, next);
  may_.took(now, next);
  return next;
}

void steering::note(const model& now, decision next) {
  const schedule::step& taken = now.next(next.who);
  auto& held = held_[next.who];
  const auto drop = [&held](trace::object_id object) {
    if (const auto found = std::ranges::find(held, object); found != held.end()) held.erase(found);
  };
  switch (taken.what) {
    case op::lock:
    case op::lock_shared:
    case op::acquire:
    case op::try_lock:
    case op::try_lock_shared:
    case op::try_acquire:
      if (next.how != decision::timed_out && now.would_have(next.who)) held.push_back(taken.object);
      break;
    case op::unlock:
    case op::unlock_shared:
    case op::release:
      drop(taken.object);
      break;
    case op::wait:
      drop(taken.second);
      break;
    case op::reacquire:
      held.push_back(taken.second);
      break;
    default:
      break;
  }
}

}  // namespace interleave::explore
