#include "tests/app/program.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <sys/wait.h>

namespace interleave::app::testing {

folder::folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "interleave-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}

folder::~folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string text_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

outcome interleave(const std::string& arguments, const std::string& environment) {
  const folder place;
  const std::string command = "env -u DISPLAY -u WAYLAND_DISPLAY -u QT_QPA_PLATFORM " + environment + " '" +
                              INTERLEAVE_PROGRAM "' " + arguments + " </dev/null >'" + (place / "out") +
                              "' 2>'" + (place / "err") + "'";
  const int raw = std::system(command.c_str());
  outcome result;
  if (WIFEXITED(raw)) result.status = WEXITSTATUS(raw);
  result.out = text_of_file(place / "out");
  result.err = text_of_file(place / "err");
  return result;
}

}  // namespace interleave::app::testing
