#pragma once

#include "core/explore/execution.h"
#include "core/explore/minimise.h"
#include "core/scenario/descriptor.h"
#include "core/scenario/settings.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace interleave::explore {

// What a search tries and when it ends.
struct search_options {
  std::string strategy = "portfolio";  // one of strategy_names()
  std::uint64_t max_schedules = 1'000'000;
  std::chrono::nanoseconds time_limit = std::chrono::seconds(10);
  std::uint64_t seed = 1;
  unsigned preemption_bound = 0xffffffff;  // of "bounded"
  unsigned depth = 3;                      // of "pct"
  unsigned timeout_budget = 0;  // timeouts and spurious wake-ups an execution, while others could go on
  bool stops_at_first = false;
  std::uint64_t max_steps = 10'000;
  backend on = backend::fibers;
};

const std::vector<std::string>& strategy_names();

// A failure, which came out the same when it was run once more, reduced to what it needs.
struct failure {
  std::string kind{};             // "deadlock", "stuck", "violation", "exception"
  std::string schedule{};         // for replay: of the shortest run that fails so
  std::uint64_t at_schedule = 0;  // the how manieth execution, from 1
  std::string text{};
  std::string by{};       // the strategy that found it
  explanation why{};      // of that shortest run
  std::string passing{};  // for replay: of the nearest run that passes; empty if none is known
  bool reduced = true;    // false: all is of the run as it was found
};

struct search_result {
  std::uint64_t schedules = 0;
  std::uint64_t classes = 0;  // by DPOR every execution is a class of its own; 0: not counted
  bool complete = false;      // every class within the budget was tried
  bool cut = false;           // some executions had too many steps
  double schedules_per_s = 0;
  double done = -1;          // the part of the search that is done, 0 … 1; less than 0: unknown
  std::string unexplorable;  // why nothing could be said; empty otherwise
  std::vector<failure> found;

  // Looked for: deadlock, lost wake-up, violation, exception, and where progress is counted livelock and
  // starvation.
  // "exhausted: nothing found in 14 classes (sequentially consistent, ≤ 0 timeouts)"
  // "sampled 10,000: nothing found"
  [[nodiscard]] std::string verdict(unsigned timeout_budget) const;
};

// Searches the schedules of a variant, in the calling thread, for those that fail. `progress` is called now
// and then with what is known so far, and ends the search by answering false. A failure is run a second time
// before it is told; one of its kind and text is kept. After the first failure only "dpor" goes on, unless
// told otherwise, to be complete. The first failure is told to `progress` at once, as it was found, before it
// is reduced. Where an execution ends at a broken rule what comes after stays unseen: the search is not
// complete then. Throws std::invalid_argument for an unknown strategy, std::runtime_error where a program
// does not do the same again.
//
//   const auto result = explore(dining, naive, values, {.strategy = "dpor"});
//   std::cout << result.verdict(0);
search_result explore(const scenario::descriptor& of, const scenario::variant& as,
                      const scenario::settings& values, const search_options& how,
                      const std::function<bool(const search_result&)>& progress = {});

}  // namespace interleave::explore
