#include "core/explore/dfs.h"

namespace interleave::explore {

using schedule::decision;
using schedule::model;

bool dfs::begin() {
  depth_ = 0;
  preemptions_ = 0;
  last_ = 0;
  may_.begin();
  turns_.begin();
  return !exhausted_;
}

void dfs::set_bound(unsigned preemptions) {
  bound_ = preemptions;
  nodes_.clear();
  options_.clear();
  exhausted_ = bound_met_ = left_out_ = spun_ = false;
}

// First the thread that runs already, then the others from the next one on.
void dfs::open(const model& now) {
  node at;
  at.options = at.next = static_cast<std::uint32_t>(options_.size());
  const auto all = may_.take(now);
  const bool goes_on = would_go_on(now, last_);
  const auto add = [&](bool wanted(decision, schedule::actor)) {
    for (const decision each : all) {
      if (wanted(each, last_)) options_.push_back(each);
    }
  };
  if (goes_on) {
    add([](decision each, schedule::actor last) { return each.who == last; });
    if (preemptions_ >= bound_) {
      bound_met_ = bound_met_ || options_.size() - at.options < all.size();
    } else {
      add([](decision each, schedule::actor last) { return each.who > last; });
      add([](decision each, schedule::actor last) { return each.who < last; });
    }
  } else {
    add([](decision each, schedule::actor last) { return each.who > last; });
    add([](decision each, schedule::actor last) { return each.who <= last; });
  }
  if (spins_left_out_) spun_ = turns_.leave_out(now, options_, at.options) || spun_;
  at.options_end = static_cast<std::uint32_t>(options_.size());
  nodes_.push_back(at);
}

schedule::choice dfs::decide(const model& now) {
  if (depth_ == nodes_.size()) open(now);
  const decision next = options_[nodes_[depth_++].next];
  if (next.who != last_ && would_go_on(now, last_)) ++preemptions_;
  last_ = next.who;
  if (spins_left_out_) turns_.note(last_, now.next(last_));
  may_.took(now, next);
  return next;
}

void dfs::end(const model& /*now*/, run_end how) {
  left_out_ = left_out_ || how == run_end::cut;
  for (; !nodes_.empty(); nodes_.pop_back()) {
    node& at = nodes_.back();
    if (++at.next < at.options_end) return;
    options_.resize(at.options);
  }
  exhausted_ = true;
}

double dfs::done() const {
  double part = 0;
  double share = 1;
  for (const node& at : nodes_) {
    const double ways = at.options_end - at.options;
    part += share * (at.next - at.options) / ways;
    share /= ways;
  }
  return exhausted_ ? 1 : part;
}

}  // namespace interleave::explore
