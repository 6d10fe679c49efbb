#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace interleave::os {

// A file could not be read or written; what() is one sentence for people: which file, and why.
class file_failure : public std::runtime_error {
 public:
  file_failure(const std::filesystem::path& file, int error);

  [[nodiscard]] int error() const { return error_; }  // as errno

 private:
  int error_;
};

// The file that a new one may take the place of: a link leads to its target and stays a link. Throws
// file_failure where something has that name that is no file or may not be written: a rename over a device or
// a pipe would be the end of it.
[[nodiscard]] std::filesystem::path replaceable(std::filesystem::path name);

// A new content for a file, all of it or nothing: it is written into a temporary file in the same folder,
// which takes the file's name in one step once everything is on the disk (write, fsync, rename, fsync of the
// folder; see rename(2) and "All File Systems Are Not Created Equal", Pillai et al. 2014). Whoever opens the
// file, also after a crash in the middle, finds the old content or the new one, whole.
//
// Until the commit the temporary file has no name (O_TMPFILE), so that nothing is left of it when the process
// is killed; where the file system does not know how, it has one, and is left behind.
//
// Each write blocks until the disk has the bytes (O_DSYNC), unless they need to be there at the commit only.
// Every failure is thrown as file_failure; then, and if it is destroyed before commit, the old file is as it
// was. Used by one thread at a time.
//
//   atomic_file file("project.txt");
//   file.write("…");  file.write("…");
//   file.commit();
class atomic_file {
 public:
  enum class on_disk : std::uint8_t { after_each_write, at_commit };

  explicit atomic_file(std::filesystem::path name, on_disk when = on_disk::after_each_write);
  ~atomic_file();
  atomic_file(const atomic_file&) = delete;
  atomic_file& operator=(const atomic_file&) = delete;

  void write(std::string_view bytes);
  void commit();

  // Where the bytes go until then, for who writes them by other means.
  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] const std::filesystem::path& name() const { return name_; }

 private:
  void give_a_name();

  std::filesystem::path name_;
  std::filesystem::path temporary_;
  int descriptor_ = -1;
  bool is_named_ = false;  // as temporary_
};

// Writes all of it, however often the system takes only a part. The errno of the failure, or 0.
int write_all(int descriptor, std::string_view bytes);

// What is in a file. Throws file_failure.
[[nodiscard]] std::string content_of(const std::filesystem::path& file);

}  // namespace interleave::os
