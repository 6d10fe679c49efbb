#pragma once

#include "core/scenario/recording.h"

#include <iosfwd>

namespace interleave::exports {

// The trace as a table: a line of column names, then a line for each record in order, quoted and ended (CR
// LF) as RFC 4180 has it. Written as it goes, whatever the trace's size. Names stand for threads and objects;
// where a number means a text or a thread (phase, counted, woke, …) that is written in its place; places and
// names that are not known stay empty.
//
//   std::ofstream file("run.csv", std::ios::binary);
//   exports::write_csv(file, *recording);
//
// The caller looks at the stream's state for errors.
void write_csv(std::ostream& out, const scenario::recording& of);

}  // namespace interleave::exports
