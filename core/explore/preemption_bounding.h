#pragma once

#include "core/explore/dfs.h"
#include "core/explore/strategy.h"

#include <cstdint>
#include <utility>

namespace interleave::explore {

// Every schedule with no preemption, then those with one, two, … (Musuvathi, Qadeer: Iterative context
// bounding for systematic testing of multithreaded programs, 2007): the first failure found is one that needs
// the fewest, and so the shortest to explain. Complete when the bound leaves nothing out any more. A thread
// that spins does not go round for ever, see dfs.
//
//   preemption_bounding search(0, 2);   // no timeouts beside others, at most two preemptions
class preemption_bounding final : public strategy {
 public:
  explicit preemption_bounding(unsigned budget = 0, unsigned most = dfs::no_bound)
      : all_(budget, 0, dfs::spins::left_out), most_(most) {}

  [[nodiscard]] std::string_view name() const override { return "bounded"; }
  bool begin() override {
    if (all_.is_exhausted() && all_.has_met_bound() && bound_ < most_) {
      cut_ = cut_ || all_.was_cut();
      spun_ = spun_ || all_.has_spun();
      before_ += std::exchange(executions_, 0);
      all_.set_bound(++bound_);
    }
    return all_.begin();
  }
  schedule::choice decide(const schedule::model& now) override { return all_.decide(now); }
  void end(const schedule::model& now, run_end how) override {
    ++executions_;
    all_.end(now, how);
  }
  [[nodiscard]] bool is_complete() const override { return all_.is_complete() && !cut_ && !spun_; }
  // Known where this bound is the last one: it may not grow any more, or nothing was left out so far.
  [[nodiscard]] double done() const override {
    if (all_.has_met_bound() && bound_ < most_) return -1;
    const double part = all_.done();
    if (part <= 0) return 0;
    const double all = static_cast<double>(before_) + static_cast<double>(executions_) / part;
    return part >= 1 ? 1 : static_cast<double>(before_ + executions_) / all;
  }

  [[nodiscard]] unsigned bound() const { return bound_; }
  // Of the schedules with fewer preemptions than that some were left out because a thread spins.
  [[nodiscard]] bool has_spun(unsigned below) const { return spun_ || (bound_ < below && all_.has_spun()); }

 private:
  dfs all_;
  const unsigned most_;
  unsigned bound_ = 0;
  bool cut_ = false;
  bool spun_ = false;
  std::uint64_t before_ = 0;      // executions with smaller bounds
  std::uint64_t executions_ = 0;  // with this one
};

}  // namespace interleave::explore
