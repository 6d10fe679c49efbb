#include "core/os/system_file.h"

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <iterator>

namespace interleave::os {

std::string read_system_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return {};
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string value_of(const std::string& text, const std::string& key) {
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t end = std::min(text.find('\n', line), text.size());
    if (text.compare(line, key.size(), key) == 0) {
      const std::size_t colon = text.find_first_not_of(" \t", line + key.size());
      if (colon < end && text[colon] == ':') {
        const std::size_t value = text.find_first_not_of(" \t", colon + 1);
        return value < end ? text.substr(value, end - value) : std::string();
      }
    }
    line = end + 1;
  }
  return {};
}

}  // namespace interleave::os
