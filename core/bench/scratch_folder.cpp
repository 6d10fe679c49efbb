#include "core/bench/scratch_folder.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>
#include <unistd.h>

namespace interleave::bench {

scratch_folder::scratch_folder() {
  std::string pattern = (std::filesystem::temp_directory_path() /
                         ("interleave-bench-" + std::to_string(::getpid()) + "-XXXXXX"))
                            .string();
  if (::mkdtemp(pattern.data()) == nullptr) {
    throw std::system_error(errno, std::generic_category(), "no temporary folder " + pattern);
  }
  path_ = pattern;
}

scratch_folder::~scratch_folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace interleave::bench
