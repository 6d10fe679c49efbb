#include "core/trace/sections.h"

#include "core/os/atomic_file.h"
#include "core/trace/file.h"

#include <array>
#include <atomic>
#include <bit>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#if defined(__unix__) || defined(__APPLE__)
#include <fcntl.h>
#include <unistd.h>
#endif

namespace interleave::trace {

namespace {

// The last two bytes show what a transfer as text does to a file.
constexpr std::array<char, 8> magic{'I', 'L', 'T', 'R', 'A', 'C', '\r', '\n'};

struct section_header {
  std::uint32_t tag;
  std::uint32_t reserved;
  std::uint64_t length;
};

static_assert(std::endian::native == std::endian::little,
              "trace files are little-endian: swap what sections write");

// FNV-1a with words of eight bytes for bytes: each step is a bijection, so that a change within one word is
// always found. Source: Fowler, Noll, Vo.
std::uint64_t checksum(std::uint64_t sum, const void* data, std::size_t size) {
  constexpr std::uint64_t prime = 0x100000001b3;
  const auto* bytes = static_cast<const std::uint8_t*>(data);
  for (; size != 0;) {
    const std::size_t step = size < 8 ? size : 8;
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, step);
    sum = (sum ^ word) * prime;
    sum ^= sum >> 32;
    bytes += step;
    size -= step;
  }
  return sum;
}

std::uint64_t checksum(const section_header& header, std::span<const std::uint8_t> bytes) {
  constexpr std::uint64_t basis = 0xcbf29ce484222325;
  return checksum(checksum(basis, &header, sizeof header), bytes.data(), bytes.size());
}

std::string reason() {
  return std::generic_category().message(errno);
}

// So that several savers at once do not share a temporary file.
std::string temporary_suffix() {
  static std::atomic<unsigned> last{0};
  std::string suffix = ".part";
#if defined(__unix__) || defined(__APPLE__)
  suffix += std::to_string(getpid()) + "-";
#endif
  return suffix +
         std::to_string(last.fetch_add(1, std::memory_order_relaxed));  // relaxed: only uniqueness matters
}

std::filesystem::path replaceable(const std::filesystem::path& to) {
  try {
    return os::replaceable(to);
  } catch (const os::file_failure& why) {
    throw file_error(to.string() + ": cannot be saved: " + why.what());
  }
}

bool reach_disk([[maybe_unused]] std::FILE* file) {
#if defined(__unix__) || defined(__APPLE__)
  return std::fflush(file) == 0 && fsync(fileno(file)) == 0;
#else
  return std::fflush(file) == 0;
#endif
}

// The new name is on disk once its folder is; a file system that cannot is as good as it gets.
void folder_reaches_disk([[maybe_unused]] const std::filesystem::path& file) {
#if defined(__unix__) || defined(__APPLE__)
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  const int handle = ::open(folder.c_str(), O_RDONLY | O_CLOEXEC);
  if (handle < 0) return;
  static_cast<void>(fsync(handle));
  close(handle);
#endif
}

}  // namespace

section_output::section_output(std::filesystem::path to, const std::filesystem::path& file)
    : to_(std::move(to)), file_(std::fopen(file.string().c_str(), "wbe")) {
  if (!file_) fail("write");
  write(magic.data(), magic.size());
  write(&file_version, sizeof file_version);
}

void section_output::fail(const char* doing) const {
  throw file_error(to_.string() + ": cannot " + doing + " it (" + reason() +
                   "); a folder that exists, with write permission and space, is needed");
}

void section_output::write(const void* data, std::size_t size) {
  if (size != 0 && std::fwrite(data, 1, size, file_.get()) != size) fail("write");
}

void section_output::add(section_tag tag, std::span<const std::uint8_t> bytes) {
  const section_header header{static_cast<std::uint32_t>(tag), 0, bytes.size()};
  const std::uint64_t sum = checksum(header, bytes);
  write(&header, sizeof header);
  write(bytes.data(), bytes.size());
  write(&sum, sizeof sum);
}

section_writer::section_writer(const std::filesystem::path& to)
    : section_writer(to, replaceable(to), temporary_suffix()) {}

section_writer::section_writer(const std::filesystem::path& to, std::filesystem::path target,
                               const std::string& suffix)
    : section_output(to, target.string() + suffix),
      beside_(target.string() + suffix),
      target_(std::move(target)) {}

section_writer::~section_writer() {
  if (!file_) return;
  file_.reset();
  std::error_code ignored;
  std::filesystem::remove(beside_, ignored);
}

void section_writer::commit() {
  add(section_tag::last, {});
  if (!reach_disk(file_.get())) fail("write");
  std::error_code error;
  std::filesystem::rename(beside_, target_, error);
  if (error) {
    errno = error.value();
    fail("replace");
  }
  file_.reset();
  folder_reaches_disk(target_);
}

void section_appender::flush() {
  if (std::fflush(file_.get()) != 0) fail("write");
}

int section_appender::descriptor() const {
  return fileno(file_.get());
}

section_reader::section_reader(std::filesystem::path from) : from_(std::move(from)) {
  std::error_code error;
  if (std::filesystem::is_directory(from_, error)) {
    throw file_error(from_.string() + ": is a folder; the file of a saved trace is needed");
  }
  file_.reset(std::fopen(from_.string().c_str(), "rb"));
  if (!file_)
    throw file_error(from_.string() + ": cannot open it (" + reason() + "); a saved trace is needed");
  size_ = left_ = std::filesystem::file_size(from_, error);
  if (error) throw file_error(from_.string() + ": not a regular file; a saved trace is needed");

  std::array<char, magic.size()> begins{};
  std::uint32_t version = 0;
  if (left_ < begins.size() + sizeof version) {
    throw file_error(from_.string() + ": not a trace, too short; a file saved by Interleave is needed");
  }
  read(begins.data(), begins.size());
  if (begins != magic) {
    throw file_error(from_.string() + ": not a trace; a file saved by Interleave is needed");
  }
  read(&version, sizeof version);
  if (version == 0 || version > file_version) {
    throw file_error(from_.string() + ": has format version " + std::to_string(version) +
                     "; this program reads version 1" +
                     (file_version == 1 ? "" : " to " + std::to_string(file_version)));
  }
}

void section_reader::damaged(const std::string& what) const {
  throw file_error(from_.string() + ": damaged trace (" + what +
                   "); only a whole file as it was saved can be opened");
}

void section_reader::read(void* data, std::size_t size) {
  if (size > left_) damaged("its end is missing");
  if (size != 0 && std::fread(data, 1, size, file_.get()) != size) {
    throw file_error(from_.string() + ": cannot read it (" + reason() + "); a readable file is needed");
  }
  left_ -= size;
}

const char* section_reader::take_section() {
  section_header header{};
  if (left_ < sizeof header) return "its end is missing";
  read(&header, sizeof header);
  std::uint64_t sum = 0;
  if (left_ < sizeof sum || header.length > left_ - sizeof sum) return "its end is missing";
  bytes_.resize(static_cast<std::size_t>(header.length));
  read(bytes_.data(), bytes_.size());
  read(&sum, sizeof sum);
  tag_ = static_cast<section_tag>(header.tag);
  return sum == checksum(header, bytes_) ? nullptr : "a checksum does not match";
}

bool section_reader::next() {
  if (const char* const wrong = take_section()) damaged(wrong);
  if (tag_ != section_tag::last) return true;
  if (left_ != 0) damaged("something follows its end");
  return false;
}

bool section_reader::next_whole() {
  return take_section() == nullptr && tag_ != section_tag::last;
}

}  // namespace interleave::trace
