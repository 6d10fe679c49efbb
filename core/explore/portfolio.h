#pragma once

#include "core/explore/strategy.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace interleave::explore {

// Several searches that take turns, execution by execution, for no single one is good at everything: each has
// a share. Complete as soon as one of them is. One that can tell how far it has come, and after `patience`
// executions of all has hardly begun, will not come to an end: from then on it has one turn a round.
//
//   auto search = portfolio::usual(seed, budget);
//   … search->by();   // the name of the one whose execution this is
class portfolio final : public strategy {
 public:
  struct share {
    std::unique_ptr<strategy> of;
    unsigned turns = 1;
  };
  static constexpr std::uint64_t patience = 20'000;
  static constexpr double hardly_begun = 0.01;

  explicit portfolio(std::vector<share> shares);
  // Four of ten executions by dpor, two by surw, one each by pos, bounded, pct and random, at first.
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
  [[nodiscard]] static bool is_hopeless(const strategy& of);

  std::vector<share> shares_;
  std::size_t turn_;
  std::uint64_t executions_ = 0;
  unsigned taken_ = 0;
  bool complete_ = false;
};

}  // namespace interleave::explore
