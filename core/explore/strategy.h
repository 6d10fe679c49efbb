#pragma once

#include "core/schedule/decider.h"
#include "core/schedule/decision.h"
#include "core/schedule/model.h"

#include <string_view>

namespace interleave::explore {

// How an execution that a strategy steered came to its end.
enum class run_end : std::uint8_t {
  finished,   // every thread
  stuck,      // nobody can go on
  abandoned,  // the strategy wanted no more of it: it says nothing new
  cut,        // too many steps
};

// A search for schedules: it steers one execution after the other, each from the beginning.
//
// begin, then decide at each step, then end, with the model as the execution left it (before anything is
// unwound); again until begin says no. An execution that decide has ended with nothing counts as abandoned.
// Executions have to be deterministic: the same decisions, the same run. Not thread-safe.
//
//   while (search->begin()) {
//     const run_end how = run(*search, now);
//     search->end(now, how);
//   }
//   if (search->is_complete()) …   // every schedule within the bounds was tried, or one equal to it
class strategy : public schedule::decider {
 public:
  [[nodiscard]] virtual std::string_view name() const = 0;
  // Whether another execution is wanted.
  virtual bool begin() = 0;
  virtual void end(const schedule::model& now, run_end how) = 0;
  // Nothing is left to try and nothing was left out.
  [[nodiscard]] virtual bool is_complete() const { return false; }
  // What part of the search is done, from 0 to 1, where it can be known (Knuth 1975); less than 0: unknown.
  [[nodiscard]] virtual double done() const { return -1; }
};

}  // namespace interleave::explore
