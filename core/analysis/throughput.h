#pragma once

#include "core/analysis/measure.h"
#include "core/trace/source.h"
#include "core/trace/store.h"

#include <string>
#include <string_view>

namespace interleave::analysis {

// How much was done in how long, read from the times of what a scenario counted and noted.
//
//   .measures = throughput_by_threads,
//   {rate_of(records, words, "increments", "increments_per_us")}

// Of a run in steps, each of which begins with the note "threads" (how many take part) and ends with the note
// "operations" (how many they did): "per_s_with_8_threads" for each step that has ended, operations per
// second.
measures throughput_by_threads(const trace::store& records, const trace::dictionary& words);

// How much a counter rose per µs from the start of the run's first phase to the last time it rose. Without a
// value where it never did.
measure rate_of(const trace::store& records, const trace::dictionary& words, std::string_view counter,
                std::string name);

// The longest completed wait for a mutex, in ms; 0 if nobody ever waited.
measure longest_lock_wait_ms(const trace::store& records, std::string name);

}  // namespace interleave::analysis
