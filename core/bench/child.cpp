#include "core/bench/child.h"

#include <cerrno>
#include <csignal>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#if defined(__linux__)
#include <sys/prctl.h>
#endif

namespace interleave::bench {

child::child(pid_t process) : process_(process) {
  if (process < 0) throw std::system_error(errno, std::generic_category(), "fork");
}

child::~child() {
  if (process_ <= 0) return;
  ::kill(process_, SIGKILL);
  wait();
}

child::child(child&& other) noexcept : process_(std::exchange(other.process_, -1)) {}

bool child::wait() {
  int status = -1;
  while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

void end_with_parent(pid_t parent) noexcept {
#if defined(__linux__)
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  if (::getppid() != parent) ::_exit(1);
}

}  // namespace interleave::bench
