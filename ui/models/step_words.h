#pragma once

#include "core/schedule/decision.h"
#include "core/schedule/step.h"

#include <QString>

namespace interleave::ui {

// As core/schedule/step_words.h says it.
QString word_for(schedule::op what, trace::location_id at);

// How a step comes out where that is not what it says already: "its time is over", "wakes for no reason",
// "outcome 3"; empty for the ordinary way.
QString outcome_of(schedule::op what, std::uint16_t how);

}  // namespace interleave::ui
