#include "core/explore/pos.h"

#include "core/schedule/dependence.h"

namespace interleave::explore {

using schedule::decision;
using schedule::model;

bool pos::begin() {
  priorities_.clear();
  turns_.begin();
  may_.begin();
  return true;
}

schedule::choice pos::decide(const model& now) {
  while (priorities_.size() < now.threads()) priorities_.push_back(dice_.next());
  const auto all = may_.take(now);
  std::size_t first = 0;
  std::size_t ways = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (ways > 0 && all[i].who == all[first].who) {
      ++ways;
    } else if (ways == 0 || priorities_[all[i].who] > priorities_[all[first].who]) {
      first = i;
      ways = 1;
    }
  }
  // The outcomes of a step stand side by side, except for what comes by itself.
  decision next = all[first];
  if (ways > 1) {
    std::size_t left = dice_.below(ways);
    for (std::size_t i = first; i < all.size(); ++i) {
      if (all[i].who != all[first].who) continue;
      next = all[i];
      if (left-- == 0) break;
    }
  }
  const auto taken = schedule::what_happens(now, next);
  const bool spins = turns_.goes_round(now, next.who);
  turns_.note(next.who, now.next(next.who));
  for (std::size_t i = 0; i < now.threads(); ++i) {
    const auto who = static_cast<schedule::actor>(i);
    if (who == next.who || !now.is_inside(who)) continue;
    if (spins || !schedule::commute(schedule::what_happens(now, {who, 0}), taken))
      priorities_[who] = dice_.next();
  }
  priorities_[next.who] = dice_.next();
  may_.took(now, next);
  return next;
}

}  // namespace interleave::explore
