#include "core/os/program.h"

#include "core/os/descriptor.h"
#include "core/os/guarded.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <utility>

extern char** environ;  // NOLINT: POSIX declares it nowhere

namespace interleave::os {

namespace {

using std::chrono::steady_clock;
using end = program_end::kind;

constexpr int look_every_ms = 20;
constexpr int ends_within_ms = 1;  // once it has closed its output
constexpr std::size_t most_errors = std::size_t{64} << 10;

// A child in a process group of its own, which is killed, as a whole, if nobody has waited for its end.
class child {
 public:
  child(const std::vector<std::string>& command, int output, int errors) {
    std::vector<char*> words;
    for (const std::string& each : command) words.push_back(const_cast<char*>(each.c_str()));
    words.push_back(nullptr);
    posix_spawn_file_actions_t files;
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&files, errors, STDERR_FILENO);
    posix_spawnattr_t how;
    ::posix_spawnattr_init(&how);
    sigset_t signals;
    ::sigemptyset(&signals);
    ::posix_spawnattr_setsigmask(&how, &signals);  // not what this thread happens to block
    for (const int each : {SIGINT, SIGTERM, SIGPIPE}) ::sigaddset(&signals, each);
    ::posix_spawnattr_setsigdefault(&how, &signals);
    ::posix_spawnattr_setpgroup(&how, 0);
    ::posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    const int error = ::posix_spawn(&id_, words.front(), &files, &how, words.data(), environ);
    ::posix_spawnattr_destroy(&how);
    ::posix_spawn_file_actions_destroy(&files);
    if (error != 0) {
      id_ = -1;
      throw std::system_error(error, std::generic_category(), command.front());
    }
  }
  ~child() { kill(); }
  child(const child&) = delete;
  child& operator=(const child&) = delete;

  void kill() noexcept {
    if (id_ < 0) return;
    ::kill(-id_, SIGKILL);
    static_cast<void>(wait(0));
  }

  // Its status as of waitpid, if it is there.
  std::optional<int> wait(int flags) noexcept {
    int status = 0;
    pid_t found = 0;
    while ((found = ::waitpid(id_, &status, flags)) < 0 && errno == EINTR) {
    }
    if (found == 0) return std::nullopt;
    id_ = -1;
    return status;
  }

 private:
  pid_t id_ = -1;
};

class lines {
 public:
  explicit lines(const std::function<void(std::string_view)>& to) : to_(&to) {}

  void add(std::string_view text) {
    for (std::size_t at; (at = text.find('\n')) != std::string_view::npos; text.remove_prefix(at + 1)) {
      begun_ += text.substr(0, at);
      (*to_)(begun_);
      begun_.clear();
    }
    begun_ += text;
  }

 private:
  const std::function<void(std::string_view)>* to_;
  std::string begun_;
};

}  // namespace

std::string program_end::complaint() const {
  if (how == kind::late) return guarded{.how = guarded::end::late, .result = {}}.complaint();
  if (how == kind::silent) return "says nothing any more, and was ended";
  if (how == kind::crashed)
    return guarded{.how = guarded::end::crashed, .signal = signal, .result = {}}.complaint();
  return "";
}

program_end run_program(const std::vector<std::string>& command,
                        const std::function<void(std::string_view)>& line, std::chrono::nanoseconds limit,
                        const std::function<bool()>& stop, std::chrono::nanoseconds longest_silence) {
  const auto began = steady_clock::now();
  auto heard = began;
  pipe_ends output = make_pipe();
  pipe_ends errors = make_pipe();
  // The child writes as it is used to: its ends block.
  for (const pipe_ends* each : {&output, &errors})
    checked(::fcntl(each->writes.number(), F_SETFL, 0), "fcntl");
  child started(command, output.writes.number(), errors.writes.number());
  output.writes.close();
  errors.writes.close();

  program_end result;
  const std::function<void(std::string_view)> listen = [&](std::string_view each) {
    heard = steady_clock::now();
    line(each);
  };
  lines out(listen);
  pollfd ready[] = {{output.reads.number(), POLLIN, 0}, {errors.reads.number(), POLLIN, 0}};
  const auto read_all = [&] {
    for (pollfd& each : ready) {
      char buffer[4096];
      while (each.fd >= 0) {
        const ssize_t got = ::read(each.fd, buffer, sizeof buffer);
        if (got == 0) each.fd = -1;  // poll passes it over
        if (got <= 0) break;
        const std::string_view text(buffer, static_cast<std::size_t>(got));
        if (&each == ready) {
          out.add(text);
        } else {
          result.errors += text.substr(0, most_errors - std::min(most_errors, result.errors.size()));
        }
      }
    }
  };
  for (;;) {
    const bool silent = ready[0].fd < 0 && ready[1].fd < 0;
    ::poll(ready, std::size(ready), silent ? ends_within_ms : look_every_ms);
    read_all();
    if (const auto status = started.wait(WNOHANG)) {
      read_all();
      const bool exited = WIFEXITED(*status);
      result.how = exited ? end::exited : end::crashed;
      (exited ? result.status : result.signal) = exited ? WEXITSTATUS(*status) : WTERMSIG(*status);
      return result;
    }
    const auto now = steady_clock::now();
    if (stop && stop()) {
      result.how = end::stopped;
    } else if (now - began >= limit) {
      result.how = end::late;
    } else if (now - heard >= longest_silence) {
      result.how = end::silent;
    } else {
      continue;
    }
    started.kill();
    return result;
  }
}

}  // namespace interleave::os
