#pragma once

#include "core/trace/source.h"

#include <chrono>
#include <source_location>

namespace interleave::sync {

// Counts the CPU time that the calling thread uses while it lives, in µs, under the name "cpu_us": exact,
// also where the system gives no switch records. Made and destroyed by one thread.
//
//   const cpu_meter cost;
class cpu_meter {
 public:
  explicit cpu_meter(const std::source_location& at = std::source_location::current());
  ~cpu_meter();
  cpu_meter(const cpu_meter&) = delete;
  cpu_meter& operator=(const cpu_meter&) = delete;

 private:
  std::source_location at_;
  std::chrono::nanoseconds before_;
};

}  // namespace interleave::sync
