#pragma once

#include "core/analysis/state.h"

#include <cstdint>
#include <string>
#include <vector>

namespace interleave::analysis {

enum class finding_kind : std::uint8_t {
  deadlock,     // a cycle of waits that cannot end
  violation,    // a rule of the scenario was broken
  livelock,     // steps without progress
  starvation,   // one waits while others go by
  lock_order,   // a deadlock that could have happened
  lost_events,  // the memory cap was reached
};

// Text for JSON and the command line: "deadlock", "violation", …
const char* name_of(finding_kind kind);

// How sure it is. What the trace shows did happen; a warning is a prediction, until a search has looked for a
// run that gets there (explore::confirm).
enum class certainty : std::uint8_t { observed, predicted, confirmed, infeasible };

// "observed", "predicted", "confirmed", "infeasible within the bound"
const char* name_of(certainty how_sure);

// Something worth jumping to, with one sentence of plain English.
struct finding {
  finding_kind kind = finding_kind::deadlock;
  nanoseconds at = 0;
  std::size_t position = 0;  // index of the record that gave rise to it; analyser::at(position + 1) shows it
  thread_id thread = 0;
  object_id object = 0;
  std::string text{};
  std::uint64_t count = 1;  // violations of the same rule, lost events of the same thread
  certainty how_sure = certainty::observed;
};

// Which kind matters most: 0 for deadlock, then violation, livelock, starvation, lock order, lost events.
int rank(finding_kind kind);
// By rank, then by time: the order in which a list shows them.
bool ranks_before(const finding& a, const finding& b);

// One link of a cycle: `thread` waits at `location` for `object`, which `held_by` holds.
struct wait_edge {
  thread_id thread = 0;
  object_id object = 0;
  thread_id held_by = 0;
  location_id location = 0;
  nanoseconds since = 0;

  friend bool operator==(const wait_edge&, const wait_edge&) = default;
};

struct deadlock {
  nanoseconds closed_at = 0;
  std::size_t position = 0;
  std::vector<wait_edge>
      cycle;  // each thread waits for what the next one holds; empty if all are stuck without a cycle
  std::vector<thread_id> stuck;  // all who can never go on: the cycle and those who wait for it
};

}  // namespace interleave::analysis
