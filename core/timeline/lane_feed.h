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
  // A thread's: kept here and dense, since most records change neither and the lanes are large.
  struct last {
    analysis::activity doing = analysis::activity::absent;
    bool seen = false;
    std::uint16_t cpu = 0;  // + 1; 0: on none
  };

  void sample_core(const trace::record& what, last& of);

  lanes& lanes_;
  bool exact_;
  std::vector<last> last_;              // of each thread
  std::vector<trace::thread_id> seen_;  // of each core, while it is busy
};

// A thread's lane in words of the timeline.
lane_state lane_state_of(analysis::activity doing);

}  // namespace interleave::timeline
