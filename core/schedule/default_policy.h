#pragma once

#include "core/schedule/decision.h"
#include "core/schedule/model.h"

#include <cstddef>

namespace interleave::schedule {

// The schedule that every other one is told by its differences from: the thread that took the last step goes
// on for as long as it can and has not let others go first (yield, sleep); then the next one that can, by
// number, round and round. A step that can come out in several ways comes out in the first. Where nobody can
// go on the shortest time is over first. `last` may be a thread that is not there, of another run.
//
//   decision next = default_decision(now, last.who);
inline decision default_decision(const model& now, actor last) {
  const std::size_t all = now.threads();
  const auto can = [&](std::size_t who) { return now.is_enabled(static_cast<actor>(who)); };
  if (now.can_go_on()) {
    if (last < all && can(last) && !now.next(last).yielded) return {last, 0};
    for (std::size_t i = 1; i <= all; ++i) {
      const std::size_t who = (last + i) % all;
      if (can(who)) return {static_cast<actor>(who), 0};
    }
  }
  decision first{};
  bool found = false;
  for (const decision each : now.extras()) {
    if (each.how != decision::timed_out) continue;
    if (!found || now.next(each.who).amount < now.next(first.who).amount) first = each;
    found = true;
  }
  return first;
}

// Whether leaving this thread for another one would be a preemption: it could go on and has not let others go
// first.
inline bool would_go_on(const model& now, actor last) {
  return now.is_enabled(last) && now.next(last).what != op::yield && !now.next(last).yielded;
}

}  // namespace interleave::schedule
