#pragma once

#include "core/explore/alternatives.h"
#include "core/explore/random.h"
#include "core/explore/spinning.h"
#include "core/explore/strategy.h"

#include <vector>

namespace interleave::explore {

// Partial order sampling (Yuan, Yang, Gu: Partial order aware concurrency sampling, 2018): each pending step
// has a random priority, the highest goes first; who depends on the step that was taken draws anew. Classes
// of executions become more evenly likely than under a random walk. After a step of one that spins all draw
// anew: it waits for one of them, which a low priority would hold back for long.
//
//   pos search(seed);
class pos final : public strategy {
 public:
  explicit pos(std::uint64_t seed, unsigned budget = 0) : dice_(seed), may_(budget) {}

  [[nodiscard]] std::string_view name() const override { return "pos"; }
  bool begin() override;
  schedule::choice decide(const schedule::model& now) override;
  void end(const schedule::model& /*now*/, run_end /*how*/) override {}

 private:
  random_numbers dice_;
  alternatives may_;
  spinning turns_;
  std::vector<std::uint64_t> priorities_;  // of each thread's next step
};

}  // namespace interleave::explore
