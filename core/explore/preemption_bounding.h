#pragma once

#include "core/explore/dfs.h"
#include "core/explore/strategy.h"

namespace interleave::explore {

// Every schedule with no preemption, then those with one, two, … (Musuvathi, Qadeer: Iterative context
// bounding for systematic testing of multithreaded programs, 2007): the first failure found is one that needs
// the fewest, and so the shortest to explain. Complete when the bound leaves nothing out any more.
//
//   preemption_bounding search(0, 2);   // no timeouts beside others, at most two preemptions
class preemption_bounding final : public strategy {
 public:
  explicit preemption_bounding(unsigned budget = 0, unsigned most = dfs::no_bound)
      : all_(budget, 0), most_(most) {}

  [[nodiscard]] std::string_view name() const override { return "bounded"; }
  bool begin() override {
    if (all_.is_exhausted() && all_.has_met_bound() && bound_ < most_) {
      cut_ = cut_ || all_.was_cut();
      all_.set_bound(++bound_);
    }
    return all_.begin();
  }
  std::optional<schedule::decision> decide(const schedule::model& now) override { return all_.decide(now); }
  void end(const schedule::model& now, run_end how) override { all_.end(now, how); }
  [[nodiscard]] bool is_complete() const override { return all_.is_complete() && !cut_; }
  [[nodiscard]] double done() const override {
    return bound_ == 0 || !all_.has_met_bound() ? all_.done() : -1;
  }

  [[nodiscard]] unsigned bound() const { return bound_; }
  // Some executions were not seen to their end.
  [[nodiscard]] bool was_cut() const { return cut_ || all_.was_cut(); }

 private:
  dfs all_;
  const unsigned most_;
  unsigned bound_ = 0;
  bool cut_ = false;
};

}  // namespace interleave::explore
