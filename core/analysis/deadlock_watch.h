#pragma once

#include "core/analysis/finding.h"
#include "core/analysis/state.h"

#include <optional>

namespace interleave::analysis {

// Finds deadlocks as they close. A cycle is looked for only when a wait begins, since nothing else can close
// one; that costs a walk along the chain of owners, mostly one link. It is certain at once, unless events are
// missing from the trace: then it is reported only once it has stood for a while.
//
// A standstill (all live threads blocked, no cycle) is reported once it has lasted `standstill_after`, since
// a thread that was woken but lacks a CPU looks the same for a moment; not at all where the world is not
// closed.
//
// Feed each record to before(), with the state before it, then to after(), with the state after it.
class deadlock_watch {
 public:
  struct options {
    nanoseconds standstill_after;
    bool closed_world;
  };
  explicit deadlock_watch(options how) : how_(how) {}

  std::optional<deadlock> before(const trace::record& next, const state& before) {
    if (!doubtful_ && !standstill_) [[likely]]
      return {};
    return ripen(next, before);
  }
  std::optional<deadlock> after(const trace::record& last, const state& after);
  std::optional<deadlock> time_passes(nanoseconds now, const state& at);

 private:
  struct still {
    deadlock all;
    nanoseconds patience;
  };
  std::optional<deadlock> ripen(const trace::record& next, const state& before);
  std::optional<deadlock> report(deadlock found);
  void look_for_standstill(const state& at);

  options how_;
  std::optional<deadlock> doubtful_;
  std::optional<still> standstill_;
  std::optional<deadlock> standing_;  // the last one reported
};

}  // namespace interleave::analysis
