#pragma once

#include "core/explore/dpor.h"
#include "core/explore/execution.h"
#include "core/explore/pct.h"
#include "core/explore/portfolio.h"
#include "core/explore/pos.h"
#include "core/explore/preemption_bounding.h"
#include "core/explore/random_walk.h"
#include "core/explore/surw.h"
#include "core/schedule/strands.h"
#include "tests/core/explore/sctbench/sctbench.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace interleave::sctbench {

inline std::unique_ptr<explore::strategy> strategy_by_name(std::string_view name, std::uint64_t seed) {
  if (name == "random") return std::make_unique<explore::random_walk>(seed);
  if (name == "POS") return std::make_unique<explore::pos>(seed);
  if (name == "PCT") return std::make_unique<explore::pct>(seed);
  if (name == "SURW") return std::make_unique<explore::surw>(seed);
  if (name == "bounded") return std::make_unique<explore::preemption_bounding>();
  if (name == "dpor") return std::make_unique<explore::dpor>();
  return explore::portfolio::usual(seed, 0);
}

inline explore::executor::options where_it_runs() {
  const bool fibers = *schedule::why_no_fibers() == '\0';
  return {.on = fibers ? explore::backend::fibers : explore::backend::threads, .max_steps = 2'000};
}

// What a search came to.
struct outcome {
  std::uint64_t schedules = 0;  // that were tried
  bool found = false;
  bool complete = false;
  program::bug as = program::bug::none;
  std::string text;
};

inline program::bug bug_of(schedule::ending how) {
  switch (how) {
    case schedule::ending::deadlock:
      return program::bug::deadlock;
    case schedule::ending::stuck:
      return program::bug::stuck;
    case schedule::ending::violation:
      return program::bug::violation;
    case schedule::ending::exception:
      return program::bug::exception;
    default:
      return program::bug::none;
  }
}

// Until the first failure. Every execution counts, those that a search gives up in the middle, too.
inline outcome search_for_bug(const program& what, explore::strategy& by, std::uint64_t most) {
  explore::executor executes(where_it_runs());
  outcome result;
  while (result.schedules < most && by.begin()) {
    const auto how = executes.run(what.body, by);
    by.end(executes.conductor().state(), explore::end_of(how));
    ++result.schedules;
    result.as = bug_of(how);
    if (result.as == program::bug::none) continue;
    result.found = true;
    result.text = executes.text();
    return result;
  }
  result.complete = by.is_complete();
  return result;
}

}  // namespace interleave::sctbench
