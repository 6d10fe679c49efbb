#include "core/explore/surw.h"

#include <algorithm>

namespace interleave::explore {

using schedule::actor;
using schedule::decision;
using schedule::model;
using schedule::op;

namespace {

constexpr std::uint64_t scale = 16;
constexpr std::uint64_t for_everything = 2;  // one execution of so many

// Starts and joins are on threads as objects: their order is given.
bool is_use(op what) {
  return what != op::start && what != op::join && what != op::finish;
}

}  // namespace

bool surw::counts(const schedule::step& next) const {
  if (object_ == everything) return true;
  return is_use(next.what) && (next.object == object_ || next.second == object_);
}

std::uint64_t surw::mean(trace::object_id object, std::size_t who) const {
  if (object >= steps_.size() || who >= steps_[object].size() || executions_ == 0) return 0;
  return steps_[object][who] * scale / executions_;
}

void surw::choose_object() {
  object_ = everything;
  if (dice_.below(for_everything) == 0) return;
  shared_.clear();
  for (trace::object_id id = 1; id < steps_.size(); ++id) {
    const auto users = std::ranges::count_if(steps_[id], [](std::uint64_t steps) { return steps > 0; });
    if (users > 1) shared_.push_back(id);
  }
  if (!shared_.empty()) object_ = shared_[dice_.below(shared_.size())];
}

bool surw::begin() {
  choose_object();
  may_.begin();
  threads_.assign(parents_.size(), {});
  for (std::size_t i = parents_.size(); i-- > 0;) {
    threads_[i].parent = parents_[i];
    threads_[i].left += mean(object_, i);
    if (i > 0 && parents_[i] < i) threads_[parents_[i]].left += threads_[i].left;
  }
  met_ = 0;
  last_ = 0;
  aim_ = nobody;
  turns_.begin();
  return true;
}

// Whoever is new was started by who took the last step, and its steps are its own from here on.
void surw::meet_threads(const model& now) {
  for (; met_ < now.threads(); ++met_) {
    if (met_ >= threads_.size()) threads_.push_back({});
    threads_[met_].parent = last_;
    if (met_ > 0) take_off(last_, threads_[met_].left);
  }
}

void surw::take_off(actor who, std::uint64_t steps) {
  std::uint64_t& left = threads_[who].left;
  left -= std::min(left, steps);
}

void surw::aim(const model& now) {
  std::uint64_t all = 0;
  const auto weight = [&](std::size_t who) -> std::uint64_t {
    return now.is_enabled(static_cast<actor>(who)) ? threads_[who].left + 1 : 0;
  };
  for (std::size_t who = 0; who < now.threads(); ++who) all += weight(who);
  aim_ = nobody;
  waited_ = 0;
  if (all == 0) return;
  std::uint64_t at = dice_.below(all);
  for (std::size_t who = 0; who < now.threads(); ++who) {
    if (at < weight(who)) {
      aim_ = static_cast<actor>(who);
      return;
    }
    at -= weight(who);
  }
}

bool surw::is_good_aim(const model& now) const {
  return aim_ != nobody && now.is_inside(aim_) && now.is_enabled(aim_) && waited_ < patience &&
         !turns_.goes_round(now, aim_);
}

schedule::choice surw::decide(const model& now) {
  meet_threads(now);
  if (!is_good_aim(now)) aim(now);
  ++waited_;
  const auto all = may_.take(now);
  good_.clear();
  for (const decision each : all) {
    if (each.who == aim_ || !counts(now.next(each.who))) good_.push_back(each);
  }
  const std::span<const decision> among = good_.empty() ? all : good_;
  const decision next = among[among.size() == 1 ? 0 : dice_.below(among.size())];
  const schedule::step& taken = now.next(next.who);
  turns_.note(next.who, taken);
  note(everything, next.who);
  if (is_use(taken.what)) {
    if (taken.object != 0) note(taken.object, next.who);
    if (taken.second != 0) note(taken.second, next.who);
  }
  if (counts(taken)) {
    take_off(next.who, scale);
    aim_ = nobody;
  }
  last_ = next.who;
  may_.took(now, next);
  return next;
}

void surw::note(trace::object_id object, actor who) {
  if (object >= steps_.size()) steps_.resize(object + std::size_t{1});
  auto& of = steps_[object];
  if (who >= of.size()) of.resize(who + std::size_t{1});
  ++of[who];
}

void surw::end(const model& now, run_end /*how*/) {
  ++executions_;
  parents_.resize(now.threads());
  for (std::size_t i = 0; i < std::min(parents_.size(), threads_.size()); ++i)
    parents_[i] = threads_[i].parent;
}

}  // namespace interleave::explore
