#pragma once

#include "core/schedule/engine.h"
#include "core/schedule/model.h"

#include <span>
#include <vector>

namespace interleave::schedule {

// A thread that cannot go on, and one of those who could let it.
struct wait_link {
  actor who = 0;
  step waits_at{};
  actor for_whom = model::nobody;  // nobody in particular
};

// Who waits for whom in a run of which `now` is the state and `log` are the steps: owners of mutexes, holders
// of permits, threads that are joined. Whose wake-up was lost, or who waits for others to arrive, waits for
// nobody in particular.
[[nodiscard]] std::vector<wait_link> waits_of(const model& now, std::span<const performed> log);

// The circle among them, in order, from its lowest thread on; empty if there is none. Where a wait has
// several links the first that leads into a circle counts.
[[nodiscard]] std::vector<wait_link> circle_in(std::span<const wait_link> waits);

}  // namespace interleave::schedule
