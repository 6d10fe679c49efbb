#pragma once

#include "core/analysis/state.h"
#include "core/timeline/lanes.h"
#include "core/trace/event.h"

#include <cstdint>
#include <vector>

namespace interleave::timeline {

// Keeps the lanes in step with the trace: after each record, the states of the thread, the object and the
// core it touched are appended to their lanes. Not thread-safe.
//
//   lane_feed feed(lanes, true);
//   feed.apply(record, state_after_it);
class lane_feed {
 public:
  // `exact`: core lanes come from switch records; otherwise from the CPU in each event, which tells only
  // where a thread was last seen.
  lane_feed(lanes& into, bool exact) : lanes_(into), exact_(exact) {}

  void apply(const trace::record& what, const analysis::state& after);

 private:
  void sample_core(const trace::record& what, analysis::activity doing);

  lanes& lanes_;
  bool exact_;
  std::vector<std::uint16_t> last_cpu_;  // of a thread, + 1; 0: on none
};

// A thread's lane in words of the timeline.
lane_state lane_state_of(analysis::activity doing);

}  // namespace interleave::timeline
