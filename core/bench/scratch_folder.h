#pragma once

#include <filesystem>
#include <string_view>

namespace interleave::bench {

// A new folder for files of one repetition, gone with the object and with all that is in it, however the
// repetition ends. In the system's temporary folder; throws std::system_error if there can be none.
//
//   const scratch_folder place;
//   std::ofstream(place.path() / "1");
class scratch_folder {
 public:
  scratch_folder();
  ~scratch_folder();
  scratch_folder(const scratch_folder&) = delete;
  scratch_folder& operator=(const scratch_folder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace interleave::bench
