#pragma once

#include "app/cli/choice.h"

#include <chrono>
#include <string>

namespace interleave::app {

// Stands in for the window: runs what was chosen and shows it as it goes. On a terminal redrawn ten times a
// second until q is pressed; space pauses, 1 to 9 choose another variant. Elsewhere a block of lines a
// second, for `duration` or until it has ended. Says `why` first. Returns 0: showing is no check; see the
// command run.
int show_live(choice what, std::chrono::nanoseconds duration, const std::string& why);

}  // namespace interleave::app
