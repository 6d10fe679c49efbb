#pragma once

#include "core/schedule/decision.h"
#include "core/schedule/step.h"

#include <QString>

namespace interleave::ui {

// What a step does, in a word or two that an object's name can follow: "lock", "wait at", "notify one at".
// `at`: the step's place; a thread's very first step has none.
QString word_for(schedule::op what, trace::location_id at);

// How a step comes out where that is not what it says already: "its time is over", "wakes for no reason",
// "outcome 3"; empty for the ordinary way.
QString outcome_of(schedule::op what, std::uint16_t how);

}  // namespace interleave::ui
