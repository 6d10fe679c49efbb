#pragma once

#include "core/analysis/state.h"

namespace interleave::analysis {

// What one record does to the state. Knows nothing of names or findings, so that replay from a key frame is
// fast, and is a pure function: the same records give the same state.
//
// Takes anything: records of a damaged or partial trace, unknown numbers, ends without beginnings. What
// cannot be is ignored, or put right in the direction that never claims a hold or a wait which may not exist:
// an acquisition of a mutex takes it from whoever seemed to hold it, a gap in a thread's events empties its
// hands. Objects above max_objects and cores above max_cores are not kept, nor more than max_entries holds of
// one thread or object.
//
//   state now;
//   for (std::size_t i = 0; i < trace.size(); ++i) apply(now, trace[i]);
void apply(state& to, const trace::record& what);

inline constexpr trace::object_id max_objects = 1u << 20;
inline constexpr std::uint16_t max_cores = 4096;
inline constexpr std::size_t max_entries = 4096;

// mutex, recursive_mutex, shared_mutex: only the holder can release it.
constexpr bool is_lock(trace::object_kind kind) {
  return kind == trace::object_kind::mutex || kind == trace::object_kind::recursive_mutex ||
         kind == trace::object_kind::shared_mutex;
}

// Memory that the state takes, in bytes.
std::size_t bytes_of(const state& of);

}  // namespace interleave::analysis
