#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace interleave::os {

// One thread went on or off one core. The kernel's word, not an inference from events.
struct switch_record {
  std::uint64_t monotonic_ns = 0;  // CLOCK_MONOTONIC
  std::int32_t os_thread = 0;      // as this_thread_os_id()
  std::uint16_t cpu = 0;
  bool in = false;
  bool preempted = false;  // only off: it wanted to go on
};

enum class switch_precision : std::uint8_t { exact, sampled, none };

// Whose switches: the opening thread's, with or without those of all that descends from it.
enum class switch_scope : std::uint8_t { descendants, this_thread };

struct thread_times {
  std::uint64_t run_ns = 0;    // on a core
  std::uint64_t ready_ns = 0;  // able to run, waiting for a core
  std::uint64_t voluntary_switches = 0;
  std::uint64_t involuntary_switches = 0;
};

// Where a run learns which thread was on which core when: one source a run, opened on the thread that will
// start the run's threads, before it starts them, and from then on used by one thread at a time.
//
//  exact    the kernel writes a record at each switch of the opening thread and of all threads and processes
//  that
//           descend from it after open(). The opening thread was on its core already: its first record is an
//           out. A thread that ends has a last, voluntary out.
//  sampled  no records; poll times_of_thread and use the cpu of each event.
//  none     neither.
//
// For the opening thread alone there are small rings, so that others find room beside them.
//
// open() never fails: it takes the best that the system grants, and why() tells what stood in the way. The
// environment variable INTERLEAVE_SWITCH_RECORDS=exact|sampled|none asks for a lesser one; any other value is
// named in why() and counts as exact.
//
//   auto source = os::switch_source::open();
//   start_threads();
//   source->read(watermark_ns, records);  // about every millisecond
class switch_source {
 public:
  static std::unique_ptr<switch_source> open(switch_scope whose = switch_scope::descendants);

  switch_source() = default;
  virtual ~switch_source();
  switch_source(const switch_source&) = delete;
  switch_source& operator=(const switch_source&) = delete;

  [[nodiscard]] virtual switch_precision precision() const = 0;
  // One line for people: how records are had, or why they are not and what to allow.
  [[nodiscard]] virtual std::string why() const = 0;

  // Appends, in order of time over this and all earlier calls, the records with monotonic_ns <
  // before_monotonic_ns; later ones stay for the next call. The kernel may be in the middle of writing a
  // record with an earlier time: it comes with the next call, its time raised to this call's `before` (or to
  // the time of this call, if `before` lies in the future).
  virtual void read(std::uint64_t before_monotonic_ns, std::vector<switch_record>& out) = 0;

  // Records that the kernel had no room for, as far as it has told (it does so with the next record that
  // fits).
  [[nodiscard]] virtual std::uint64_t lost() const = 0;
};

// What the kernel has counted for a thread of this process: all zero when it is gone, or on other systems.
// The times are zero on kernels without CONFIG_SCHED_INFO. Costs some 20 µs: for polling at
// 30 to 60 Hz, not for a hot path. Thread-safe.
[[nodiscard]] thread_times times_of_thread(std::int32_t os_thread);

}  // namespace interleave::os
