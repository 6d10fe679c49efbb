#pragma once

#include "core/analysis/finding.h"
#include "core/explore/execution.h"
#include "core/explore/steering.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace interleave::explore {

// How long a deadlock that was predicted is looked for.
struct confirm_budget {
  std::uint64_t max_schedules = 10'000;
  std::chrono::nanoseconds time_limit = std::chrono::seconds(5);
  std::uint64_t seed = 1;
  unsigned timeouts = 0;  // and spurious wake-ups an execution, while others could go on
  std::uint64_t max_steps = 20'000;
  backend on = backend::fibers;
  std::function<bool()> stop{};  // asked now and then; all ends where it is by answering true
};

// What became of a prediction.
struct confirmation {
  // confirmed: a run gets there. infeasible: none does, of all that there are within the bound (sequentially
  // consistent, so many timeouts). predicted: still open.
  analysis::certainty how_sure = analysis::certainty::predicted;
  std::uint64_t schedules = 0;
  std::vector<schedule::decision> decisions;  // confirmed: that lead there
  retold told;                                // … and its text, deviations and hash
  std::string unexplorable;                   // why nothing could be tried; empty otherwise

  // "confirmed at schedule 1", "infeasible within the bound: none of 14 schedules gets there",
  // "predicted: not confirmed in 10,000 schedules"
  [[nodiscard]] std::string text() const;
};

// A circle that the analyser found, by names.
[[nodiscard]] std::vector<circle_link> named(const analysis::lock_order::circle& of,
                                             const analysis::names& known);

// Looks for a run of the program in which each thread of the circle waits for what the next one holds: half
// of the executions are steered there, the others go through all classes of schedules, one after the other
// (dpor). Other failures on the way are passed by. Throws std::runtime_error where the program does not do
// the same again, or the backend is not there.
//
//   for (const auto& circle : analysis.possible_deadlocks())
//     std::cout << confirm(what, named(circle, analysis.known_names()), {}).text();
confirmation confirm(const program& what, std::span<const circle_link> circle, const confirm_budget& within);

}  // namespace interleave::explore
