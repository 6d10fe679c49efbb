#include "core/os/guarded.h"

#include "core/os/descriptor.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <string_view>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/prctl.h>
#endif

namespace interleave::os {

namespace {

using std::chrono::steady_clock;

constexpr int look_every_ms = 20;
constexpr char done = 'd';  // the last byte: all is there

void write_all(int to, std::string_view text) noexcept {
  while (!text.empty()) {
    const ssize_t n = ::write(to, text.data(), text.size());
    if (n < 0 && errno != EINTR) return;
    if (n > 0) text.remove_prefix(static_cast<std::size_t>(n));
  }
}

[[noreturn]] void be_child(const std::function<std::string()>& work, int write_end, pid_t parent) noexcept {
  be_guarded();
  if (::getppid() != parent) ::_exit(1);
  try {
    const std::string result = work();
    write_all(write_end, result);
    write_all(write_end, {&done, 1});
  } catch (...) {
    ::_exit(1);
  }
  ::_exit(0);
}

int reap(pid_t child) noexcept {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

std::string guarded::complaint() const {
  if (how == end::came_back) return "";
  if (how == end::late) return "does not come back: it goes on without a step that it could be stopped at";
  if (signal == 0) return "ended before it was done";
  return "crashed (" + std::string(::strsignal(signal)) + ")";
}

void be_guarded() noexcept {
#if defined(__linux__)
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  const rlimit none{0, 0};
  static_cast<void>(::setrlimit(RLIMIT_CORE, &none));
}

guarded run_guarded(const std::function<std::string()>& work, std::chrono::nanoseconds limit,
                    const std::function<bool()>& stop) {
  const auto deadline = steady_clock::now() + limit;
  int ends[2];
  checked(::pipe2(ends, O_CLOEXEC), "pipe2");
  const descriptor read_end(ends[0]);
  descriptor write_end(ends[1]);
  const pid_t parent = ::getpid();
  const pid_t child = checked(::fork(), "fork");
  if (child == 0) be_child(work, write_end.number(), parent);
  write_end.close();  // so that its end is the child's

  guarded result;
  bool told_to_stop = false;
  for (char buffer[4096];;) {
    pollfd ready{read_end.number(), POLLIN, 0};
    const int n = ::poll(&ready, 1, look_every_ms);
    if (n > 0) {
      const ssize_t got = ::read(read_end.number(), buffer, sizeof buffer);
      if (got == 0) break;
      if (got > 0) result.result.append(buffer, static_cast<std::size_t>(got));
    }
    if (!told_to_stop && stop && stop()) {
      told_to_stop = true;
      ::kill(child, SIGINT);
    }
    if (steady_clock::now() >= deadline) {
      ::kill(child, SIGKILL);
      result.how = guarded::end::late;
      break;
    }
  }
  const int status = reap(child);
  if (result.how == guarded::end::came_back && !(WIFEXITED(status) && WEXITSTATUS(status) == 0)) {
    result.how = guarded::end::crashed;
    result.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  }
  if (result.how != guarded::end::came_back || !result.result.ends_with(done)) {
    if (result.how == guarded::end::came_back) result.how = guarded::end::crashed;
    result.result.clear();
  } else {
    result.result.pop_back();
  }
  return result;
}

}  // namespace interleave::os
