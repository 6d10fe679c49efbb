#pragma once

#include <filesystem>

namespace interleave::os {

// Advisory locks of whole files (flock): held by an open descriptor, gone with the process however it ends.
// Where the system has none, every lock succeeds and no file counts as locked.
bool lock_file(int descriptor);
bool is_file_locked(const std::filesystem::path& file);

}  // namespace interleave::os
