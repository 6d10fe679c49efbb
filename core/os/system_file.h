#pragma once

#include <string>

namespace interleave::os {

// The whole text of a small file of /proc or /sys, whose size is not known beforehand; empty if it can't be
// read. Thread-safe.
//
//   read_system_file("/proc/sys/kernel/perf_event_paranoid")  // "2\n"
[[nodiscard]] std::string read_system_file(const std::string& path);

// The rest of the first line of `text` that starts with `key`, without the colon and blanks that follow the
// key; empty if there is none.
//
//   value_of("Name:\tcat\nPid:\t7\n", "Pid")  // "7"
[[nodiscard]] std::string value_of(const std::string& text, const std::string& key);

}  // namespace interleave::os
