#pragma once

#include "core/schedule/decider.h"
#include "core/schedule/decision.h"
#include "core/schedule/default_policy.h"
#include "core/schedule/model.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace interleave::schedule {

// Takes a run's decisions once more, one by one, then the default policy's. Where one of them cannot be taken
// the run has diverged: it is abandoned there.
//
//   following again(decisions);  conducts.begin(rules, again);  …
//   if (!again.divergence().empty()) …
class following final : public decider {
 public:
  explicit following(std::vector<decision> decisions = {}) : decisions_(std::move(decisions)) {}

  choice decide(const model& now) override {
    decision next = default_decision(now, last_);
    if (taken_ < decisions_.size()) {
      next = decisions_[taken_];
      if (!can_be_taken(now, next)) {
        divergence_ = "step " + std::to_string(taken_ + 1) + ": thread " + std::to_string(next.who) +
                      " cannot go on there" + who_can(now);
        return std::nullopt;
      }
    }
    ++taken_;
    last_ = next.who;
    return next;
  }

  // For another execution of the same.
  void begin_again() {
    taken_ = 0;
    last_ = 0;
    divergence_.clear();
  }
  // One line; empty if there was none.
  [[nodiscard]] const std::string& divergence() const { return divergence_; }

  static bool can_be_taken(const model& now, decision which) {
    const auto among = [&](auto all) { return std::ranges::find(all, which) != all.end(); };
    return among(now.options()) || among(now.extras());
  }
  // " (there can: 1, 2)"
  static std::string who_can(const model& now) {
    std::string all;
    for (std::size_t who = 0; who < now.threads(); ++who) {
      if (now.is_enabled(static_cast<actor>(who))) all += (all.empty() ? "" : ", ") + std::to_string(who);
    }
    return " (who can: " + (all.empty() ? "nobody" : all) + ")";
  }

 private:
  std::vector<decision> decisions_;
  std::size_t taken_ = 0;
  actor last_ = 0;
  std::string divergence_;
};

}  // namespace interleave::schedule
