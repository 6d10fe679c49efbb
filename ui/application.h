#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace interleave::ui {

// What the command line asks of the window. Empty: the default.
struct window_options {
  std::string scenario;  // or a benchmark
  std::string variant;
  std::string rival;                                          // a variant to run beside it: a duel
  std::vector<std::pair<std::string, std::string>> settings;  // knob, value
  double pace_ms = 0;                                         // real time at each sync point; 0: free
  std::filesystem::path open;                                 // a recording to show, instead of a run
  std::filesystem::path screenshot;                           // draw the window into this file and end
  std::chrono::milliseconds after{2000};                      // the screenshot, from the first frame on
  bool start = true;                                          // run at once
  int width = 0;                                              // of the window; 0: its own
  int height = 0;
  std::optional<bool> dark;  // the theme; as the system's if not given
  bool presenter = false;    // large, in full screen
  bool greet = false;        // nothing was asked for: welcome who is new
};

// Shows the window until it is closed. Returns the program's exit status: 0; 2 after one line on standard
// error for a scenario, variant, knob or file that is not there; 1 if the window cannot be made.
//
//   return ui::run_window(argc, argv, {.scenario = "dining-philosophers", .variant = "naive"});
int run_window(int& argc, char** argv, const window_options& options);

}  // namespace interleave::ui
