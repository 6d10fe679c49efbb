#pragma once

#include "core/schedule/decision.h"
#include "core/schedule/default_policy.h"
#include "core/schedule/model.h"

#include <span>
#include <vector>

namespace interleave::explore {

using schedule::would_go_on;

// What a search may decide: the options, and as many timeouts and spurious wake-ups an execution as the
// budget allows. Where nothing else can go on, timeouts cost nothing: that is how time goes on.
//
//   alternatives may(1);
//   may.begin();
//   for (decision each : may.take(now)) …
//   may.took(now, chosen);
class alternatives {
 public:
  explicit alternatives(unsigned budget) : budget_(budget) {}

  void begin() { left_ = budget_; }

  // Whether take() would give just the model's own options.
  [[nodiscard]] bool only_options(const schedule::model& now) const { return left_ == 0 && now.can_go_on(); }
  // Valid until the next call or change of the model.
  std::span<const schedule::decision> take(const schedule::model& now) {
    const auto options = now.options();
    if (!options.empty() && left_ == 0) return options;
    const auto extras = now.extras();
    if (extras.empty()) return options;
    all_.assign(options.begin(), options.end());
    for (const schedule::decision each : extras) {
      if (each.how == schedule::decision::timed_out || (left_ > 0 && !options.empty())) all_.push_back(each);
    }
    return all_;
  }

  void took(const schedule::model& now, schedule::decision what) {
    if (is_extra(what) && now.can_go_on()) --left_;
  }

  static bool is_extra(schedule::decision what) { return what.how >= schedule::decision::spurious; }

  [[nodiscard]] unsigned budget() const { return budget_; }

 private:
  unsigned budget_;
  unsigned left_ = 0;
  std::vector<schedule::decision> all_;
};

}  // namespace interleave::explore
