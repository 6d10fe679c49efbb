#pragma once

#include "core/explore/strategy.h"
#include "core/schedule/engine.h"

namespace interleave::explore {

// What a strategy is told of an execution's ending. What was cut short by a broken rule, an exception or the
// step limit has not been seen to its end.
//
//   search.end(executes.conductor().state(), run_end_of(executes.run(what, search)));
constexpr run_end run_end_of(schedule::ending how) {
  using schedule::ending;
  switch (how) {
    case ending::completed:
      return run_end::finished;
    case ending::deadlock:
    case ending::stuck:
      return run_end::stuck;
    case ending::abandoned:
      return run_end::abandoned;
    default:
      return run_end::cut;
  }
}

}  // namespace interleave::explore
