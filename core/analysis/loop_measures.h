#pragma once

#include "core/analysis/measure.h"
#include "core/trace/store.h"

#include <string_view>

namespace interleave::analysis {

// Of the event loop of that name, over the whole trace: callbacks run by kind (`deferred_run`, `timer_run`,
// `completion_run`, `posted_run`), `turns`, `longest_queue`, and from due to begun `p50_latency_ms`,
// `p99_latency_ms`, `longest_latency_ms`. What is due and has not begun when the loop or the trace ends
// counts to the longest. Empty if there is no such loop.
measures loop_measures(const trace::store& of, std::string_view loop);

}  // namespace interleave::analysis
