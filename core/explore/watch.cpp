#include "core/explore/watch.h"

#include "core/explore/alternatives.h"

#include <algorithm>
#include <utility>

namespace interleave::explore {

using schedule::actor;
using schedule::decision;
using schedule::model;
using schedule::op;

namespace {

constexpr std::uint32_t between_looks = 64;
constexpr std::uint32_t first_looks = 2 * between_looks;  // steps: what is short costs nothing
constexpr std::uint32_t never = 0xffffffff;
constexpr std::uint32_t first_patience = 16;
constexpr std::uint32_t longest_ignored = 8;  // steps a thread

bool waits_for_turn(op what) {
  return what == op::lock || what == op::lock_shared || what == op::acquire || what == op::reacquire;
}

// Has a holder.
bool is_lock(op what) {
  return what == op::lock || what == op::lock_shared;
}

}  // namespace

void watch::follower::count_anew(std::size_t threads) {
  could = did = moves = 0;
  turns.assign(threads, 0);
}

void watch::begin(schedule::decider& of) {
  of_ = &of;
  step_ = last_progress_ = 0;
  next_look_ = stop_ ? between_looks : progress_.empty() ? never : first_looks;
  rose_ = comparing_ = stopped_ = false;
  since_ = times_ = forced_ = 0;
  last_ = 0;
  followers_.clear();
  found_.reset();
}

schedule::choice watch::look(const model& now) {
  if (stop_ && step_ % between_looks == 0 && stop_()) {
    stopped_ = true;
    return std::nullopt;
  }
  if (progress_.empty() || step_ < first_looks) {
    next_look_ = step_ + between_looks;
    return of_->decide(now);
  }
  see_waits(now);
  if (std::exchange(rose_, false) && is_starving(now)) {
    found_ = schedule::ending::starvation;
    return std::nullopt;
  }
  if (steps_without() > first_looks) {
    compare(now.fingerprint());
    const bool by_itself = times_ - forced_ >= rounds;
    if ((by_itself || forced_ >= rounds) && steps_without() >= busy_steps) {
      found_ = by_itself ? schedule::ending::livelock : schedule::ending::cut;
      return std::nullopt;
    }
  }
  const auto next = of_->decide(now);
  if (next) see_step(now, *next);
  return next;
}

void watch::counted(actor who, std::string_view counter, std::int64_t n) {
  if (n <= 0 || progress_.empty() || counter != progress_) return;
  last_progress_ = step_;
  comparing_ = false;
  rose_ = true;
  for (follower& each : followers_) {
    if (!each.waits) continue;
    if (each.turns.size() <= who) each.turns.resize(who + std::size_t{1});
    ++each.turns[who];
  }
}

// A wait begins where a thread's step cannot be carried out, and goes on while it does nothing but wake up
// and wait again at the same object.
void watch::see_waits(const model& now) {
  followers_.resize(now.threads());
  for (std::size_t n = 0; n < followers_.size(); ++n) {
    const auto who = static_cast<actor>(n);
    follower& each = followers_[n];
    if (!now.is_inside(who)) {
      each.waits = false;
      continue;
    }
    const schedule::step& next = now.next(who);
    const bool again = each.waits && next.what == op::wait && next.object == each.at;
    if (now.is_enabled(who)) {
      each.could += static_cast<std::uint32_t>(each.waits);
      if (each.waits && next.what != op::reacquire && !again) each.count_anew(now.threads());  // a chance
      if (!again && !waits_for_turn(next.what)) each.waits = false;
    } else if (waits_for_turn(next.what) && !next.timed && !(each.waits && each.at == next.object)) {
      each.waits = true;
      each.at = next.object;
      each.count_anew(now.threads());
    }
  }
}

bool watch::is_starving(const model& now) {
  for (std::size_t n = 0; n < followers_.size(); ++n) {
    const follower& each = followers_[n];
    const auto who = static_cast<actor>(n);
    if (!each.waits || now.is_enabled(who)) continue;
    if (each.could > 4 * now.threads() * (each.did + std::size_t{1}))
      continue;  // passed over by the schedule
    if (is_lock(now.next(who).what) && each.moves < overtaken) continue;
    const auto served = std::ranges::count_if(each.turns, [](unsigned turns) { return turns >= overtaken; });
    if (served < 2) continue;
    starved_ = who;
    starved_at_ = each.at;
    return true;
  }
  return false;
}

void watch::see_step(const model& now, decision next) {
  const op what = now.next(next.who).what;
  follower& self = followers_[next.who];
  self.did += static_cast<std::uint32_t>(self.waits);
  // Waking up at a condition does not end a wait, unless something else follows.
  if (what != op::reacquire && what != op::wait) self.waits = false;
  see_others(now, next.who);
  see_choice(now, next);
  const bool preempts = next.who != last_ && would_go_on(now, last_);
  last_ = next.who;
  if (!comparing_) return;
  if (what == op::choose || (alternatives::is_extra(next) && now.can_go_on())) comparing_ = false;
  preempted_ = preempted_ || preempts;
  self.ran = true;
  for (std::size_t n = 0; n < followers_.size(); ++n) {
    const auto who = static_cast<actor>(n);
    if (who != next.who && now.is_inside(who) && now.is_enabled(who)) followers_[n].passed_over = true;
  }
}

void watch::see_others(const model& now, actor goes_on) {
  const trace::object_id at = now.next(goes_on).object;
  bool fair = true;
  followers_[goes_on].ignored = 0;
  for (std::size_t n = 0; n < followers_.size(); ++n) {
    const auto who = static_cast<actor>(n);
    follower& each = followers_[n];
    if (who == goes_on) continue;
    each.moves += static_cast<std::uint32_t>(each.waits && each.at == at);
    if (!now.is_inside(who) || !now.is_enabled(who) || ++each.ignored <= longest_ignored * now.threads())
      continue;
    each.ignored = 0;
    fair = false;
  }
  if (fair) return;
  for (follower& each : followers_) each.count_anew(now.threads());
}

// Whoever could have had what came out otherwise begins to wait anew.
void watch::see_choice(const model& now, decision next) {
  const schedule::step& taken = now.next(next.who);
  const bool wakes = taken.what == op::notify_one && now.waiters(taken.object) > 1;
  if (!wakes && (taken.what != op::choose || taken.amount < 2)) return;
  const actor woken = wakes ? now.chosen_by(next) : model::nobody;
  for (std::size_t n = 0; n < followers_.size(); ++n) {
    follower& each = followers_[n];
    if (n != woken && (!wakes || each.at == taken.object)) each.count_anew(now.threads());
  }
}

void watch::compare(std::uint64_t state) {
  const auto look_anew = [&] {
    for (follower& each : followers_) each.ran = each.passed_over = false;
    preempted_ = false;
  };
  const auto from_here = [&] {
    comparing_ = true;
    compared_ = state;
    since_ = times_ = forced_ = 0;
    look_anew();
  };
  if (!comparing_) {
    patience_ = first_patience;
    from_here();
    return;
  }
  ++since_;
  const auto had_its_turn = [](const follower& each) { return each.ran || !each.passed_over; };
  if (state == compared_ && std::ranges::all_of(followers_, had_its_turn)) {
    ++times_;
    forced_ += static_cast<std::uint32_t>(preempted_);
    since_ = 0;
    look_anew();
  } else if (since_ > patience_) {
    patience_ *= 2;
    from_here();
  }
}

}  // namespace interleave::explore
