#pragma once

#include "core/analysis/state.h"
#include "core/trace/event.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace interleave::exports {

// What stands in files and reports for the numbers of a trace: the names that event.h gives them. A number
// that a newer version wrote is "unknown".
//
//   word_for(trace::kind::wait_begin)         // "wait_begin"
//   words_for_flags(flag::shared | flag::timed)  // "shared timed"
std::string_view word_for(trace::kind what);
std::string_view word_for(trace::how_ended how);
std::string_view word_for(trace::wait_result how);
std::string_view word_for(analysis::activity doing);
std::string words_for_flags(std::uint8_t flags);

}  // namespace interleave::exports
