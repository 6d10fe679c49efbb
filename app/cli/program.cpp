#include "app/cli/command.h"
#include "app/cli/suggest.h"
#include "core/scenario/settings.h"
#include "core/trace/file.h"

#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

namespace interleave::app {

namespace {

constexpr const char* footer =
    "Durations: 2s, 150ms, 1.5s, 20us; a plain number is seconds.\n"
    "Exit status: 0 nothing found, 3 a finding (deadlock, violation, starvation, livelock), 2 bad usage or\n"
    "input, 1 a fault of the program.";

const CLI::App& deepest(const CLI::App& parser) {
  const auto used = parser.get_subcommands();
  return used.empty() ? parser : *used.front();
}

std::string unexpected(const CLI::App& command) {
  const std::vector<std::string> extra = command.remaining();
  const std::string given = extra.empty() ? "" : extra.front();
  const std::string owner = command.get_parent() == nullptr ? "interleave" : command.get_name();
  if (given.starts_with("-")) {
    std::vector<std::string> allowed;
    for (const CLI::Option* each : command.get_options()) {
      if (!each->get_positional() && !each->get_group().empty()) allowed.push_back(each->get_name());
    }
    return unknown("option", given.substr(0, given.find('=')), allowed, " of " + owner);
  }
  return "unexpected argument '" + given + "' of " + owner + "; see " +
         (command.get_parent() == nullptr ? "" : "interleave ") + owner + " --help";
}

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

int fail(const std::string& why, int status) {
  std::cerr << "interleave: " << one_line(why) << '\n';
  return status;
}

int run_action(const action& chosen) {
  try {
    const int status = chosen();
    std::cout.flush();
    if (!std::cout) return fail("standard output cannot be written", program_fault);
    return status;
  } catch (const usage_error& bad) {
    return fail(bad.what(), bad_usage);
  } catch (const scenario::bad_setting& bad) {
    return fail(bad.what(), bad_usage);
  } catch (const trace::file_error& bad) {
    return fail(bad.what(), bad_usage);
  } catch (const std::exception& fault) {
    return fail(fault.what(), program_fault);
  }
}

}  // namespace

int program(int argc, char** argv) {
  CLI::App parser(
      "Interleave: a laboratory for concurrency. Real threads, real problems, every event recorded.",
      "interleave");
  parser.footer(footer);
  parser.set_version_flag("--version", "interleave " INTERLEAVE_VERSION);
  action chosen;
  add_window(parser, chosen);
  add_list(parser, chosen);
  add_run(parser, chosen);
  add_explore(parser, chosen);
  add_replay(parser, chosen);
  add_map(parser, chosen);
  add_open(parser, chosen);
  add_export(parser, chosen);
  add_bench(parser, chosen);
  try {
    parser.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    return parser.exit(asked);
  } catch (const CLI::ExtrasError&) {
    return fail(unexpected(deepest(parser)), bad_usage);
  } catch (const CLI::ParseError& bad) {
    return fail(bad.what(), bad_usage);
  }
  return run_action(chosen);
}

}  // namespace interleave::app
