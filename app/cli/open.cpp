#include "app/cli/open.h"

#include "app/cli/command.h"
#include "app/cli/report.h"
#include "core/export/summary.h"

#include <iostream>
#include <string>

namespace interleave::app {

int open_file(const window_request& what) {
  const std::string why_not = no_window_because();
  if (why_not.empty()) return show_window(what);
  const auto opened = scenario::recording::open(what.file);
  std::cerr << why_not << ": here is a summary.\n";
  print_report(std::cout, exports::summary(*opened));
  return status_for(exports::outcome_word(*opened));
}

void add_open(CLI::App& to, action& chosen) {
  CLI::App* const command =
      to.add_subcommand("open", "Open a saved trace in the window; without a display, summarise it");
  const auto file = std::make_shared<std::string>();
  command->add_option("FILE", *file, "The trace, as saved by run --trace or in the window")->required();
  command->callback([&chosen, file] {
    chosen = [file] {
      window_request what;
      what.file = *file;
      return open_file(what);
    };
  });
}

}  // namespace interleave::app
