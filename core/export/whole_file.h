#pragma once

#include "core/scenario/recording.h"

#include <filesystem>
#include <iosfwd>

namespace interleave::exports {

using writer = void (*)(std::ostream&, const scenario::recording&);

// Writes a recording into a file, which has all of it or stays as it was; into what is no file (a pipe,
// /dev/stdout) as it comes. Throws os::file_failure.
//
//   exports::write_whole("run.csv", *recording, exports::write_csv);
void write_whole(const std::filesystem::path& to, const scenario::recording& of, writer write);

}  // namespace interleave::exports
