#include "core/explore/dpor.h"

#include <algorithm>
#include <bit>

namespace interleave::explore {

using schedule::decision;
using schedule::model;
using schedule::op;

dpor::dpor(unsigned budget) : budget_(budget), first_(most_threads) {}

bool dpor::begin() {
  if (exhausted_) return false;
  depth_ = 0;
  last_ = 0;
  spins_.begin();
  may_.begin();
  return true;
}

void dpor::meet_threads(const model& now) {
  while (past_.threads() < now.threads()) past_.add_thread();
}

schedule::choice dpor::decide(const model& now) {
  const auto next = depth_ < path_.size() ? replay(now) : extend(now);
  if (next) {
    ++depth_;
    last_ = next.who();
    spins_.note(last_, now.next(last_));
    may_.took(now, *next);
  }
  return next;
}

schedule::choice dpor::replay(const model& now) {
  if (depth_ + 1 == path_.size() && branches_) {
    branches_ = false;
    carry_out(now, nodes_.back());
  }
  return path_[depth_];
}

schedule::choice dpor::extend(const model& now) {
  if (now.threads() > most_threads) {
    left_out_ = too_many_ = true;
    return std::nullopt;
  }
  const auto first = static_cast<std::uint32_t>(options_.size());
  mask present = 0;
  for (const decision each : may_.take(now)) {
    if (schedule::is_local(now.next(each.who).what)) {
      options_.resize(first);
      path_.push_back(each);
      return each;
    }
    options_.push_back(each);
    present |= bit(each.who);
  }
  if (spins_.leave_out(now, options_, first)) {
    left_out_ = true;
    present = 0;
    for (const decision each : std::span(options_).subspan(first)) present |= bit(each.who);
  }
  meet_threads(now);
  if (!now.can_go_on()) {
    // Time goes on only after everything that could happen has: an end of its own.
    look_at_pending(now);
    asleep_.resize(sleepers_);
  }
  node& at = nodes_.emplace_back();
  at.path = static_cast<std::uint32_t>(path_.size());
  at.options = first;
  at.options_end = static_cast<std::uint32_t>(options_.size());
  at.asleep = sleepers_;
  at.asleep_end = static_cast<std::uint32_t>(asleep_.size());
  at.threads = static_cast<std::uint32_t>(now.threads());
  at.present = at.awake = present;
  for (std::uint32_t i = at.asleep; i < at.asleep_end; ++i) {
    if (!has_awake(at, asleep_[i].who)) at.awake &= ~bit(asleep_[i].who);
  }
  if (at.awake == 0) {
    nodes_.pop_back();
    options_.resize(first);
    return std::nullopt;
  }
  // The thread that runs already, unless it gives way; else the next one.
  schedule::actor who = last_;
  if ((at.awake & bit(last_)) == 0 || !would_go_on(now, last_)) {
    const mask behind = last_ + 1u < most_threads ? at.awake & ~(bit(last_ + 1) - 1) : 0;
    who = static_cast<schedule::actor>(std::countr_zero(behind != 0 ? behind : at.awake));
  }
  at.backtrack = now.can_go_on() ? bit(who) : present;
  at.chosen = pick(at, bit(who));
  path_.push_back(at.chosen);
  return carry_out(now, at);
}

decision dpor::carry_out(const model& now, node& at) {
  meet_threads(now);
  const decision chosen = at.chosen;
  const auto next = schedule::what_happens(now, chosen);
  put_to_sleep(now, at, next);
  left_over_ = left_over_ || next.timed || next.what == op::wait;
  const std::size_t here = past_.size();
  past_.add(next, [&](std::size_t earlier, const std::uint32_t* clock) {
    reverse(earlier, here, next.who, clock);
  });
  return chosen;
}

// Whoever slept before this step and does not notice it sleeps on.
void dpor::put_to_sleep(const model& now, const node& at, const schedule::happening& next) {
  sleepers_ = at.asleep_end;
  asleep_.resize(sleepers_);
  if (next.budgeted) return;  // it needs somebody else who can go on: that one coming first may prevent it
  for (std::uint32_t i = at.asleep; i < at.asleep_end; ++i) {
    const decision each = asleep_[i];
    if (each.who != next.who && schedule::commute(schedule::what_happens(now, each), next))
      asleep_.push_back(each);
  }
}

bool dpor::is_asleep(const node& at, decision what) const {
  const auto begin = asleep_.begin() + at.asleep;
  const auto end = asleep_.begin() + at.asleep_end;
  return std::find(begin, end, what) != end;
}

bool dpor::has_awake(const node& at, schedule::actor who) const {
  for (std::uint32_t i = at.options; i < at.options_end; ++i) {
    if (options_[i].who == who && !is_asleep(at, options_[i])) return true;
  }
  return false;
}

decision dpor::pick(const node& at, mask among) const {
  for (std::uint32_t i = at.options; i < at.options_end; ++i) {
    if ((bit(options_[i].who) & among) != 0 && !is_asleep(at, options_[i])) return options_[i];
  }
  return {};
}

// Asks for a thread, at the moment before `earlier`, that leads to `later`'s step (which comes at `end`, or
// never did) coming first: one of those that can begin what is independent of `earlier`, unless one is asked
// for already. If it can be, one that `later`'s step waits for: a thread that has nothing to do with the two
// leaves everything as it was, and only the sleeping ones would be left in the end.
void dpor::reverse(std::size_t earlier, std::size_t end, schedule::actor later, const std::uint32_t* clock) {
  node& at = nodes_[earlier];
  const mask covered = at.backtrack | (at.present & ~at.awake);
  if (covered == at.present) return;
  const schedule::actor by = past_[earlier].what.who;
  const std::uint32_t local = past_[earlier].local;
  mask seen = 0;
  mask wanted = 0;
  mask stranger = 0;
  const auto is_first = [&](const std::uint32_t* of) {
    for (mask left = seen; left != 0; left &= left - 1) {
      const auto other = static_cast<std::size_t>(std::countr_zero(left));
      if (of[other] >= first_[other]) return false;
    }
    return true;
  };
  for (std::size_t i = earlier + 1; i < end; ++i) {
    const auto& each = past_[i];
    const schedule::actor who = each.what.who;
    const std::uint32_t* const its = past_.clock(i);
    if ((seen & bit(who)) != 0 || its[by] >= local) continue;
    if (is_first(its)) {
      if ((covered & bit(who)) != 0) return;
      mask& first = past_.is_before(i, clock) ? wanted : stranger;
      if (first == 0) first = at.present & bit(who);
    }
    seen |= bit(who);
    first_[who] = each.local;
  }
  if ((seen & bit(later)) == 0 && is_first(clock)) {
    if ((covered & bit(later)) != 0) return;
    if ((at.present & bit(later)) != 0) wanted = bit(later);
  }
  at.backtrack |= wanted != 0 ? wanted : stranger;
}

void dpor::look_at_pending(const model& now) {
  meet_threads(now);
  for (std::size_t i = 0; i < now.threads(); ++i) {
    const auto who = static_cast<schedule::actor>(i);
    if (!now.is_inside(who) || now.is_enabled(who)) continue;
    const auto next = schedule::what_happens(now, {who, 0});
    past_.look_at_pending(next, [&](std::size_t earlier, const std::uint32_t* clock) {
      reverse(earlier, past_.size(), who, clock);
    });
  }
}

void dpor::end(const model& now, run_end how) {
  if (how == run_end::cut) left_out_ = true;
  ++(how == run_end::abandoned ? abandoned_ : executions_);
  if (now.threads() <= most_threads && how != run_end::finished) look_at_pending(now);
  for (; !nodes_.empty(); nodes_.pop_back()) {
    node& at = nodes_.back();
    // What was tried here need not be tried after an independent step of another.
    asleep_.resize(at.asleep_end);
    asleep_.push_back(at.chosen);
    ++at.asleep_end;
    if (!has_awake(at, at.chosen.who)) at.awake &= ~bit(at.chosen.who);
    if ((at.awake & at.backtrack) == 0) {
      options_.resize(at.options);
      continue;
    }
    at.chosen = pick(at, at.awake & at.backtrack);
    path_.resize(at.path);
    path_.push_back(at.chosen);
    branches_ = true;
    past_.cut_to(nodes_.size() - 1, at.threads);
    return;
  }
  exhausted_ = true;
  if (left_over_ && may_.budget() < budget_) {
    may_ = alternatives(may_.budget() + 1);
    past_ = history(true);
    path_.clear();
    asleep_.clear();
    sleepers_ = 0;
    exhausted_ = left_over_ = false;
  }
}

double dpor::done() const {
  double part = 0;
  double share = 1;
  for (const node& at : nodes_) {
    const int wanted = std::popcount(at.backtrack & at.present);
    const int open = std::popcount(at.backtrack & at.awake);
    const double ways = std::max(1, wanted);
    part += share * (ways - std::max(1, open)) / ways;
    share /= ways;
  }
  return exhausted_ ? 1 : part;
}

}  // namespace interleave::explore
