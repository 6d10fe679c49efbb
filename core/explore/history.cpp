#include "core/explore/history.h"

#include <algorithm>

namespace interleave::explore {

using schedule::op;
using schedule::touch;

namespace {

constexpr std::uint64_t mixed(std::uint64_t so_far, std::uint64_t value) {
  so_far = (so_far ^ value) * 0x9e3779b97f4a7c15u;
  return so_far ^ (so_far >> 29);
}

}  // namespace

void history::clear() {
  cut_to(0, 0);
}

void history::cut_to(std::size_t events, std::size_t threads) {
  events_.resize(events);
  threads_.resize(threads);
  std::fill(threads_.begin(), threads_.end(), thread{});
  std::fill(objects_.begin(), objects_.end(), accesses{});
  last_budgeted_ = none;
  // Threads are made by starts, in order.
  std::size_t made = 1;
  for (std::size_t at = 0; at < events; ++at) {
    const happening& what = events_[at].what;
    ++threads_[what.who].steps;
    threads_[what.who].last = static_cast<index>(at);
    note(static_cast<index>(at));
    if (what.what == op::start && made < threads) threads_[made++].last = static_cast<index>(at);
  }
}

void history::add_thread() {
  threads_.emplace_back();
  if (!events_.empty()) threads_.back().last = static_cast<index>(events_.size() - 1);
  if (threads_.size() > stride_) widen();
}

void history::widen() {
  const std::size_t former = stride_;
  stride_ *= 2;
  std::vector<std::uint32_t> wide(std::max(clocks_.size() / former, events_.size()) * stride_);
  for (std::size_t at = 0; at < events_.size(); ++at)
    std::copy_n(clocks_.data() + at * former, former, wide.data() + at * stride_);
  clocks_ = std::move(wide);
}

void history::begin_clock(actor who, std::uint32_t* clock) const {
  const thread& self = threads_[who];
  if (self.last == none) {
    std::fill_n(clock, stride_, 0);
  } else {
    std::copy_n(clocks_.data() + self.last * stride_, stride_, clock);
  }
}

void history::join(std::uint32_t* clock, index with) const {
  if (with == none) return;
  const std::uint32_t* const other = clocks_.data() + with * stride_;
  for (std::size_t i = 0; i < stride_; ++i) clock[i] = std::max(clock[i], other[i]);
}

std::size_t history::append(const happening& next) {
  const std::size_t at = events_.size();
  thread& self = threads_[next.who];
  if (clocks_.size() < (at + 1) * stride_) clocks_.resize((at + 64) * 2 * stride_);
  begin_clock(next.who, clock_of(at));
  clock_of(at)[next.who] = ++self.steps;
  events_.push_back({next, self.steps, none});
  return at;
}

void history::note(index at) {
  const happening& what = events_[at].what;
  thread& self = threads_[what.who];
  self.last = at;
  events_[at].previous = none;
  if (what.budgeted) last_budgeted_ = at;
  if (what.free_timeout) {
    for (thread& each : threads_) each.last = at;
  }
  switch (what.what) {
    case op::wait:
      self.wait = at;
      self.notifier = none;
      break;
    case op::reacquire:
      self.wait = self.notifier = none;
      break;
    case op::notify_all:
      for (thread& each : threads_) {
        if (each.wait == none || events_[each.wait].what.object != what.object) continue;
        each.wait = none;
        each.notifier = at;
      }
      break;
    case op::notify_one: {
      // The one with `how` waits before its own.
      thread* chosen = nullptr;
      index after = 0;
      for (std::uint32_t left = what.how + 1u; left > 0; --left) {
        chosen = nullptr;
        for (thread& each : threads_) {
          if (each.wait == none || each.wait < after) continue;
          if (events_[each.wait].what.object != what.object) continue;
          if (chosen == nullptr || each.wait < chosen->wait) chosen = &each;
        }
        if (chosen == nullptr) break;
        after = chosen->wait + 1;
      }
      if (chosen != nullptr) {
        chosen->wait = none;
        chosen->notifier = at;
      }
      break;
    }
    default:
      break;
  }
  note_touch(at, what.first, what.object);
  note_touch(at, what.second, what.second_object);
}

void history::note_touch(index at, touch how, trace::object_id object) {
  if (how == touch::nothing) return;
  accesses& past = of(object);
  const auto push = [&](index& list) {
    events_[at].previous = list;
    list = at;
  };
  switch (how) {
    case touch::reads:
      push(past.reads);
      break;
    case touch::tries:
      push(past.tries);
      break;
    default:
      past.write = at;
      past.reads = past.tries = none;
      if (is_take(events_[at].what.what)) past.taken = at;
      break;
  }
}

std::uint64_t history::class_hash() const {
  std::uint64_t sum = 0;
  for (std::size_t at = 0; at < events_.size(); ++at) {
    const happening& what = events_[at].what;
    std::uint64_t each = mixed(mixed(1, what.who | std::uint64_t{events_[at].local} << 16),
                               static_cast<std::uint64_t>(what.what) | std::uint64_t{what.how} << 8);
    each = mixed(each, static_cast<std::uint64_t>(what.first));
    for (std::size_t i = 0; i < threads_.size(); ++i) each = mixed(each, clock(at)[i]);
    sum += each;
  }
  return sum;
}

}  // namespace interleave::explore
