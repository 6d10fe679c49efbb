#pragma once

#include "core/schedule/step.h"

#include <string_view>

namespace interleave::schedule {

// What a step does, in a word or two that an object's name can follow: "lock", "wait at", "notify one at".
// `at`: the step's place; a thread's very first step has none.
[[nodiscard]] std::string_view word_for(op what, trace::location_id at) noexcept;

}  // namespace interleave::schedule
