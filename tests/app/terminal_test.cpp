#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <pty.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave::app {
namespace {

// All that the program writes to a terminal of that kind within a short dinner; q is pressed once `until` was
// written.
std::string shown_on(const char* kind, winsize size, const char* until = "philosopher 5") {
  int terminal = -1;
  const pid_t program = forkpty(&terminal, nullptr, nullptr, &size);
  EXPECT_GE(program, 0);
  if (program == 0) {
    for (const char* each : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "NO_COLOR"}) unsetenv(each);
    setenv("TERM", kind, 1);
    execl(INTERLEAVE_PROGRAM, "interleave", "dining-philosophers", "--variant", "ordered", "--duration",
          "200ms", static_cast<char*>(nullptr));
    _exit(127);
  }
  std::string all;
  std::array<char, 4096> buffer{};
  bool asked = false;
  for (;;) {
    const ssize_t n = read(terminal, buffer.data(), buffer.size());
    if (n <= 0) break;  // the program has ended
    all.append(buffer.data(), static_cast<std::size_t>(n));
    if (!asked && all.find(until) != std::string::npos) asked = write(terminal, "q", 1) == 1;
  }
  int how = 0;
  waitpid(program, &how, 0);
  EXPECT_TRUE(WIFEXITED(how) && WEXITSTATUS(how) == 0) << how;
  close(terminal);
  return all;
}

TEST(Terminal, IsRedrawnUntilAKeyEndsIt) {
  const std::string shown = shown_on("xterm", {24, 80, 0, 0});
  EXPECT_NE(shown.find("\x1b[?1049h"), std::string::npos);
  EXPECT_NE(shown.find("\x1b[?1049l"), std::string::npos);  // given back
  EXPECT_NE(shown.find("philosopher 5"), std::string::npos);
}

TEST(Terminal, ThatOnlyPrintsGetsNoEscapeSequences) {
  for (const char* kind : {"dumb", ""}) {
    const std::string shown = shown_on(kind, {24, 80, 0, 0});
    EXPECT_EQ(shown.find('\x1b'), std::string::npos) << kind;
    EXPECT_NE(shown.find("philosopher 5"), std::string::npos) << shown;
  }
}

TEST(Terminal, MayBeAsSmallAsItLikes) {
  for (const winsize& size : {winsize{1, 1, 0, 0}, winsize{5, 12, 0, 0}, winsize{0, 0, 0, 0}})
    EXPECT_NE(shown_on("xterm", size, "\x1b[J").find("\x1b[J"), std::string::npos);
}

}  // namespace
}  // namespace interleave::app
