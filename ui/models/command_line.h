#pragma once

#include "core/scenario/about_run.h"

#include <QString>

namespace interleave::ui {

// The line for a shell that does again what a run has done: scenario, variant, the knobs that are not at
// their defaults, seed, and the schedule if it was given one. Of a benchmark, the line that measures it.
//
//   command_line(run.about())  // interleave run dining-philosophers --variant naive --set philosophers=7
//   --seed 1
QString command_line(const scenario::about_run& of);

}  // namespace interleave::ui
