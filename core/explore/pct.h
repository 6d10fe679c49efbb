#pragma once

#include "core/explore/alternatives.h"
#include "core/explore/random.h"
#include "core/explore/strategy.h"

#include <vector>

namespace interleave::explore {

// Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte 2010): threads have random
// priorities, the highest that can goes on; at depth-1 random steps the one that runs falls below all others.
// A bug that needs `depth` ordered steps is found by one execution with probability 1 / (n k^(depth-1)) at
// least, for n threads and k steps. The length is learned from the executions so far that came to an end; the
// depth goes round from the first execution's to `most_depth`. Who lets others go
// first falls below them too, once each time, so that nobody spins for ever.
//
//   pct search(seed, 3);
class pct final : public strategy {
 public:
  explicit pct(std::uint64_t seed, unsigned depth = 3, unsigned budget = 0)
      : pct(seed, depth, depth, budget) {}
  pct(std::uint64_t seed, unsigned least_depth, unsigned most_depth, unsigned budget)
      : dice_(seed), may_(budget), least_(least_depth), most_(most_depth), depth_(most_depth) {}

  [[nodiscard]] std::string_view name() const override { return "pct"; }
  bool begin() override;
  schedule::choice decide(const schedule::model& now) override;
  void end(const schedule::model& now, run_end how) override;

 private:
  random_numbers dice_;
  alternatives may_;
  const unsigned least_;
  const unsigned most_;
  unsigned depth_;
  std::vector<std::int64_t> priorities_;
  std::vector<bool> fallen_;            // who gives way before its next step: not again
  std::vector<std::uint32_t> changes_;  // at which steps
  std::int64_t lowest_ = 0;
  std::uint32_t step_ = 0;
  std::uint32_t length_ = 32;
  bool learned_ = false;
};

}  // namespace interleave::explore
