#include "core/bench/python.h"

#include "core/bench/scratch_folder.h"
#include "core/os/descriptor.h"
#include "core/sync/io.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

extern char** environ;

namespace interleave::bench {

namespace {

// A process that leads a group of its own; with the object the group is killed and the leader reaped.
class process_group {
 public:
  process_group(const std::vector<std::string>& command, const std::vector<std::string>& environment,
                int output) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t how;
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&how);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, output, STDERR_FILENO);
    posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&how, 0);
    const auto pointers = [](const std::vector<std::string>& texts) {
      std::vector<char*> all;
      for (const std::string& each : texts) all.push_back(const_cast<char*>(each.c_str()));
      all.push_back(nullptr);
      return all;
    };
    const int error = ::posix_spawnp(&leader_, command.front().c_str(), &files, &how,
                                     pointers(command).data(), pointers(environment).data());
    posix_spawnattr_destroy(&how);
    posix_spawn_file_actions_destroy(&files);
    if (error != 0) throw std::system_error(error, std::generic_category(), command.front());
  }
  ~process_group() {
    if (leader_ > 0) end(true);
  }
  process_group(const process_group&) = delete;
  process_group& operator=(const process_group&) = delete;

  // Once it has let go of its output. True if it ended well; nothing of the group is left.
  bool finish() { return end(false); }

 private:
  bool end(bool at_once) {
    if (at_once) ::kill(-leader_, SIGKILL);
    // The leader stays a zombie until the group is gone, so that its number cannot be another's.
    siginfo_t seen{};
    while (::waitid(P_PID, static_cast<id_t>(leader_), &seen, WEXITED | WNOWAIT) < 0 && errno == EINTR) {
    }
    ::kill(-leader_, SIGKILL);
    int status = 0;
    while (::waitpid(leader_, &status, 0) < 0 && errno == EINTR) {
    }
    leader_ = -1;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }

  pid_t leader_ = -1;
};

std::vector<std::string> environment_with(const std::string& temporary) {
  std::vector<std::string> all;
  for (char** each = environ; *each != nullptr; ++each) {
    const std::string_view text(*each);
    if (!text.starts_with("TMPDIR=") && !text.starts_with("PYTHON")) all.emplace_back(text);
  }
  all.push_back("TMPDIR=" + temporary);
  return all;
}

std::string read_all(const os::descriptor& from) {
  const sync::io_object python(trace::object_kind::process, "python3");
  std::string text;
  for (char buffer[4096];;) {
    sync::wait_ready(python, from.number(), sync::readiness::input);
    const ssize_t n = ::read(from.number(), buffer, sizeof buffer);
    if (n == 0) return text;
    if (n > 0) text.append(buffer, static_cast<std::size_t>(n));
    if (n < 0 && errno != EINTR && errno != EAGAIN) {
      throw std::system_error(errno, std::generic_category(), "read");
    }
  }
}

std::string last_line_of(const std::string& text) {
  std::istringstream in(text);
  std::string last;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) last = line;
  }
  return last.empty() ? "it said nothing" : last;
}

}  // namespace

std::map<std::string, double> run_python(const std::string& script,
                                         const std::vector<std::string>& arguments) {
  const scratch_folder place;
  os::pipe_ends ends = os::make_pipe();
  std::vector<std::string> command{"python3", "-I", "-c", script};
  command.insert(command.end(), arguments.begin(), arguments.end());
  process_group python(command, environment_with(place.path().string()), ends.writes.number());
  ends.writes.close();
  const std::string said = read_all(ends.reads);
  if (!python.finish()) throw std::runtime_error("python3 failed: " + last_line_of(said));
  std::map<std::string, double> values;
  std::istringstream in(said);
  std::string name;
  double value = 0;
  while (in >> name >> value) values[name] = value;
  return values;
}

const std::string& why_no_python() {
  static const std::string why = []() -> std::string {
    try {
      if (run_python("print('there', 1)", {}).contains("there")) return "";
    } catch (const std::exception&) {
      // As if there were none: what there is does not start.
    }
    return "python3 is not installed, or does not start";
  }();
  return why;
}

}  // namespace interleave::bench
