#pragma once

#include "core/analysis/finding.h"
#include "core/analysis/lock_order.h"
#include "core/analysis/state.h"

#include <cstdint>
#include <string>
#include <vector>

namespace interleave::analysis {

// What findings say, in plain English, with the names that threads and objects have.

std::string sentence_for(const deadlock& closed, const state& at, const names& known);
std::string sentence_for(const lock_order::circle& possible, const names& known);

// "a", "a and b", "a, b and c"; past `most`: "a, b, c and 4 more".
std::string enumerate(const std::vector<std::string>& items, std::size_t most = 5);
// "850 µs", "2.0 s"
std::string duration_text(nanoseconds ns);

}  // namespace interleave::analysis
