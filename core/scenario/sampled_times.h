#pragma once

#include "core/os/switch_records.h"
#include "core/scenario/recording.h"

#include <chrono>
#include <map>

namespace interleave::scenario {

// What the kernel counts for a run's threads, for systems that grant no exact switch records: read out of
// /proc now and then while the threads live, so that a thread's last stretch since the last poll is missing,
// and one that lived for less than the time between two polls may be missing altogether. Costs some 20 µs a
// thread and poll. Does nothing where the records are exact (the trace then knows better) or nothing can be
// had. Not thread-safe.
//
//   sampled_times times(*run.trace());
//   while (!run.is_finished()) { times.poll(); sleep(5ms); }   // looks 20 times a second, not more often
class sampled_times {
 public:
  static constexpr std::chrono::milliseconds interval{50};

  explicit sampled_times(const recording& of);

  void poll();
  [[nodiscard]] const std::map<trace::thread_id, os::thread_times>& all() const { return times_; }

 private:
  const recording& of_;
  const bool needed_;
  std::chrono::steady_clock::time_point next_{};
  std::map<trace::thread_id, os::thread_times> times_;
};

}  // namespace interleave::scenario
