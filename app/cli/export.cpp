#include "app/cli/command.h"
#include "app/cli/suggest.h"
#include "core/export/csv.h"
#include "core/export/perfetto.h"
#include "core/export/summary.h"
#include "core/export/whole_file.h"
#include "core/os/atomic_file.h"

#include <filesystem>
#include <iostream>
#include <string>

namespace interleave::app {

namespace {

struct arguments {
  std::string file;
  std::string format;
  std::string to;
};

exports::writer writer_for(const std::string& format) {
  if (format == "perfetto") return exports::write_perfetto;
  if (format == "csv") return exports::write_csv;
  if (format == "json") return exports::write_json;
  throw usage_error(unknown("format", format, {"perfetto", "csv", "json"}));
}

int export_file(const arguments& with) {
  const exports::writer write = writer_for(with.format);
  const auto recording = scenario::recording::open(with.file);
  if (with.to.empty() || with.to == "-") {
    write(std::cout, *recording);
    return nothing_found;
  }
  std::error_code ignored;
  if (std::filesystem::equivalent(with.file, with.to, ignored))
    throw usage_error("'" + with.to + "' is the trace itself; --output needs another name");
  try {
    exports::write_whole(with.to, *recording, write);
  } catch (const os::file_failure& why) {
    throw usage_error("--output: " + std::string(why.what()));
  }
  return nothing_found;
}

}  // namespace

void add_export(CLI::App& to, action& chosen) {
  CLI::App* const command = to.add_subcommand("export", "A saved trace in another format");
  const auto with = std::make_shared<arguments>();
  command->add_option("FILE", with->file, "The trace, as saved by run --trace or in the window")->required();
  command->add_option("--format", with->format, "perfetto (ui.perfetto.dev, chrome://tracing), csv or json")
      ->required();
  command->add_option("-o,--output", with->to, "Where to; standard output if not given");
  command->callback([&chosen, with] { chosen = [with] { return export_file(*with); }; });
}

}  // namespace interleave::app
