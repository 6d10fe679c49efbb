#pragma once

#include "core/trace/event.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace interleave::timeline {

using trace::nanoseconds;

// What a lane is in at a moment, for all kinds of lane; at most 16 values, an interval keeps 4 bits of it.
enum class lane_state : std::uint8_t {
  absent,     // no data: before the first interval, after the present
  running,    // thread lanes from here
  ready,      // could run, has no core
  blocked,    // waits for an object
  sleeping,   // waits for a time
  held,       // by pause, pace or step
  ended,      // the thread is over
  idle,       // core lanes
  busy,       // the interval's subject is the thread
  free,       // lock lanes
  owned,      // nobody waits
  contended,  // owned while others wait
  gap,        // any lane: events were lost
  crashed,    // the thread's process ended by a crash
};

inline constexpr std::size_t lane_state_count = 14;

// Nanoseconds by state, indexed by the state's value.
using state_times = std::array<nanoseconds, lane_state_count>;

[[nodiscard]] constexpr std::size_t index_of(lane_state state) {
  return static_cast<std::size_t>(state);
}

// Time lost to others: what a picture must never drop, however little of it there is.
[[nodiscard]] constexpr bool is_contention(lane_state state) {
  return state == lane_state::blocked || state == lane_state::contended;
}

// One English word, the same in every view.
[[nodiscard]] constexpr std::string_view name_of(lane_state state) {
  constexpr std::array<std::string_view, lane_state_count> names{
      "absent", "running", "ready", "blocked", "sleeping",  "held", "ended",
      "idle",   "busy",    "free",  "owned",   "contended", "gap",  "crashed"};
  return names[index_of(state)];
}

}  // namespace interleave::timeline
