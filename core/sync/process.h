#pragma once

#include "core/trace/event.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <source_location>
#include <string>
#include <string_view>
#include <vector>

namespace interleave::sync {

// A child process (fork) with a name, recorded: made by a thread of a run its events arrive in the same
// trace, as those of a thread of that name. The child has a copy of everything as it was at that moment; what
// `body` returns, of any length, comes back through a pipe.
//
// join waits for the child's end, recorded as a wait on an object of kind process; it ends by
// schedule::cancelled when the run is stopped. A process that is destroyed before it was joined is killed
// (SIGKILL) and reaped; so is one whose making thread ends. While the run is paused the child is stopped
// (SIGSTOP). A pace is the child's as it was when it was made, as are the values of knobs.
//
// In the child only the calling thread exists, while others may have held locks: `body` may allocate (the C
// library's fork takes care of that) and use what it makes itself, but no lock that other threads of the
// parent use, and nothing of Qt. The child closes all descriptors but its pipe, the three standard ones and
// those that it is told to keep (they are its own copies, of the same number); it leaves no core dump, and
// ends by _exit: no destructor, exit handler or buffer of the parent runs twice.
//
// Cannot be made under control (stepped, replayed, explored): the controller ends the run. Throws
// std::system_error where the system gives no process. Used by one thread at a time.
//
//   process child("process 1", [&] { return std::to_string(work()); });
//   const auto end = child.join();
//   if (!end.crashed) sum += std::stoi(end.result);
class process {
 public:
  struct ending {
    bool crashed = false;  // by a signal of its own making, as SIGSEGV
    int signal = 0;        // that ended it, if one did
    std::string result;    // of the body; empty if it did not return
  };

  process() noexcept;
  process(std::string_view name, std::function<std::string()> body,
          const std::source_location& at = std::source_location::current());
  process(std::string_view name, std::function<std::string()> body, std::vector<int> keeps,
          const std::source_location& at = std::source_location::current());
  ~process();
  process(process&&) noexcept;
  process& operator=(process&&) noexcept;  // ends what it was before

  [[nodiscard]] bool joinable() const noexcept { return state_ != nullptr; }
  // Not joinable afterwards, unless it was cancelled. An exception that escaped the body is thrown here, as
  // std::runtime_error. Joining what is not joinable throws std::system_error.
  ending join(std::source_location at = std::source_location::current());

  // As what others wait for; 0 outside a run.
  [[nodiscard]] trace::object_id id() const noexcept;

 private:
  struct state;
  std::unique_ptr<state> state_;
};

// Ends the calling process as an access to memory that is not its own does: by SIGSEGV, whatever handler the
// program has, without a core dump. Meant for the body of a process.
[[noreturn]] void crash_this_process() noexcept;

}  // namespace interleave::sync
