#include "core/schedule/interactive.h"

#include "core/schedule/default_policy.h"
#include "core/schedule/following.h"
#include "core/schedule/model.h"

#include <algorithm>
#include <utility>

namespace interleave::schedule {

namespace {
constexpr trace::object_id main_object = 1;
}

interactive::interactive(std::vector<decision> prefix) : prefix_(std::move(prefix)), threads_{main_object} {}

choice interactive::decide(const model& now) {
  std::optional<decision> next = known(now);
  std::unique_lock lock(mutex_);
  if (!next && !diverged_) {
    question_ = ask(now);
    changed_.wait(lock, [this] { return cancelled_ || answer_; });
    question_.reset();
    next = std::exchange(answer_, std::nullopt);
    stretch_ = how_far_;
    stretched_ = 0;
  }
  if (cancelled_ || !next) return std::nullopt;
  note(now, *next);
  return next;
}

std::optional<decision> interactive::known(const model& now) {
  const std::scoped_lock lock(mutex_);
  if (taken_.size() < prefix_.size()) {
    const decision next = prefix_[taken_.size()];
    diverged_ = !following::can_be_taken(now, next);
    return diverged_ ? std::nullopt : std::optional(next);
  }
  if (!stretch_ || *stretch_ == stretch::step) return std::nullopt;
  const auto ways = std::ranges::count_if(now.options(), [&](decision each) { return each.who == last_; });
  const bool far_enough = ++stretched_ >= longest_stretch || (*stretch_ == stretch::big_step && gave_back_);
  if (far_enough || ways != 1) {
    stretch_.reset();
    return std::nullopt;
  }
  return decision{last_, 0};
}

question interactive::ask(const model& now) const {
  question result{
      .steps = taken_.size(), .preemptions = preemptions_, .last = last_, .branches = {}, .waiting = {}};
  const decision usual = default_decision(now, last_);
  const bool goes_on = !taken_.empty() && would_go_on(now, last_);
  const auto add = [&](decision each, bool extra) {
    const step& next = now.next(each.who);
    result.branches.push_back({.what = each,
                               .next = next,
                               .thread = threads_[each.who],
                               .wakes = next.what == op::notify_one ? now.chosen_by(each) : actor{0},
                               .is_default = each == usual,
                               .is_extra = extra,
                               .preempts = goes_on && each.who != last_});
  };
  for (const decision each : now.options()) add(each, false);
  for (const decision each : now.extras()) add(each, true);
  for (std::size_t n = 0; n < now.threads(); ++n) {
    const auto who = static_cast<actor>(n);
    if (now.is_inside(who) && !now.is_enabled(who))
      result.waiting.push_back({who, threads_[who], now.next(who)});
  }
  return result;
}

void interactive::note(const model& now, decision what) {
  const step& next = now.next(what.who);
  if (next.what == op::start) threads_.push_back(next.object);
  gave_back_ = (gives_back(next.what) && next.what != op::store) || next.what == op::wait;
  if (!taken_.empty() && what.who != last_ && would_go_on(now, last_)) ++preemptions_;
  taken_.push_back(what);
  last_ = what.who;
}

void interactive::cancel() {
  const std::scoped_lock lock(mutex_);
  cancelled_ = true;
  changed_.notify_all();
}

std::optional<question> interactive::asked() const {
  const std::scoped_lock lock(mutex_);
  return question_;
}

bool interactive::answer(decision what, stretch how_far) {
  const std::scoped_lock lock(mutex_);
  if (!question_ || answer_ || cancelled_) return false;
  const auto is_it = [&](const branch& each) { return each.what == what; };
  if (std::ranges::none_of(question_->branches, is_it)) return false;
  answer_ = what;
  how_far_ = how_far;
  question_.reset();  // it is answered, though nobody has woken yet
  changed_.notify_all();
  return true;
}

std::vector<decision> interactive::taken() const {
  const std::scoped_lock lock(mutex_);
  return taken_;
}

std::uint32_t interactive::preemptions() const {
  const std::scoped_lock lock(mutex_);
  return preemptions_;
}

bool interactive::has_diverged() const {
  const std::scoped_lock lock(mutex_);
  return diverged_;
}

}  // namespace interleave::schedule
