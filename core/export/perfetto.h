#pragma once

#include "core/scenario/recording.h"

#include <iosfwd>

namespace interleave::exports {

// The trace for Perfetto (ui.perfetto.dev) and Chrome's own viewer:
//
//   the scenario   a track a thread: its phases, and in them what it did (running, blocked on what, …);
//                  arrows from who woke to who was woken; findings as instants; counters
//   CPUs           a track a core, with the thread that was on it
//   Locks          a track a lock, with who had it; a second one where two had it at once
//
// Written as it goes: memory grows with the number of threads and locks, not with that of records.
//
//   std::ofstream file("run.json", std::ios::binary);
//   exports::write_perfetto(file, *recording);
//
// The caller looks at the stream's state for errors.
void write_perfetto(std::ostream& out, const scenario::recording& of);

}  // namespace interleave::exports
