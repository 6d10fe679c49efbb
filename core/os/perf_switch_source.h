#pragma once

#include "core/os/switch_records.h"

#include <memory>
#include <string>

namespace interleave::os {

// The exact switch_source: perf events on the calling thread and, if wanted, its descendants, one event and
// one ring a core. Needs no privilege where kernel.perf_event_paranoid ≤ 2, since only user-space switches of
// one's own threads are asked for. Null where it is refused; then `reason` tells what was refused and what to
// allow. `note` ends its why().
//
//   std::string reason;
//   if (auto source = open_perf_switch_source("", reason)) return source;
std::unique_ptr<switch_source> open_perf_switch_source(const std::string& note, std::string& reason,
                                                       switch_scope whose = switch_scope::descendants);

}  // namespace interleave::os
