#include "core/explore/pct.h"

#include <algorithm>

namespace interleave::explore {

using schedule::decision;
using schedule::model;

bool pct::begin() {
  priorities_.clear();
  fallen_.clear();
  changes_.clear();
  depth_ = depth_ >= most_ ? least_ : depth_ + 1;
  for (unsigned i = 1; i < depth_; ++i) changes_.push_back(dice_.below(length_));
  lowest_ = 0;
  step_ = 0;
  may_.begin();
  return true;
}

schedule::choice pct::decide(const model& now) {
  while (priorities_.size() < now.threads())
    priorities_.push_back(static_cast<std::int64_t>(dice_.next() >> 2));
  fallen_.resize(now.threads());
  const auto all = may_.take(now);
  for (const decision each : all) {
    if (!now.next(each.who).yielded || fallen_[each.who] || all.size() == 1) continue;
    fallen_[each.who] = true;
    priorities_[each.who] = --lowest_;
  }
  const auto by_priority = [this](decision a, decision b) { return priorities_[a.who] < priorities_[b.who]; };
  const auto highest = [&] { return std::max_element(all.begin(), all.end(), by_priority)->who; };
  schedule::actor who = highest();
  if (std::find(changes_.begin(), changes_.end(), step_) != changes_.end()) {
    priorities_[who] = --lowest_;
    who = highest();
  }
  ++step_;
  const auto ways = std::count_if(all.begin(), all.end(), [&](decision each) { return each.who == who; });
  auto left = ways > 1 ? dice_.below(static_cast<std::uint64_t>(ways)) : 0;
  const auto chosen =
      std::find_if(all.begin(), all.end(), [&](decision each) { return each.who == who && left-- == 0; });
  fallen_[who] = false;
  may_.took(now, *chosen);
  return *chosen;
}

void pct::end(const model& /*now*/, run_end how) {
  if (how != run_end::finished && how != run_end::stuck) return;
  length_ = std::max(learned_ ? length_ : 1, step_);
  learned_ = true;
}

}  // namespace interleave::explore
