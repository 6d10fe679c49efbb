#include "app/cli/command.h"
#include "app/cli/display.h"

namespace interleave::app {

bool has_window() {
  return false;
}

int show_window(const window_request&) {
  throw usage_error(no_window_because());
}

}  // namespace interleave::app
