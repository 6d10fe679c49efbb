#pragma once

#include "core/explore/alternatives.h"
#include "core/explore/spinning.h"
#include "core/explore/strategy.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace interleave::explore {

// Every schedule, one after the other, without any reduction: what the others are measured against. With a
// bound on preemptions (switches away from a thread that could have gone on; Musuvathi, Qadeer: Iterative
// context bounding, 2007) it leaves out what needs more. Where threads spin it may be told to leave out that
// they go round a third time while others can go on: there would be no end to it.
//
//   dfs all;
//   while (all.begin()) { …; all.end(now, how); }
class dfs final : public strategy {
 public:
  static constexpr unsigned no_bound = std::numeric_limits<unsigned>::max();

  enum class spins : std::uint8_t { kept, left_out };

  explicit dfs(unsigned budget = 0, unsigned preemptions = no_bound, spins how = spins::kept)
      : may_(budget), bound_(preemptions), spins_left_out_(how == spins::left_out) {}

  [[nodiscard]] std::string_view name() const override { return "dfs"; }
  bool begin() override;
  schedule::choice decide(const schedule::model& now) override;
  void end(const schedule::model& now, run_end how) override;
  [[nodiscard]] bool is_complete() const override {
    return exhausted_ && !left_out_ && !spun_ && !bound_met_;
  }
  [[nodiscard]] double done() const override;

  // Begins anew with another bound.
  void set_bound(unsigned preemptions);
  [[nodiscard]] bool is_exhausted() const { return exhausted_; }
  // Something was left out for the bound's sake.
  [[nodiscard]] bool has_met_bound() const { return bound_met_; }
  [[nodiscard]] bool was_cut() const { return left_out_; }
  // Something was left out because a thread spins.
  [[nodiscard]] bool has_spun() const { return spun_; }

 private:
  struct node {
    std::uint32_t options = 0;  // where its decisions begin; the one taken is the first that is left
    std::uint32_t next = 0;
    std::uint32_t options_end = 0;
  };
  void open(const schedule::model& now);

  alternatives may_;
  unsigned bound_;
  const bool spins_left_out_;
  spinning turns_;
  std::vector<node> nodes_;
  std::vector<schedule::decision> options_;
  std::size_t depth_ = 0;
  unsigned preemptions_ = 0;
  schedule::actor last_ = 0;
  bool exhausted_ = false;
  bool bound_met_ = false;
  bool left_out_ = false;
  bool spun_ = false;
};

}  // namespace interleave::explore
