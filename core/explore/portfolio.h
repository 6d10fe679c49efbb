#pragma once

#include "core/explore/strategy.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace interleave::explore {

// Several searches that take turns, execution by execution, for no single one is good at everything: each has
// a share. Complete as soon as one of them is. Once none of those that can tell how far they are has moved in
// `patience` executions of all, they will not come to an end, and what is found easily is found: from then on
// shares have the turns that they are given for later. Those without rest but in one of `rest` rounds, for
// what counts now is executions by the second, of which those that draw lots have five times as many. An
// execution that was cut counts as many: systematic searches go from one that has no end to the next.
//
//   auto search = portfolio::usual(seed, budget);
//   … search->by();   // the name of the one whose execution this is
class portfolio final : public strategy {
 public:
  struct share {
    std::unique_ptr<strategy> of;
    unsigned turns = 1;  // a round
    unsigned later = 0;
    double done = 0;  // when it was looked at last
    bool rests = false;
  };
  static constexpr std::uint64_t patience = 20'000;
  static constexpr double hardly = 0.01;
  static constexpr unsigned rest = 10;
  static constexpr std::uint64_t a_cut_one = 100;

  explicit portfolio(std::vector<share> shares);
  // Four of ten executions by dpor, two by surw, one each by pos, bounded, pct and random, at first. Later
  // most by pos, which meets rare bugs soonest, and by random.
  static std::unique_ptr<portfolio> usual(std::uint64_t seed, unsigned budget);

  [[nodiscard]] std::string_view name() const override { return "portfolio"; }
  bool begin() override;
  schedule::choice decide(const schedule::model& now) override { return shares_[turn_].of->decide(now); }
  void end(const schedule::model& now, run_end how) override;
  [[nodiscard]] bool is_complete() const override { return complete_; }
  [[nodiscard]] double done() const override;

  [[nodiscard]] const std::vector<share>& shares() const { return shares_; }
  [[nodiscard]] std::string_view by() const { return shares_[turn_].of->name(); }

 private:
  void look_at_progress();
  void next_turn();

  std::vector<share> shares_;
  std::size_t turn_;
  std::uint64_t spent_ = 0;  // executions since they were looked at last
  unsigned taken_ = 0;
  unsigned round_ = 0;
  bool complete_ = false;
};

}  // namespace interleave::explore
