#pragma once

#include "core/analysis/histogram.h"
#include "core/sync/annotate.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <utility>

namespace interleave::scenario {

// A counter of the run that shows a value, which may also fall: what is counted is how far it has moved. For
// one thread.
//
//   shown_value longest("longest_stall_ms");  longest.show(1205);
class shown_value {
 public:
  explicit shown_value(trace::literal name) : name_(name) {}

  void show(std::int64_t value) {
    if (value == shown_ && told_) return;
    sync::count(name_, value - std::exchange(shown_, value));
    told_ = true;
  }

 private:
  trace::literal name_;
  std::int64_t shown_ = 0;
  bool told_ = false;  // a zero is told too
};

// How well a UI thread keeps to its duty to come back to its loop, as counters of the run: longest_stall_ms,
// stalls_over_50ms; keys, p99_key_latency_ms. Whole milliseconds, cut. For that thread.
//
//   liveliness alive;  alive.beat(3ms);  alive.key(12ms);
class liveliness {
 public:
  using nanoseconds = std::chrono::nanoseconds;

  // A heartbeat came, so late: for so long the loop did not turn.
  void beat(nanoseconds late) {
    stalls_over_50ms_.show(stalls_ += late > std::chrono::milliseconds(50) ? 1 : 0);
    longest_ = std::max(longest_, late);
    longest_stall_.show(in_ms(longest_));
  }
  // A key's text is there, so long after the key went down.
  void key(nanoseconds latency) {
    sync::count("keys");
    latencies_.add(static_cast<std::uint64_t>(std::max(latency, nanoseconds(0)).count()));
    p99_.show(in_ms(nanoseconds(latencies_.percentile(0.99))));
  }

 private:
  static std::int64_t in_ms(nanoseconds time) { return time / std::chrono::milliseconds(1); }

  nanoseconds longest_{0};
  std::int64_t stalls_ = 0;
  analysis::histogram latencies_;
  shown_value longest_stall_{"longest_stall_ms"};
  shown_value stalls_over_50ms_{"stalls_over_50ms"};
  shown_value p99_{"p99_key_latency_ms"};
};

}  // namespace interleave::scenario
