#pragma once

#include "core/explore/alternatives.h"
#include "core/explore/strategy.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace interleave::explore {

// Every schedule, one after the other, without any reduction: what the others are measured against. With a
// bound on preemptions (switches away from a thread that could have gone on; Musuvathi, Qadeer: Iterative
// context bounding, 2007) it leaves out what needs more.
//
//   dfs all;
//   while (all.begin()) { …; all.end(now, how); }
class dfs final : public strategy {
 public:
  static constexpr unsigned no_bound = std::numeric_limits<unsigned>::max();

  explicit dfs(unsigned budget = 0, unsigned preemptions = no_bound) : may_(budget), bound_(preemptions) {}

  [[nodiscard]] std::string_view name() const override { return "dfs"; }
  bool begin() override;
  schedule::choice decide(const schedule::model& now) override;
  void end(const schedule::model& now, run_end how) override;
  [[nodiscard]] bool is_complete() const override { return exhausted_ && !left_out_ && !bound_met_; }
  [[nodiscard]] double done() const override;

  // Begins anew with another bound.
  void set_bound(unsigned preemptions);
  [[nodiscard]] bool is_exhausted() const { return exhausted_; }
  // Something was left out for the bound's sake.
  [[nodiscard]] bool has_met_bound() const { return bound_met_; }
  [[nodiscard]] bool was_cut() const { return left_out_; }

 private:
  struct node {
    std::uint32_t options = 0;  // where its decisions begin; the one taken is the first that is left
    std::uint32_t next = 0;
    std::uint32_t options_end = 0;
  };
  void open(const schedule::model& now);

  alternatives may_;
  unsigned bound_;
  std::vector<node> nodes_;
  std::vector<schedule::decision> options_;
  std::size_t depth_ = 0;
  unsigned preemptions_ = 0;
  schedule::actor last_ = 0;
  bool exhausted_ = false;
  bool bound_met_ = false;
  bool left_out_ = false;
};

}  // namespace interleave::explore
