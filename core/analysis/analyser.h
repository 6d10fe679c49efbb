#pragma once

#include "core/analysis/finding.h"
#include "core/analysis/histogram.h"
#include "core/analysis/state.h"
#include "core/trace/source.h"
#include "core/trace/store.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace interleave::analysis {

// Per-object statistics over the whole trace so far.
struct object_statistics {
  histogram wait_ns;
  histogram hold_ns;
};

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
  };
  analyser(const trace::store& records, const trace::dictionary& dictionary, options how);
  ~analyser();

  // Applies the records that the store has gained.
  void catch_up();
  // Time passes without records (a live run that is deadlocked or starved): lets findings that need waiting
  // ripen.
  void time_passes(nanoseconds now);

  [[nodiscard]] const state& head() const;
  // The state after the first `position` records.
  [[nodiscard]] state at(std::size_t position) const;

  [[nodiscard]] const names& known_names() const;
  [[nodiscard]] const std::vector<finding>& findings() const;  // in order of time
  [[nodiscard]] const std::optional<deadlock>& first_deadlock() const;
  [[nodiscard]] const object_statistics& statistics(object_id object) const;
  [[nodiscard]] std::size_t bytes() const;

 private:
  struct impl;
  std::unique_ptr<impl> impl_;
};

// Jain's index of fairness of shares: 1 all alike, 1/n one has everything; 1 for none. (Jain, Chiu, Hawe
// 1984)
double jain_index(const std::vector<double>& shares);

}  // namespace interleave::analysis
