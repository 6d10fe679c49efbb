#pragma once

#include "app/cli/display.h"

namespace interleave::app {

// Shows the trace `what.file` in the window; without a display, prints a summary of it. Returns the exit
// status. Throws trace::file_error if it is not a trace.
//
//   return open_file({.file = "dinner.interleave"});
int open_file(const window_request& what);

}  // namespace interleave::app
