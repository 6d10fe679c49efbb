#pragma once

#include "core/scenario/descriptor.h"

#include <QString>

namespace interleave::ui {

// How the window names a knob; the command line has its title as it is. Pure.

// Without what 0 means, and with the titles of variants for their ids: "Cores (of “All cores”)".
QString name_of(const scenario::knob& knob, const scenario::descriptor& of);
// What 0 means, of "Meals (0: endless)": "endless". Empty where it means nothing but 0.
QString zero_of(const scenario::knob& knob);
// What it is set to, within a sentence: "pause between forks 43 ms", "meals 3", "meals: endless".
QString set_to(const scenario::knob& knob, double value);

}  // namespace interleave::ui
