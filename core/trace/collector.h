#pragma once

#include "core/trace/event.h"
#include "core/trace/recorder.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace interleave::trace {

// Records from elsewhere than the program's threads (the operating system's switch records), in order of
// time.
class record_source {
 public:
  virtual ~record_source() = default;
  // Appends all records with a time below `before` (CLOCK_MONOTONIC, ns); their `time` is CLOCK_MONOTONIC
  // minus `origin`.
  virtual void read(std::uint64_t before, std::uint64_t origin, std::vector<record>& out) = 0;
};

// Takes events off every queue of a recorder, brings them into one order, and hands them on in batches.
//
// Order is exact: nothing is handed on that an event still to arrive could precede. Each sweep reads the
// clock, runs a barrier on every core (membarrier), then reads every producer's mark: even → nothing of that
// thread is under way, so whatever it writes next is later than the clock reading; odd → it may carry any
// time from its last published event on. The minimum of these bounds is the watermark, and everything below
// it is merged and delivered. A preempted producer can hold the watermark back.
//
// One collector a recorder, made before the first attachment: time 0 is when it is made.
//
//   collector collects(recording, [&](std::span<const record> batch) { trace.append(batch); });
//   … run …
//   collects.flush();
//
// The collector's own thread sleeps `interval` between sweeps: a spinning collector doubles what an event
// costs its producer.
class collector {
 public:
  using sink = std::function<void(std::span<const record>)>;

  struct options {
    std::chrono::microseconds interval{1000};
    record_source* extra = nullptr;  // not owned
  };

  // `deliver` is called on the collector's thread.
  collector(recorder& from, sink deliver, options how);
  collector(recorder& from, sink deliver) : collector(from, std::move(deliver), options{}) {}
  // Delivers what is left, then ends the thread.
  ~collector();

  // Returns when everything that was written before the call has been delivered. Any thread but the
  // collector's.
  void flush();

  // Every event before it has been delivered.
  [[nodiscard]] nanoseconds watermark() const noexcept;
  // Events that were not delivered in order; see merger. 0 where the system has process-wide barriers.
  [[nodiscard]] std::uint64_t late() const noexcept;
  // The time now, on the run's scale.
  [[nodiscard]] nanoseconds now_ns() const noexcept;

 private:
  struct impl;
  std::unique_ptr<impl> impl_;
};

}  // namespace interleave::trace
