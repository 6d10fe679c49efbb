#include "app/terminal/screen.h"

#include <array>
#include <cstdlib>
#include <poll.h>
#include <string_view>
#include <sys/ioctl.h>
#include <thread>
#include <unistd.h>

namespace interleave::app {

namespace {

bool locale_is_utf8() {
  for (const char* variable : {"LC_ALL", "LC_CTYPE", "LANG"}) {  // the first that is set decides
    const char* const value = std::getenv(variable);
    if (value == nullptr || *value == '\0') continue;
    const std::string_view name(value);
    return name.find("UTF-8") != name.npos || name.find("utf8") != name.npos ||
           name.find("UTF8") != name.npos || name.find("utf-8") != name.npos;
  }
  return false;
}

void put(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(STDOUT_FILENO, text.data(), text.size());
    if (written <= 0) return;  // the terminal is gone: there is nobody to tell
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

bool stdout_can_redraw() {
  const char* const kind = std::getenv("TERM");
  return isatty(STDOUT_FILENO) == 1 && kind != nullptr && *kind != '\0' && std::string_view(kind) != "dumb";
}

terminal_style style_of_stdout() {
  terminal_style style;
  style.unicode = locale_is_utf8();
  style.colours = stdout_can_redraw() && std::getenv("NO_COLOR") == nullptr;
  style.columns = 1000;  // a file or a pipe: whoever reads it folds or cuts
  winsize size{};
  if (isatty(STDOUT_FILENO) == 1) {
    const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0;
    style.columns = known ? size.ws_col : 80;
    if (stdout_can_redraw()) style.rows = known ? size.ws_row : 24;
  }
  return style;
}

screen::screen() {
  termios now{};
  if (isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &now) == 0) {
    before_ = now;
    now.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    now.c_cc[VMIN] = 1;
    now.c_cc[VTIME] = 0;
    now.c_cc[VSUSP] = _POSIX_VDISABLE;  // to be suspended in this state would leave the shell in it
    tcsetattr(STDIN_FILENO, TCSANOW, &now);
  }
  put("\x1b[?1049h\x1b[?25l");
}

screen::~screen() {
  put("\x1b[?25h\x1b[?1049l");
  if (before_) tcsetattr(STDIN_FILENO, TCSANOW, &*before_);
}

void screen::show(const std::vector<std::string>& lines) {
  std::string frame = "\x1b[H";
  for (std::size_t i = 0; i < lines.size(); ++i) {
    frame += lines[i] + "\x1b[K";
    if (i + 1 < lines.size()) frame += "\r\n";
  }
  frame += "\x1b[J";  // nothing is cleared before it is drawn over: no flicker
  put(frame);
}

char screen::key(std::chrono::milliseconds within) {
  if (!before_) {
    std::this_thread::sleep_for(within);
    return 0;
  }
  pollfd input{STDIN_FILENO, POLLIN, 0};
  if (poll(&input, 1, static_cast<int>(within.count())) <= 0) return 0;
  std::array<char, 1> key{};
  if (read(STDIN_FILENO, key.data(), key.size()) == 1) return key[0];
  before_.reset();  // closed: no more keys, and nothing to give back
  return 0;
}

}  // namespace interleave::app
