#include "app/cli/output_file.h"

#include "app/cli/command.h"
#include "core/os/atomic_file.h"

#include <string>

namespace interleave::app {

void check_can_be_written(std::string_view option, const std::filesystem::path& file) {
  if (file.empty()) return;
  std::error_code ignored;
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  if (!std::filesystem::is_directory(folder, ignored)) {
    throw usage_error("cannot write '" + file.string() + "': there is no folder '" + folder.string() + "'");
  }
  if (std::filesystem::is_directory(file, ignored)) {
    throw usage_error("cannot write '" + file.string() + "': it is a folder; " + std::string(option) +
                      " needs the name of a file");
  }
  try {
    const os::atomic_file attempt(file, os::atomic_file::on_disk::at_commit);
  } catch (const os::file_failure& why) {
    throw usage_error(std::string(option) + ": " + why.what());
  }
}

}  // namespace interleave::app
