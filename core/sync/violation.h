#pragma once

#include "core/schedule/control.h"
#include "core/trace/producer.h"
#include "core/trace/source.h"

#include <cstdint>

namespace interleave::sync {

// Says that a rule does not hold: in the trace, and to a controller, which ends the run at the thread's next
// sync point. Returns, so that it can be said in a destructor.
//
//   constexpr trace::literal rule("a latch is not counted down below zero");
//   violate(rule, here, id());
inline void violate(trace::literal rule, trace::location_id at, std::uint64_t value) {
  trace::emit_ordered(trace::kind::violated, rule.id(), at, value);
  schedule::report_violation(rule.text(), at);
}

}  // namespace interleave::sync
