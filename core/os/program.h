#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace interleave::os {

// What became of a program that was started.
struct program_end {
  enum class kind { exited, crashed, late, silent, stopped };
  kind how = kind::exited;
  int status = 0;      // its exit status, if it exited
  int signal = 0;      // that it crashed by
  std::string errors;  // the first 64 KiB of what it wrote to its standard error

  // One line, without the program's name: "crashed (Segmentation fault)"; empty if it exited or was stopped.
  [[nodiscard]] std::string complaint() const;
};

// Starts `command` (the program's file, then its arguments) and waits for its end, in the calling thread,
// with any number of others about: nothing of this process is copied (posix_spawn), so that no lock that
// another thread holds just now is missing in the child, as it would be after fork. Each line of its standard
// output is handed to `line` as it comes, without its end; what follows the last end of a line is not. `stop`
// is asked every 20 ms or so; if it answers true, or after `limit`, or when no line has come for
// `longest_silence`, the program is killed, and all that it has started. Throws std::system_error where it
// cannot be started.
//
//   const auto end = run_program({self, "explore", "race", "--json"}, [&](auto each) { read(each); }, 10s);
//   if (end.how == program_end::kind::crashed) say(end.complaint());
program_end run_program(const std::vector<std::string>& command,
                        const std::function<void(std::string_view)>& line, std::chrono::nanoseconds limit,
                        const std::function<bool()>& stop = {},
                        std::chrono::nanoseconds longest_silence = std::chrono::nanoseconds::max());

}  // namespace interleave::os
