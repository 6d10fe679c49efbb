#pragma once

#include "core/analysis/fairness.h"
#include "core/analysis/finding.h"
#include "core/analysis/lock_order.h"
#include "core/analysis/state.h"
#include "core/analysis/statistics.h"
#include "core/trace/source.h"
#include "core/trace/store.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace interleave::analysis {

// Turns records into meaning as they arrive: the state at the head, key frames on the way, findings,
// statistics. Not thread-safe: the owner guards it (scenario::recording does).
//
//   analyser reads(trace, names_of_literals);
//   trace.append(batch);  reads.catch_up();      // applies everything new in the store
//   state then = reads.at(trace.upper_bound(t)); // any playhead, from the nearest key frame
class analyser {
 public:
  struct options {
    std::size_t key_frame_every = 16384;  // records
    nanoseconds starved_after = 2'000'000'000;
    nanoseconds livelock_after = 1'500'000'000;
    // All threads blocked without a cycle (a lost wake-up) is a deadlock once it has lasted so long: until
    // then somebody may have been woken who only lacks a CPU. Ten times as long where one is known to be.
    nanoseconds standstill_after = 100'000'000;
    // Nobody but the threads in the trace wakes them. False, for example, where the window feeds a worker:
    // then a standstill is no deadlock, only a cycle is.
    bool closed_world = true;
    std::string progress{};  // name of the counter that tells progress ("meals"); empty: any counter
    // Somebody says who goes on at each step: a thread that leaves its core without a wait is not blocked, it
    // only has not got the turn.
    bool steps_decided = false;
    bool progress_expected =
        false;  // a run that counts nothing for long is a livelock; implied by `progress`
  };
  // `records` and `dictionary` must outlive it.
  analyser(const trace::store& records, const trace::dictionary& dictionary, options how);
  ~analyser();

  // Applies the records that the store has gained. `after_each` gets each record and the state with it.
  template <class F>
  void catch_up(F&& after_each) {
    const state& with = head();
    for (auto row = next_row(); !row.empty(); row = next_row()) {
      for (const trace::record& each : row) {
        take(each);
        after_each(each, with);
      }
    }
  }
  void catch_up() {
    catch_up([](const trace::record&, const state&) {});
  }
  // Time passes without records (a live run that is deadlocked or starved): lets findings that need waiting
  // ripen. For a finished run or an opened file: once, with the time of its end.
  void time_passes(nanoseconds now);

  [[nodiscard]] const state& head() const;
  // The state after the first `position` records.
  [[nodiscard]] state at(std::size_t position) const;
  // The same for a playhead that moves: brings a state of this trace to `position`, onwards from where it is
  // if that is near.
  void move(state& from, std::size_t position) const;

  [[nodiscard]] const names& known_names() const;
  [[nodiscard]] const std::vector<finding>& findings() const;  // in order of time
  [[nodiscard]] const std::optional<deadlock>& first_deadlock() const;
  // The circles that lock-order warnings are about, in the order in which they were found.
  [[nodiscard]] const std::vector<lock_order::circle>& possible_deadlocks() const;
  [[nodiscard]] const object_statistics& statistics(object_id object) const;
  // Edges that would close a cycle at `then`, as far as the threads' past does not speak against them.
  [[nodiscard]] std::vector<wait_edge> closing_edges(const state& then) const;
  // Memory of its own, in bytes: key frames, statistics, lock order.
  [[nodiscard]] std::size_t bytes() const;

 private:
  // Those of the records to be applied that lie in a row; empty if there is none.
  [[nodiscard]] std::span<const trace::record> next_row();
  void take(const trace::record& next);

  struct impl;
  std::unique_ptr<impl> impl_;
};

}  // namespace interleave::analysis
