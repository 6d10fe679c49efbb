#include "core/sync/process.h"

#include "core/schedule/control.h"
#include "core/sync/io.h"
#include "core/trace/recorder.h"
#include "core/trace/source.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <optional>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#if defined(__linux__)
#include <sys/prctl.h>
#endif

namespace interleave::sync {

namespace {

// The first byte in the pipe: what the rest is. Without it the child did not come to its end.
constexpr char returned = 'r';
constexpr char escaped = 'e';

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

void write_all(int to, std::string_view text) noexcept {
  while (!text.empty()) {
    const ssize_t n = ::write(to, text.data(), text.size());
    if (n < 0 && errno != EINTR) return;  // nobody listens any more
    if (n > 0) text.remove_prefix(static_cast<std::size_t>(n));
  }
}

// Keeps `kept` and the standard three: the window's connections and other children's pipes are not its own.
void close_others(std::vector<int>& kept) noexcept {
#if defined(__linux__)
  std::sort(kept.begin(), kept.end());
  unsigned next = 3;
  for (const int each : kept) {
    const auto number = static_cast<unsigned>(each);
    if (number > next) static_cast<void>(::close_range(next, number - 1, 0));
    next = std::max(next, number + 1);
  }
  static_cast<void>(::close_range(next, ~0U, 0));
#endif
}

void leave_no_core_dump() noexcept {
  const rlimit none{0, 0};
  static_cast<void>(::setrlimit(RLIMIT_CORE, &none));
}

}  // namespace

struct process::state {
  state(std::string_view called, const std::source_location& at)
      : self(trace::object_kind::process, called, at), name(called) {}
  ~state() {
    if (read_end >= 0) ::close(read_end);
  }
  state(const state&) = delete;
  state& operator=(const state&) = delete;

  [[noreturn]] void be_child(const std::function<std::string()>& body, int write_end, std::vector<int>& keeps,
                             pid_t parent, trace::thread_id as, std::chrono::nanoseconds pace) const noexcept;
  int reap(trace::how_ended if_signalled) noexcept;
  void kill() noexcept;

