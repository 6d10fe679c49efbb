#pragma once

#include "core/schedule/control.h"
#include "core/sync/violation.h"
#include "core/trace/producer.h"
#include "core/trace/source.h"

#include <cstdint>
#include <source_location>

namespace interleave::sync {

// What a scenario says of itself, in words that the program knows when it is compiled. All cheap, all without
// effect outside a run. phase is a sync point, so that a pause is seen at once; the others never stop a
// thread.
//
//   phase("eating");
//   count("meals");
//   require(inside <= capacity, "never more inside than the capacity", inside);

// The thread's activity from here on.
inline void phase(trace::literal name, std::source_location at = std::source_location::current()) {
  const trace::location_id here = trace::id_of(at);
  schedule::announce_quietly(schedule::op::phase, here, 0);
  trace::emit(trace::kind::phase, 0, here, name.id());
}

// Adds to a counter of the run; the calling thread's share is kept as well.
inline void count(trace::literal counter, std::int64_t n = 1,
                  std::source_location at = std::source_location::current()) {
  trace::emit(trace::kind::counted, counter.id(), trace::id_of(at), static_cast<std::uint64_t>(n));
  if (schedule::is_controlled()) [[unlikely]]
    schedule::report_count(counter.text(), n);
}

// The scenario's invariant: where it does not hold, the run has violated `rule`. `value` explains how.
inline void require(bool holds, trace::literal rule, std::int64_t value = 0,
                    std::source_location at = std::source_location::current()) {
  if (!holds) [[unlikely]]
    violate(rule, trace::id_of(at), static_cast<std::uint64_t>(value));
}

// A value worth showing.
inline void note(trace::literal what, std::int64_t value,
                 std::source_location at = std::source_location::current()) {
  trace::emit(trace::kind::noted, what.id(), trace::id_of(at), static_cast<std::uint64_t>(value));
}

}  // namespace interleave::sync
