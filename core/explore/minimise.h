#pragma once

#include "core/explore/execution.h"
#include "core/explore/turns.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace interleave::explore {

// The failing run but for one decision, after which the default policy goes on; and it passes.
struct flip {
  turn at;  // its text: "let philosopher 2 go on instead of philosopher 1"
  retold passes;
};

// A failure told as shortly as it can be.
struct explanation {
  retold fails;                    // the shortest run that was found, by preemptions first
  std::vector<turn> decisive;      // where it is not the default policy's; each is needed
  std::vector<stretch> stretches;  // all of its steps
  std::uint64_t preemptions = 0;   // among them
  bool fewest = false;             // every schedule with fewer preemptions was tried: none fails so
  std::optional<flip> passes_if;   // by the last decision that will do
  bool no_flip = false;            // every single decision was tried: none makes it pass
  std::uint64_t executions = 0;    // that it took

  // "flip step 12: let philosopher 2 go on instead of philosopher 1, and it passes", or that none does, or
  // that the steps did not suffice to know; empty if it does not fail. Steps are counted from 1 there.
  [[nodiscard]] std::string flip_text() const;
};

// How many steps the search for a shorter one, and that for one that passes, may take, each: so that an
// answer takes the same everywhere, and about 0.1 s on fibers.
struct explain_limits {
  std::uint64_t shorter_steps = 300'000;
  std::uint64_t passing_steps = 200'000;
};

// Reduces a failing run to the fewest deviations from the default policy that fail in the same kind (and, of
// a broken rule or an exception, with the same text): delta debugging over the deviations (Zeller,
// Hildebrandt: Simplifying and isolating failure-inducing input, 2002), each known by the thread that it
// follows and that thread's own steps, so that it keeps its meaning where others are left out; then every
// schedule with 0, 1, 2 … preemptions fewer than that, as far as the steps go. Every candidate is run.
// `failing` are the decisions of a run that failed; if they lead to no failure (any more), it is told as it
// comes out and nothing is reduced. Deterministic. Leaves `on` without names, as a search uses it.
//
//   if (is_failure(executes.run(dinner, search))) {
//     const explanation why = explain(executes, dinner, executes.decisions());
//     tell(why.fails.text, why.preemptions, why.flip_text());
//   }
[[nodiscard]] explanation explain(executor& on, const program& what,
                                  std::span<const schedule::decision> failing, explain_limits within = {});

}  // namespace interleave::explore
