#pragma once

#include "core/analysis/histogram.h"
#include "core/analysis/state.h"
#include "core/trace/callback.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace interleave::analysis {

// A callback of an event loop that waits for its turn, or runs.
struct callback_state {
  std::uint32_t number = 0;  // in its loop
  trace::callback_kind kind = trace::callback_kind::deferred;
  literal_id name = 0;
  thread_id by = 0;          // who queued it
  location_id location = 0;  // where
  nanoseconds queued = 0;
  nanoseconds due = 0;  // of a timer; of all others when it was queued
};

// One event loop at the playhead. Who is in the ready queue at a moment: `ready` and the timers that are due.
struct loop_state {
  bool alive = true;
  thread_id thread = 0;  // that runs it; 0 if it has not run yet
  std::uint64_t turn = 0;
  std::vector<callback_state> deferred;  // in order of their turns
  std::vector<callback_state> ready;     // completions and posted callbacks
  std::vector<callback_state> timers;    // armed, in order of their due times
  std::optional<callback_state> current;
  nanoseconds began = 0;  // of `current`

  // Up to the playhead.
  std::array<std::uint64_t, 4> finished{};  // by callback_kind
  histogram latency_ns;                     // due → began
  histogram length_ns;                      // began → finished
  std::size_t longest_queue = 0;            // as `waiting`, whenever a callback was queued or began

  [[nodiscard]] std::size_t timers_due(nanoseconds at) const;
  // How many callbacks could run at this moment if the loop had time for them.
  [[nodiscard]] std::size_t waiting(nanoseconds at) const {
    return deferred.size() + ready.size() + timers_due(at);
  }
};

// All event loops of a run at one playhead, by the number of their object. A pure function of the records, as
// the state that the reducer keeps; takes anything.
//
//   loop_states now;
//   for (std::size_t i = 0; i < trace.size(); ++i) apply(now, trace[i]);
struct loop_states {
  std::size_t position = 0;  // records applied
  std::map<object_id, loop_state> loops;
};

void apply(loop_states& to, const trace::record& what);

}  // namespace interleave::analysis
