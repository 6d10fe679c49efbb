#pragma once

#include "core/analysis/finding.h"
#include "core/analysis/state.h"

#include <optional>
#include <vector>

namespace interleave::analysis {

// Who waits for whom in a state; pure functions of it.

// All edges: every blocked thread to each holder of what it waits for (a thread that is joined holds itself).
std::vector<wait_edge> wait_edges(const state& at);

// The cycle that `thread` is in, starting with it. Counts only waits that end by a holder's act: not timed
// ones, and a shared or counted object only when every holder is in the same trap. Empty if there is none.
// Because the trace's ownership lies strictly inside the real one, a cycle found here is a real deadlock.
std::vector<wait_edge> cycle_through(const state& at, thread_id thread);

// Threads that can never go on once `cycle` has closed: those in it and whoever waits for them.
std::vector<thread_id> stuck_with(const state& at, const std::vector<wait_edge>& cycle);

// Edges that do not exist yet, but would close a cycle: `thread` is running, holds something, and its asking
// for `object` would close it (the object that it took next in the past, or any held by a thread that waits
// for it, directly or not).
std::vector<wait_edge> closing_edges(const state& at);

}  // namespace interleave::analysis
