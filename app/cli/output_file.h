#pragma once

#include <filesystem>
#include <string_view>

namespace interleave::app {

// Before a run or minutes of measuring, not after them: throws usage_error where the file that `option` names
// could not be written, for its folder is not there or it is a folder itself. No name: nothing to check.
//
//   check_can_be_written("--trace", with.trace);
void check_can_be_written(std::string_view option, const std::filesystem::path& file);

}  // namespace interleave::app
