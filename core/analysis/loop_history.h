#pragma once

#include "core/analysis/loop_state.h"
#include "core/trace/store.h"

#include <cstddef>
#include <vector>

namespace interleave::analysis {

// A callback that has begun: a point of the curves of latency and queue length over time.
struct loop_sample {
  nanoseconds at = 0;
  object_id loop = 0;
  trace::callback_kind kind = trace::callback_kind::deferred;
  nanoseconds latency = 0;
  std::size_t waiting = 0;  // in the queues, with itself
};

// The event loops of one trace at any playhead: replayed from the nearest copy that was kept on the way. For
// one thread; needs no lock, as the records need none.
//
//   loop_history loops;
//   for (const auto& [loop, then] : loops.at(trace, position).loops) draw(then.ready);
class loop_history {
 public:
  explicit loop_history(std::size_t copy_every = 16384) : every_(copy_every == 0 ? 1 : copy_every) {}

  // After the first `position` records, or all if there are fewer. Valid until the next call.
  const loop_states& at(const trace::store& records, std::size_t position);

  // In order of time, as far as at() has come; grows only.
  [[nodiscard]] const std::vector<loop_sample>& samples() const { return samples_; }

 private:
  void advance(const trace::store& records, std::size_t position);

  std::size_t every_;
  loop_states head_;  // the farthest that was asked for
  loop_states then_;
  std::vector<loop_states> copies_;
  std::vector<loop_sample> samples_;
};

}  // namespace interleave::analysis
