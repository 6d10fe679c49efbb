#pragma once

#include "core/scenario/descriptor.h"
#include "core/scenario/recording.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace interleave::app {

// How a terminal shows things: only what it can.
struct terminal_style {
  bool colours = true;
  bool unicode = true;
  std::size_t columns = 80;
  std::size_t rows = 0;  // 0: no limit
};

// A moment of a run, copied out of its recording; everything that is drawn is a function of it.
struct moment {
  struct thread {
    std::string name;
    analysis::activity doing = analysis::activity::absent;
    std::string phase;
    std::string counters;  // "12 meals"
    std::string holds;     // "fork 1, fork 2"
    std::string waits;     // "fork 3, held by philosopher 3, for 1.2 s"
  };
  struct lock {
    std::string name;
    std::string holders;
    std::string waiters;
  };
  std::vector<thread> threads;
  std::vector<lock> locks;
  std::string total;                  // "36 meals"
  std::vector<std::string> findings;  // a sentence each, the latest last
  std::vector<std::string> cycle;     // of a deadlock, a link each
  bool deadlocked = false;
  trace::nanoseconds time = 0;
  std::uint64_t events = 0;
};

moment moment_of(const scenario::recording& of);

// The lines that show it, each at most `columns` wide and at most `rows` of them. Pure.
//
//   for (const std::string& line : draw(moment_of(*run.trace()), *of, *variant, style)) std::cout << line <<
//   '\n';
std::vector<std::string> draw(const moment& now, const scenario::descriptor& of,
                              const scenario::variant& chosen, const terminal_style& style);

// Broken between words into lines of so many columns, all but the first indented; cut where that leaves no
// room.
std::vector<std::string> wrapped(const std::string& line, std::size_t columns);

// Cut to so many columns; escape sequences take none and are kept whole.
std::string cropped(const std::string& line, std::size_t columns);

}  // namespace interleave::app
