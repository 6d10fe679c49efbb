#pragma once

#include <chrono>
#include <string>

namespace interleave::app {

// A run by a schedule string, which carries variant and knobs: on real threads, recorded and reported as
// `run` does.
struct replay_arguments {
  std::string scenario;
  std::string schedule;
  std::string backend;  // fibers, threads: without a trace, told in few words; empty: as above
  std::string trace;
  std::chrono::nanoseconds pace{0};
  bool json = false;
};

// The exit status. Throws usage_error, also where the run diverges from its schedule.
int replay(const replay_arguments& with);

}  // namespace interleave::app
