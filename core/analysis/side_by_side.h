#pragma once

#include "core/analysis/measure.h"
#include "core/trace/source.h"
#include "core/trace/store.h"

#include <string_view>

namespace interleave::analysis {

// What it costs threads that others work at the same time, told apart from how often that is: where other
// programs want the cores too, threads that slow each other down seldom meet, and their throughput hides it.
//
// Read from pieces of work, each the time between two counts of one thread, and the kernel's records of each
// switch; all threads count but the first one. A piece belongs to "side by side" if at least two of them were
// on cores for nearly all of it, to "alone" if only one was.
//
//   side_by_side_percent   of the time in which any of them was on a core
//   ns_side_by_side        median time of what was counted, by one thread, with others at work
//   ns_alone               the same without
//
// Without a value where there are no exact switch records, or fewer than 5 such pieces.
measures side_by_side(const trace::store& records, const trace::dictionary& words, std::string_view counter);

}  // namespace interleave::analysis
