#pragma once

#include "core/scenario/recording.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace interleave::exports {

// One of the scenario's own counters, of a whole run.
struct counter {
  std::int64_t total = 0;
  // Of each thread that counts it or is named like one that does ("philosopher 2" beside "philosopher 1").
  std::map<trace::thread_id, std::int64_t> by_thread;

  [[nodiscard]] std::int64_t least() const;  // of the threads; 0 without any
  [[nodiscard]] double jain() const;
};

// All counters by name; the one that tells the scenario's progress is there even if it was never counted. Who
// never started counts with nothing.
//
//   recording.read([&](const recording::view& now) { return counters_of(now, "meals"); })["meals"].least()
std::map<std::string, counter> counters_of(const scenario::recording::view& now, std::string_view progress);

}  // namespace interleave::exports
