#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <stdexcept>

namespace interleave::app {

// Exit statuses, of every command.
inline constexpr int nothing_found = 0;
inline constexpr int program_fault = 1;
inline constexpr int bad_usage = 2;
inline constexpr int something_found = 3;

// What the user typed cannot be done; what() is one line that says what is wrong and what is allowed.
class usage_error : public std::invalid_argument {
 public:
  using std::invalid_argument::invalid_argument;
};

// What the chosen command does once everything is parsed; returns the exit status.
using action = std::function<int()>;

// Each adds its command, in a file of its own; parsing it sets `chosen`.
//
//   action chosen;  add_list(parser, chosen);
//   parser.parse(argc, argv);  return chosen();
void add_window(CLI::App& to, action& chosen);  // no command: the program itself
void add_list(CLI::App& to, action& chosen);
void add_run(CLI::App& to, action& chosen);
void add_explore(CLI::App& to, action& chosen);
void add_replay(CLI::App& to, action& chosen);
void add_map(CLI::App& to, action& chosen);
void add_open(CLI::App& to, action& chosen);
void add_export(CLI::App& to, action& chosen);
void add_bench(CLI::App& to, action& chosen);

// The whole program: parses, runs, reports errors as one line on standard error.
int program(int argc, char** argv);

}  // namespace interleave::app
