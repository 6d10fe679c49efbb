#pragma once

#include "app/terminal/view.h"

#include <chrono>
#include <optional>
#include <string>
#include <termios.h>
#include <vector>

namespace interleave::app {

// What standard output can show: colours unless NO_COLOR is set, Unicode where the locale's names say UTF-8.
terminal_style style_of_stdout();
// A terminal that can do more than print line after line (TERM tells).
bool stdout_can_redraw();

// The terminal taken over for redrawing: alternate screen, no cursor, keys read one by one without echo. The
// destructor gives it back as it was; signals must be turned into a normal end (see interrupt). One at a
// time.
//
//   screen terminal;
//   terminal.show(lines);
//   if (terminal.key(100ms) == 'q') return;
class screen {
 public:
  screen();
  ~screen();
  screen(const screen&) = delete;
  screen& operator=(const screen&) = delete;

  void show(const std::vector<std::string>& lines);
  // A key, or 0 when none came in that time or standard input is no terminal.
  char key(std::chrono::milliseconds within);

 private:
  std::optional<termios> before_;  // of standard input, if it is a terminal
};

}  // namespace interleave::app
