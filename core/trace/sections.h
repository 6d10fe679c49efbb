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

// Writes beside the file; commit makes the whole of it appear under its name. Without commit nothing is left.
//
//   section_writer out("run.trace");  out.add(section_tag::about, bytes);  out.commit();
class section_writer {
 public:
  explicit section_writer(std::filesystem::path to);
  ~section_writer();
  section_writer(const section_writer&) = delete;
  section_writer& operator=(const section_writer&) = delete;

  void add(section_tag tag, std::span<const std::uint8_t> bytes);
  void commit();

 private:
  void write(const void* data, std::size_t size);
  [[noreturn]] void fail(const char* doing) const;

  std::filesystem::path to_;
  std::filesystem::path beside_;
  file_handle file_;
};

//   section_reader in("run.trace");
//   while (in.next()) use(in.tag(), in.bytes());
class section_reader {
 public:
  explicit section_reader(std::filesystem::path from);

  // False at the last section.
  bool next();
  [[nodiscard]] section_tag tag() const { return tag_; }
  [[nodiscard]] std::span<const std::uint8_t> bytes() const { return bytes_; }
  [[nodiscard]] std::uint64_t file_size() const { return size_; }

  // For sections whose bytes make no sense.
  [[noreturn]] void damaged(const std::string& what) const;

 private:
  void read(void* data, std::size_t size);

  std::filesystem::path from_;
  file_handle file_;
  std::uint64_t size_ = 0;
  std::uint64_t left_ = 0;
  section_tag tag_{};
  std::vector<std::uint8_t> bytes_;
};

}  // namespace interleave::trace
