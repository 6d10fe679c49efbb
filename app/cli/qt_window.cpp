#include "app/cli/display.h"
#include "ui/application.h"

#include <array>

namespace interleave::app {

bool has_window() {
  return true;
}

int show_window(const window_request& what) {
  // Arguments are parsed already; Qt wants to see a program's name, for as long as the window lives.
  static std::array<char, 11> name{"interleave"};
  static std::array<char*, 2> arguments{name.data(), nullptr};
  static int count = 1;
  ui::window_options options;
  options.scenario = what.scenario;
  options.variant = what.variant;
  options.rival = what.rival;
  options.settings = what.settings;
  options.open = what.file;
  options.screenshot = what.screenshot;
  options.after = what.after;
  options.width = what.width;
  options.height = what.height;
  if (!what.theme.empty()) options.dark = what.theme == "dark";
  options.presenter = what.presenter;
  options.greet = what.greet;
  return ui::run_window(count, arguments.data(), options);
}

}  // namespace interleave::app
