#pragma once

#include <filesystem>
#include <string>

namespace interleave::app::testing {

// What a call of the program came to.
struct outcome {
  int status = -1;  // exit status; -1 if it did not exit by itself
  std::string out;
  std::string err;
};

// Calls the program without a display. `arguments` are read by the shell.
outcome interleave(const std::string& arguments, const std::string& environment = {});

// A new folder, gone with the object.
class folder {
 public:
  folder();
  ~folder();
  folder(const folder&) = delete;
  folder& operator=(const folder&) = delete;

  [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

std::string text_of_file(const std::string& path);

}  // namespace interleave::app::testing
