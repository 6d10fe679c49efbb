#pragma once

#include "core/analysis/measure.h"
#include "core/trace/event.h"
#include "core/trace/store.h"

#include <cstdint>
#include <vector>

namespace interleave::analysis {

// How a scenario's worker threads share the cores, from the kernel's own records of each switch. All threads
// count but the first one, main, which only waits for the others.
//
// A slice is the time from going on a core to leaving it. A thread leaves because another one is to run
// (preempted), or to wait (blocked); the last time, at its end, it does neither, and that is no switch.
// Records that contradict each other are read so that a core has one thread at a time.
//
//   core_usage usage;
//   for (std::size_t i = 0; i < trace.size(); ++i) usage.see(trace[i]);
//   if (usage.exact()) show(usage.max_running_at_once());
class core_usage {
 public:
  void see(const trace::record& next);

  // Whether there was any switch record: where the system gives none, nothing is known.
  [[nodiscard]] bool exact() const { return exact_; }
  [[nodiscard]] std::uint32_t running() const { return running_; }  // now
  [[nodiscard]] std::uint32_t max_running_at_once() const { return most_; }
  [[nodiscard]] std::uint64_t preempted() const { return preempted_; }
  [[nodiscard]] std::uint64_t blocked() const { return blocked_; }
  [[nodiscard]] std::uint64_t switches() const { return preempted_ + blocked_; }
  // Of slices that are over.
  [[nodiscard]] trace::nanoseconds longest_slice() const { return longest_; }
  [[nodiscard]] trace::nanoseconds mean_slice() const { return slices_ == 0 ? 0 : total_ / slices_; }

 private:
  struct core {
    trace::thread_id thread = 0;  // 0: no worker
    trace::nanoseconds since = 0;
  };

  void put_on(const trace::record& in);
  void take_off(trace::thread_id thread, trace::nanoseconds at);
  core& on(std::uint16_t cpu);

  std::vector<core> cores_;
  std::vector<bool> ended_;  // by thread
  bool exact_ = false;
  std::uint32_t running_ = 0;
  std::uint32_t most_ = 0;
  std::uint64_t preempted_ = 0;
  std::uint64_t blocked_ = 0;
  std::uint64_t slices_ = 0;
  trace::nanoseconds total_ = 0;
  trace::nanoseconds longest_ = 0;
};

// max_running_at_once, switches, preempted, blocked, longest_slice_us, mean_slice_us; without values where
// there are no exact switch records.
measures core_measures(const trace::store& of);

}  // namespace interleave::analysis
