#pragma once

#include "core/analysis/finding.h"
#include "core/analysis/state.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace interleave::analysis {

// Who waits for whom in a state; pure functions of it.
//
// A wait is *owed* by the holders without whose act it cannot end: the owner of a mutex, the writer or every
// reader (for a writer) of a shared_mutex, the thread that is joined. It takes one of them that is trapped to
// trap the one who waits. Semaphores, condition variables, barriers and latches are owed by nobody in
// particular, since anybody may release, notify or arrive: they count only where nobody is left to do so.
// Timed waits end by themselves and are owed by nobody.

// All edges: every blocked thread to each holder of what it waits for (a thread that is joined holds itself).
std::vector<wait_edge> wait_edges(const state& at);

// The threads that owe `thread` the end of its wait; none if it does not wait or the wait may end otherwise.
std::span<const thread_id> owed_by(const state& at, thread_id thread);

// The cycle of owed waits that `thread` is in, starting with it. Empty if there is none. Because the trace's
// ownership lies strictly inside the real one, a cycle found here is a real deadlock, as long as no event is
// missing: see is_doubtful.
std::vector<wait_edge> cycle_through(const state& at, thread_id thread);

// Whether one of the waits may be over in truth, because the trace lacks events of that time (memory cap).
bool is_doubtful(const state& at, const std::vector<wait_edge>& cycle);

// Threads that can never go on once `cycle` has closed: those in it and whoever waits for them. In order of
// number.
std::vector<thread_id> stuck_with(const state& at, const std::vector<wait_edge>& cycle);

// Whether anybody is left who could go on.
enum class standstill : std::uint8_t {
  none,     // somebody runs, sleeps, is held or starts; or waits for what is free by now
  woken,    // all are blocked, but one has been notified and may only need a CPU
  complete  // all live threads are blocked in waits that only another thread could end
};
standstill standstill_of(const state& at);

// All live threads that are blocked. In order of number.
std::vector<thread_id> blocked_threads(const state& at);

// Edges that do not exist yet, but would close a cycle: `thread` does not wait, holds what others wait for,
// and its asking for `object`, which one of those holds, would close it. At most one a thread: that of the
// longest cycle among those that `asks` allows. `asks(thread, held, object)` tells whether the thread may ask
// for `object` while it holds `held`; the analyser answers from what it did in the past.
using asks_next = std::function<bool(thread_id thread, object_id held, object_id object)>;
std::vector<wait_edge> closing_edges(const state& at, const asks_next& asks);
std::vector<wait_edge> closing_edges(const state& at);

}  // namespace interleave::analysis
