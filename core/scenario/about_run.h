#pragma once

#include "core/trace/file.h"

#include <cstdint>
#include <map>
#include <string>

namespace interleave::scenario {

// What was run, to be shown and to be run again.
struct about_run {
  std::string scenario;
  std::string variant;
  std::map<std::string, double> knobs;
  std::string mode = "free";
  std::string schedule{};  // the string that was replayed
  std::uint64_t seed = 0;
  std::string switch_source = "none";  // exact, sampled, none
  std::string switch_reason;           // one line: how switch records are had, or why not
};

// As a trace file keeps it.
trace::properties properties_of(const about_run& about);
about_run about_from(const trace::properties& from);

}  // namespace interleave::scenario
