#pragma once

#include "app/cli/choice.h"

namespace interleave::app {

struct step_arguments {
  choice chosen;
  std::string trace;  // to be saved; empty: not
  bool json = false;
};

// Runs a scenario step by step: at each step the ways to go on are listed, and a line of standard input says
// which one is taken: its number; nothing for the usual one, which is marked; "w" for the usual one until its
// thread waits; "q" or the end of the input ends the run. Then reports as `run` does, and the schedule that
// was taken. What is listed goes to standard error, so that standard output has the report alone. Returns the
// exit status.
int step(const step_arguments& with);

}  // namespace interleave::app
