#pragma once

#include "core/schedule/decision.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace interleave::explore {

class executor;

// A decision that makes the difference.
struct turn {
  std::size_t step = 0;        // how many steps come before it
  schedule::decision taken;    // in the run that it is told of
  schedule::decision instead;  // what the default policy would do; of a flip: what the failing run does
  bool preempts = false;       // it takes over from a thread that could have gone on
  std::string text;            // "philosopher 2 goes on instead of philosopher 1"
};

// Steps in a row of one thread; another one begins where another thread goes on, and at each decisive turn.
struct stretch {
  schedule::actor who = 0;
  std::string name;
  std::size_t from = 0;  // how many steps come before it
  std::size_t length = 0;
  bool decisive = false;
  bool preempts = false;  // the decisive turn
  std::string text;  // the turn or the name, and its first steps: "philosopher 2: begin, lock fork 2, …"
};

// The last execution of `in`, which has kept names. `decisive`: by step.
//
//   for (const stretch& each : stretches_of(executes, why.decisive)) draw(each.who, each.from, each.length);
[[nodiscard]] std::vector<stretch> stretches_of(const executor& in, std::span<const turn> decisive);

}  // namespace interleave::explore
