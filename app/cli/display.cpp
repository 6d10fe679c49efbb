#include "app/cli/display.h"

#include <cstdlib>

namespace interleave::app {

namespace {

bool is_set(const char* variable) {
  const char* const value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

}  // namespace

bool has_display() {
  return is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") || is_set("QT_QPA_PLATFORM");
}

std::string no_window_because() {
  if (!has_window()) return "This build has no window (it was configured with INTERLEAVE_UI off)";
  if (!has_display()) return "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)";
  return {};
}

}  // namespace interleave::app