  io_object self;
  const std::string name;
  schedule::control* run = nullptr;
  pid_t child = -1;
  int read_end = -1;
};

void process::state::be_child(const std::function<std::string()>& body, int write_end,
                              std::vector<int>& keeps, pid_t parent, trace::thread_id as,
                              std::chrono::nanoseconds pace) const noexcept {
#if defined(__linux__)
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  if (::getppid() != parent) ::_exit(1);
  close_others(keeps);
  leave_no_core_dump();

  trace::recorder* recording = run != nullptr ? run->recording() : nullptr;
  const std::uint64_t seed = run != nullptr ? run->seed() : 0;
  schedule::this_worker =
      nullptr;  // it was the parent's, as its control is, whose locks may be held for ever
  if (recording != nullptr && !recording->after_fork_in_child()) recording = nullptr;
  {
    schedule::control rules(recording);
    rules.set_pace(pace);
    rules.set_seed(seed);
    std::optional<trace::attachment> recorded;
    if (recording != nullptr) recorded.emplace(*recording, name, self.id(), as);
    const schedule::membership member(rules, as);
    try {
      const std::string result = body();
      write_all(write_end, {&returned, 1});
      write_all(write_end, result);
    } catch (const std::exception& fault) {
      if (recorded) recorded->ends_as(trace::how_ended::exception);
      write_all(write_end, {&escaped, 1});
      write_all(write_end, fault.what());
    } catch (...) {
      if (recorded) recorded->ends_as(trace::how_ended::exception);
      write_all(write_end, {&escaped, 1});
      write_all(write_end, "an exception that is not a std::exception");
    }
  }
  ::_exit(0);
}

// Its end is near: it has let its pipe go, or was killed.
int process::state::reap(trace::how_ended if_signalled) noexcept {
  if (run != nullptr) run->remove_child(child);  // before its number may be another process's
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (run != nullptr && run->recording() != nullptr && (WIFSIGNALED(status) || WEXITSTATUS(status) != 0)) {
    run->recording()->abandon(static_cast<std::uint64_t>(child), if_signalled);
  }
  child = -1;
  return status;
}

void process::state::kill() noexcept {
  ::kill(child, SIGKILL);
  reap(trace::how_ended::cancelled);
}

process::process() noexcept = default;

process::process(std::string_view name, std::function<std::string()> body, const std::source_location& at)
    : process(name, std::move(body), {}, at) {}

process::process(std::string_view name, std::function<std::string()> body, std::vector<int> keeps,
                 const std::source_location& at) {
  schedule::control* const run = schedule::this_worker != nullptr ? schedule::this_worker->run() : nullptr;
  if (run != nullptr && run->is_controlled()) {
    schedule::announce({.what = schedule::op::io, .at = trace::id_of(at)});
    throw std::logic_error("a process cannot be stepped, replayed or explored");
  }

  auto made = std::make_unique<state>(name, at);
  made->run = run;
  schedule::announce({.what = schedule::op::start, .object = made->self.id(), .at = trace::id_of(at)});
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) fail("pipe");
  made->read_end = ends[0];
  keeps.push_back(ends[1]);
  trace::thread_id as = 0;
  std::chrono::nanoseconds pace{0};
  if (run != nullptr) {
    if (run->recording() != nullptr) as = run->recording()->new_thread();
    pace = run->pace();
  }
  const pid_t parent = ::getpid();
  made->child = ::fork();
  if (made->child == 0) made->be_child(body, ends[1], keeps, parent, as, pace);
  const int error = errno;
  ::close(ends[1]);
  if (made->child < 0) {
    errno = error;
    fail("fork");
  }
  if (run != nullptr) run->add_child(made->child);
  state_ = std::move(made);
}

process::process(process&&) noexcept = default;

process& process::operator=(process&& other) noexcept {
  if (this != &other) {
    if (state_ != nullptr) state_->kill();
    state_ = std::move(other.state_);
  }
  return *this;
}

process::~process() {
  if (state_ != nullptr) state_->kill();
}

trace::object_id process::id() const noexcept {
  return state_ != nullptr ? state_->self.id() : trace::object_id{0};
}

process::ending process::join(std::source_location at) {
  if (state_ == nullptr)
    throw std::system_error(std::make_error_code(std::errc::invalid_argument),
                            "this process cannot be joined");
  schedule::announce({.what = schedule::op::join, .object = id(), .at = trace::id_of(at)});
  // Its death, whatever its kind, closes the pipe.
  std::string told;
  for (char buffer[4096];;) {
    wait_ready(state_->self, state_->read_end, readiness::input, nullptr, at);
    const ssize_t n = ::read(state_->read_end, buffer, sizeof buffer);
    if (n == 0) break;
    if (n > 0) told.append(buffer, static_cast<std::size_t>(n));
    if (n < 0 && errno != EINTR) fail("read");
  }
  const int status = state_->reap(trace::how_ended::crashed);
  const std::string name = state_->name;
  state_.reset();

  ending end;
  end.crashed = WIFSIGNALED(status);
  end.signal = end.crashed ? WTERMSIG(status) : 0;
  if (told.starts_with(escaped)) throw std::runtime_error(name + ": " + told.substr(1));
  if (!end.crashed && told.starts_with(returned)) end.result = told.substr(1);
  return end;
}

void crash_this_process() noexcept {
  leave_no_core_dump();
#if defined(__linux__)
  ::prctl(PR_SET_DUMPABLE, 0);  // also where core dumps are piped to a program, which no limit keeps back
#endif
  std::signal(SIGSEGV, SIG_DFL);
  std::raise(SIGSEGV);
  ::_exit(128 + SIGSEGV);
}

}  // namespace interleave::sync
