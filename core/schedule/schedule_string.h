#pragma once

#include "core/schedule/decider.h"
#include "core/schedule/decision.h"
#include "core/schedule/model.h"

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace interleave::schedule {

// A text that is no schedule; what() is one line that says what is wrong and what is allowed.
class bad_schedule : public std::invalid_argument {
 public:
  using std::invalid_argument::invalid_argument;
};

// A decision that is not the default policy's.
struct deviation {
  std::uint32_t at = 0;  // how many steps come before it
  decision what{};
  std::uint8_t check = 0;  // of all steps before it: 0 … 25

  bool operator==(const deviation&) const = default;
};

// A run as a short text, which another program of this kind can run again:
//
//   1/dining-philosophers/naive/philosophers=3/meals=1/+4bK2cA0b.tQ/5f0e9d
//
// Version; scenario; variant and knobs, where they are not the default (with a - instead of the + : where
// they are not what a search begins with); after the + its deviations: each how many steps after the one
// before (from 1 on, the first: from 0), the thread (a … y, za … zy, …), .n .t .s for outcome n, timed out,
// spurious, and a capital letter that checks the steps so far; then a check of all operations and the final
// state. No character that a chat or a shell would change.
struct schedule_string {
  std::string scenario;
  std::string variant;                                     // empty: the default one
  bool small = false;                                      // the other knobs are what a search begins with
  std::vector<std::pair<std::string, std::string>> knobs;  // that are not the default, or that
  std::vector<deviation> deviations;
  std::uint32_t check = 0;  // 30 bits; see check_of

  [[nodiscard]] std::string text() const;
  // Throws bad_schedule.
  static schedule_string parse(std::string_view text);
  static std::uint32_t check_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 34); }

  bool operator==(const schedule_string&) const = default;
};

// Of the steps that are taken: the same in every build, since places are left out.
class step_check {
 public:
  void add(const step& taken, decision as) {
    mix(taken.object | std::uint64_t{taken.second} << 32);
    mix(as.who | std::uint64_t{as.how} << 16 | static_cast<std::uint64_t>(taken.what) << 32);
  }
  void mix(std::uint64_t value) {
    state_ = (state_ ^ value) * 0x9e3779b97f4a7c15u;
    state_ ^= state_ >> 32;
  }
  [[nodiscard]] std::uint64_t value() const { return state_; }
  [[nodiscard]] std::uint8_t letter() const { return static_cast<std::uint8_t>((state_ >> 8) % 26); }

 private:
  std::uint64_t state_ = 1;
};

// Runs by the deviations, and checks each; where one does not fit the run has diverged, and is abandoned.
// Whether it came out the same in the end is for who knows its hash (engine::hash).
//
//   replaying again(schedule_string::parse(text).deviations);
class replaying final : public decider {
 public:
  explicit replaying(std::vector<deviation> deviations) : deviations_(std::move(deviations)) {}

  choice decide(const model& now) override;

  void begin_again();
  // One line; empty if there was none.
  [[nodiscard]] const std::string& divergence() const { return divergence_; }
  // Of deviations: all, unless the run ended before.
  [[nodiscard]] bool is_through() const { return met_ == deviations_.size(); }

 private:
  std::vector<deviation> deviations_;
  std::size_t met_ = 0;
  std::uint32_t taken_ = 0;
  actor last_ = 0;
  step_check steps_;
  std::string divergence_;
};

// Lets another decide, and notes where that is not what the default policy would do.
//
//   noting kept(search);  …  kept.deviations()
class noting final : public decider {
 public:
  explicit noting(decider& of) : of_(&of) {}

  choice decide(const model& now) override;
  [[nodiscard]] const std::vector<deviation>& deviations() const { return deviations_; }

 private:
  decider* of_;
  std::vector<deviation> deviations_;
  std::uint32_t taken_ = 0;
  actor last_ = 0;
  step_check steps_;
};

}  // namespace interleave::schedule
