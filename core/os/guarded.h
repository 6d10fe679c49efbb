#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace interleave::os {

// What became of work that was done in a child process.
struct guarded {
  enum class end { came_back, crashed, late };
  end how = end::came_back;
  int signal = 0;      // that it crashed by; 0 if it just ended
  std::string result;  // if it came back

  // One line, without the name of what was done: "crashed (Segmentation fault)"; empty if it came back.
  [[nodiscard]] std::string complaint() const;
};

// Does `work` in a child process (fork), with a copy of everything as it is now, so that work that crashes or
// never ends takes nobody with it. What it returns comes back through a pipe. After `limit` the child is
// killed. `stop` is asked now and then, and passed on once as SIGINT. The child leaves no core dump, ends
// with its parent, and by _exit: nothing of the parent's is destroyed twice. Best called while there is one
// thread: of the others the child has only the locks that they held. An exception of the work's is a crash
// without a signal. Throws std::system_error where the system gives no process.
//
//   const auto end = run_guarded([&] { return told(explore(…)); }, limit + 5s, [&] { return asked(); });
//   if (end.how != guarded::end::came_back) say(end.complaint());
guarded run_guarded(const std::function<std::string()>& work, std::chrono::nanoseconds limit,
                    const std::function<bool()>& stop = {});

// For a process that another one guards: it ends with the thread that has started it, and leaves no core
// dump.
void be_guarded() noexcept;

}  // namespace interleave::os
