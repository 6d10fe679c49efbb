#pragma once

#include "core/explore/alternatives.h"
#include "core/explore/random.h"
#include "core/explore/strategy.h"

namespace interleave::explore {

// Any of what can go on, each equally likely, at every step. Finds what many schedules lead to; never
// complete.
//
//   random_walk search(seed);
class random_walk final : public strategy {
 public:
  explicit random_walk(std::uint64_t seed, unsigned budget = 0) : dice_(seed), may_(budget) {}

  [[nodiscard]] std::string_view name() const override { return "random"; }
  bool begin() override {
    may_.begin();
    return true;
  }
  schedule::choice decide(const schedule::model& now) override {
    if (may_.only_options(now)) {
      const std::size_t ways = now.option_count();
      return now.option(ways == 1 ? 0 : dice_.below(ways));
    }
    const auto all = may_.take(now);
    const schedule::decision next = all[all.size() == 1 ? 0 : dice_.below(all.size())];
    may_.took(now, next);
    return next;
  }
  void end(const schedule::model& /*now*/, run_end /*how*/) override {}

 private:
  random_numbers dice_;
  alternatives may_;
};

}  // namespace interleave::explore
