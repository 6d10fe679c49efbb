#pragma once

#include "core/analysis/analyser.h"

#include <cstdint>
#include <string>
#include <vector>

namespace interleave::analysis {

// A run in figures: what `run --json` and the panels tell of each thread and object. Plain values.

struct thread_summary {
  thread_id thread = 0;
  std::string name;
  std::uint64_t run_ns = 0;    // exact switch records only, as ready_ns and both switches
  std::uint64_t ready_ns = 0;  // wanted a CPU and had none
  std::uint64_t blocked_ns = 0;
  std::uint64_t waits = 0;
  std::uint64_t longest_wait_ns = 0;
  std::uint64_t voluntary_switches = 0;
  std::uint64_t involuntary_switches = 0;
};

struct duration_summary {
  std::uint64_t p50 = 0;
  std::uint64_t p99 = 0;
  std::uint64_t max = 0;
  std::uint64_t total = 0;
};

struct object_summary {
  object_id object = 0;
  std::string name;
  trace::object_kind kind = trace::object_kind::unknown;
  std::uint64_t acquisitions = 0;
  std::uint64_t contended = 0;
  duration_summary wait_ns;  // of waits that came to their end
  duration_summary hold_ns;
};

struct run_summary {
  std::vector<thread_summary> threads;
  std::vector<object_summary> objects;  // threads, which are objects to those who join them, are left out
  bool exact_switches = false;
};

// `now`: the end of the run; what goes on counts up to there.
run_summary summarise(const analyser& of, nanoseconds now);

// "mutex", "shared_mutex", …
const char* name_of(trace::object_kind kind);

}  // namespace interleave::analysis
