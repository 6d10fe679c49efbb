#pragma once

#include <cstddef>
#include <filesystem>
#include <iterator>

namespace interleave::test {

// How many this process has, the one that counts them included.
inline std::size_t open_descriptors() {
  const std::filesystem::directory_iterator all("/proc/self/fd");
  return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

}  // namespace interleave::test
