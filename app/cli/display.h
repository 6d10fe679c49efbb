#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace interleave::app {

// Whether this build has a window at all.
bool has_window();

// Whether there is something to show a window on: X, Wayland, or a Qt platform that the user has asked for.
bool has_display();

// Why there is no window now, in a sentence; empty if there can be one.
std::string no_window_because();

// What the window shows at first.
struct window_request {
  std::string scenario;  // empty: the default
  std::string variant;
  std::string rival;                                          // a variant to run beside it; empty: none
  std::vector<std::pair<std::string, std::string>> settings;  // knob, value
  std::string file;                                           // a trace to open instead
  std::string screenshot;  // written after `after`, and then the program ends
  std::chrono::milliseconds after{0};
  int width = 0;  // of the window; 0: its own
  int height = 0;
  bool presenter = false;  // large, in full screen
  std::string theme;       // "light", "dark"; empty: the system's
  bool greet = false;      // nothing was asked for: welcome who is new
};

// Returns the exit status once the window is closed. Needs has_window().
int show_window(const window_request& what);

}  // namespace interleave::app
