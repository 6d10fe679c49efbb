#pragma once

#include "core/analysis/finding.h"
#include "core/analysis/state.h"
#include "core/scenario/recording.h"
#include "ui/models/playhead.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace interleave::ui {

// How long threads waited for an object, over the whole trace.
struct wait_figures {
  analysis::nanoseconds p50 = 0;
  analysis::nanoseconds max = 0;
};

// Everything that one frame shows: the state at the playhead and what belongs to the whole trace. Immutable;
// all models of a frame share it. Nothing in it is null.
struct snapshot {
  std::shared_ptr<const analysis::state> state;
  std::shared_ptr<const analysis::names> names;
  std::shared_ptr<const std::vector<analysis::finding>> findings;  // also later than the playhead
  std::shared_ptr<const analysis::deadlock> deadlock;      // the first one; closed_at 0, no cycle: none
  std::shared_ptr<const std::vector<wait_figures>> waits;  // by object
  std::vector<analysis::wait_edge> closing;                // would close a cycle if they came to be
  analysis::nanoseconds playhead = 0;
  analysis::nanoseconds end = 0;  // how far time has come
  std::size_t records = 0;
  std::uint64_t lost = 0;
  bool live = true;

  [[nodiscard]] bool is_deadlocked() const {
    return !deadlock->stuck.empty() && deadlock->closed_at <= playhead;
  }
};

// Takes snapshots of one recording, sharing what has not changed since the last. For the window's thread.
//
//   snapshot_source frames(opened);
//   std::shared_ptr<const snapshot> now = frames.take(where);
class snapshot_source {
 public:
  explicit snapshot_source(std::shared_ptr<const scenario::recording> of);

  std::shared_ptr<const snapshot> take(const playhead& where);
  [[nodiscard]] const scenario::recording& of() const { return *of_; }

 private:
  void refresh_state(const scenario::recording::view& now, std::size_t position);
  void refresh_findings(const scenario::recording::view& now);
  void refresh_waits(const scenario::recording::view& now, std::size_t objects);

  std::shared_ptr<const scenario::recording> of_;
  snapshot last_;
  std::vector<std::uint64_t> counts_;  // by object, of the waits that last_.waits was worked out from
};

}  // namespace interleave::ui
