#pragma once

#include "core/analysis/measure.h"
#include "core/trace/source.h"
#include "core/trace/store.h"

#include <string_view>

namespace interleave::analysis {

// Of the threads whose names begin with `prefix`, over the whole trace: how many there were (under
// `count_name`), `wall_ms` from the first one's start to the last one's end, and of all together `blocked_ms`
// in the kernel and `cpu_ms` as sync::cpu_meter counts it. A thread that has not ended does so with the
// trace.
measures team_measures(const trace::store& of, const trace::dictionary& texts, std::string_view prefix,
                       std::string_view count_name);

}  // namespace interleave::analysis
