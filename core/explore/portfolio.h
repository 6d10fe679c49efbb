#pragma once

#include "core/explore/strategy.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace interleave::explore {

// Several searches that take turns, execution by execution, for no single one is good at everything: each has
// a share. Complete as soon as one of them is.
//
//   auto search = portfolio::usual(seed, budget);
//   … search->by();   // the name of the one whose execution this is
class portfolio final : public strategy {
 public:
  struct share {
    std::unique_ptr<strategy> of;
    unsigned turns = 1;
  };
  explicit portfolio(std::vector<share> shares);
  // Four of ten executions by dpor, two by surw, one each by pos, bounded, pct and random.
  static std::unique_ptr<portfolio> usual(std::uint64_t seed, unsigned budget);

  [[nodiscard]] std::string_view name() const override { return "portfolio"; }
  bool begin() override;
  std::optional<schedule::decision> decide(const schedule::model& now) override {
    return shares_[turn_].of->decide(now);
  }
  void end(const schedule::model& now, run_end how) override;
  [[nodiscard]] bool is_complete() const override { return complete_; }
  [[nodiscard]] double done() const override;

  [[nodiscard]] const std::vector<share>& shares() const { return shares_; }
  [[nodiscard]] std::string_view by() const { return shares_[turn_].of->name(); }

 private:
  std::vector<share> shares_;
  std::size_t turn_;
  unsigned taken_ = 0;
  bool complete_ = false;
};

}  // namespace interleave::explore
