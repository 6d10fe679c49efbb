#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace interleave::trace {

// The outer layer of a trace file: eight bytes that tell what it is, the format's version, then sections:
// tag, length, bytes, and a checksum over all of these. The last section has the tag `last`; nothing follows.
// All numbers are little-endian. Throws file_error with one line that names the file, what is wrong, and what
// would be right.
inline constexpr std::uint32_t file_version = 1;

enum class section_tag : std::uint32_t { about = 1, dictionary = 2, records = 3, last = 4 };

struct close_file {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using file_handle = std::unique_ptr<std::FILE, close_file>;

// What writes sections has in common: the file, and what an error says.
class section_output {
 public:
  section_output(const section_output&) = delete;
  section_output& operator=(const section_output&) = delete;

  void add(section_tag tag, std::span<const std::uint8_t> bytes);

 protected:
  // Makes `file` (or empties it) and writes its beginning; `to` is what an error names.
  section_output(std::filesystem::path to, const std::filesystem::path& file);
  ~section_output() = default;

  [[noreturn]] void fail(const char* doing) const;

  std::filesystem::path to_;
  file_handle file_;

 private:
  void write(const void* data, std::size_t size);
};

// Writes beside the file; commit makes the whole of it appear under its name. Without commit nothing is left.
// A link stays one; what is no file is not replaced.
//
//   section_writer out("run.trace");  out.add(section_tag::about, bytes);  out.commit();
class section_writer : public section_output {
 public:
  explicit section_writer(const std::filesystem::path& to);
  ~section_writer();

  void commit();

 private:
  section_writer(const std::filesystem::path& to, std::filesystem::path target, const std::string& suffix);

  std::filesystem::path beside_;
  std::filesystem::path target_;  // where links lead
};

// Writes in place, for a file whose end nobody knows: what was flushed outlives a process that is killed. It
// never gets a `last` section.
class section_appender : public section_output {
 public:
  explicit section_appender(const std::filesystem::path& to) : section_output(to, to) {}

  void flush();
  // Of the open file.
  [[nodiscard]] int descriptor() const;
};

//   section_reader in("run.trace");
//   while (in.next()) use(in.tag(), in.bytes());
class section_reader {
 public:
  explicit section_reader(std::filesystem::path from);

  // False at the last section.
  bool next();
  // False as well where the file ends, or where what follows is not whole: all that can be had of a file
  // whose writer was killed.
  bool next_whole();
  [[nodiscard]] section_tag tag() const { return tag_; }
  [[nodiscard]] std::span<const std::uint8_t> bytes() const { return bytes_; }
  [[nodiscard]] std::uint64_t file_size() const { return size_; }

  // For sections whose bytes make no sense.
  [[noreturn]] void damaged(const std::string& what) const;

 private:
  // What keeps the next section from being whole, nullptr if nothing does.
  const char* take_section();
  void read(void* data, std::size_t size);

  std::filesystem::path from_;
  file_handle file_;
  std::uint64_t size_ = 0;
  std::uint64_t left_ = 0;
  section_tag tag_{};
  std::vector<std::uint8_t> bytes_;
};

}  // namespace interleave::trace
