#pragma once

#include "core/explore/execution.h"
#include "core/schedule/decider.h"

#include <cstdint>
#include <optional>
#include <random>

namespace interleave::test {

// Some threads that lock, wait, count, choose, sleep and start others, as the number says; some of them
// deadlock, get stuck, violate a rule, throw.
explore::program random_program(std::uint32_t number);

// Any option, and now and then a timeout or a spurious wake-up.
class at_random final : public schedule::decider {
 public:
  explicit at_random(std::uint32_t seed) : random_(seed) {}

  schedule::choice decide(const schedule::model& now) override;

 private:
  std::minstd_rand random_;
};

}  // namespace interleave::test
