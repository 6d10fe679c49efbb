#pragma once

#include "core/explore/alternatives.h"
#include "core/explore/random.h"
#include "core/explore/spinning.h"
#include "core/explore/strategy.h"

#include <cstdint>
#include <vector>

namespace interleave::explore {

// Selectively uniform random walk (Zhao, Wolff, Mathur, Roychoudhury: Selectively uniform concurrency
// testing, 2025). A random walk that asks each time who goes on prefers orders in which short threads come
// early; this one weighs each thread with the steps that it, and those it has yet to start, have left, so
// that all orders are about equally likely. It does so for a few steps only, those on one object that threads
// share, drawn anew for each execution (or for all steps, every other time); the rest is a plain random walk.
//
// How many steps there are is learned: the mean of the executions so far, by thread and object. The first one
// is a plain random walk.
//
// Who is to take the next step that counts, but spins and so never comes to it, or does not for many steps,
// makes room for another.
//
//   surw search(seed);
class surw final : public strategy {
 public:
  explicit surw(std::uint64_t seed, unsigned budget = 0) : dice_(seed), may_(budget) {}

  [[nodiscard]] std::string_view name() const override { return "surw"; }
  bool begin() override;
  schedule::choice decide(const schedule::model& now) override;
  void end(const schedule::model& now, run_end how) override;

 private:
  static constexpr schedule::actor nobody = schedule::model::nobody;
  static constexpr trace::object_id everything = 0;
  static constexpr unsigned patience = 500;  // steps

  struct thread {
    schedule::actor parent = 0;
    std::uint64_t left = 0;  // steps that count, its own and those of whom it has yet to start; in 1/16
  };

  [[nodiscard]] bool counts(const schedule::step& next) const;
  void note(trace::object_id object, schedule::actor who);
  void choose_object();
  void meet_threads(const schedule::model& now);
  void aim(const schedule::model& now);
  [[nodiscard]] bool is_good_aim(const schedule::model& now) const;
  void take_off(schedule::actor who, std::uint64_t steps);
  [[nodiscard]] std::uint64_t mean(trace::object_id object, std::size_t who) const;

  random_numbers dice_;
  alternatives may_;
  std::uint64_t executions_ = 0;
  // Over all executions, by object (0: all of them), then thread.
  std::vector<std::vector<std::uint64_t>> steps_;
  std::vector<schedule::actor> parents_;  // as they were last
  trace::object_id object_ = everything;  // whose steps count
  std::vector<thread> threads_;
  std::size_t met_ = 0;
  schedule::actor last_ = 0;
  schedule::actor aim_ = nobody;  // whose step is the next one that counts
  unsigned waited_ = 0;           // steps since that was chosen
  spinning turns_;
  std::vector<trace::object_id> shared_;
  std::vector<schedule::decision> good_;
};

}  // namespace interleave::explore
