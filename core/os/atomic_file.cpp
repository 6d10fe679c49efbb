#include "core/os/atomic_file.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace interleave::os {

namespace {

namespace fs = std::filesystem;

#if defined(O_TMPFILE)
constexpr const char* own_descriptors = "/proc/self/fd";
#endif

std::string quoted(const fs::path& path) {
  std::string text("'");
  text += path.string();
  text += '\'';
  return text;
}

fs::path folder_of(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

std::string reason(const fs::path& file, int error) {
  const std::string folder = quoted(folder_of(file));
  switch (error) {
    case ENOSPC:
      return "the disk that holds " + folder + " is full";
    case EDQUOT:
      return "your share of the disk that holds " + folder + " is used up";
    case EACCES:
    case EPERM:
      return "you are not allowed to write in " + folder;
    case EROFS:
      return "the disk that holds " + folder + " is read-only";
    case ENOENT:
      return "there is no folder " + folder;
    case ENOTDIR:
      return folder + " is not a folder";
    case EISDIR:
      return "a folder has that name";
    case EEXIST:
      return "what has that name is no file, and stays";
    case EFBIG:
      return "it would be larger than is allowed";
    default:
      return std::generic_category().message(error);
  }
}

// Beside the file, so that the rename stays on one disk; another name each time, for several may be saved at
// once.
fs::path temporary_for(const fs::path& name) {
  static std::atomic<unsigned> last{0};
  // relaxed: only uniqueness matters
  const unsigned number = last.fetch_add(1, std::memory_order_relaxed) + 1;
  fs::path result = name;
  result += ".part-" + std::to_string(::getpid()) + "-" + std::to_string(number);
  return result;
}

}  // namespace

file_failure::file_failure(const fs::path& file, int error)
    : std::runtime_error(quoted(file) + " cannot be used: " + reason(file, error)), error_(error) {}

fs::path replaceable(fs::path name) {
  std::error_code unresolved;
  if (fs::path target = fs::weakly_canonical(name, unresolved); !unresolved) name = std::move(target);
  struct stat former {};
  if (::stat(name.c_str(), &former) != 0) return name;
  if (S_ISDIR(former.st_mode)) throw file_failure(name, EISDIR);
  if (!S_ISREG(former.st_mode)) throw file_failure(name, EEXIST);
  // The owner who forbids writing to the old file means the new one too.
  if (::access(name.c_str(), W_OK) != 0) throw file_failure(name, errno);
  return name;
}

int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(descriptor, bytes.data(), bytes.size());
    if (n > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(n));
    } else if (n == 0) {
      return ENOSPC;
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

atomic_file::atomic_file(fs::path name, on_disk when)
    : name_(replaceable(std::move(name))), temporary_(temporary_for(name_)) {
  struct stat former {};
  const bool is_there = ::stat(name_.c_str(), &former) == 0;
  const int each = when == on_disk::after_each_write ? O_DSYNC : 0;
#if defined(O_TMPFILE)
  if (::access(own_descriptors, X_OK) == 0)  // by which it gets its name
    descriptor_ = ::open(folder_of(name_).c_str(), O_WRONLY | O_TMPFILE | O_CLOEXEC | each, 0644);
#endif
  if (descriptor_ < 0) {
    descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | each, 0644);
    if (descriptor_ < 0) throw file_failure(name_, errno);
    is_named_ = true;
  }
  if (is_there) ::fchmod(descriptor_, former.st_mode & 07777);
}

atomic_file::~atomic_file() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  if (is_named_) ::unlink(temporary_.c_str());
}

// A link cannot take the place of a file, a rename can: between the two it has its temporary name.
void atomic_file::give_a_name() {
#if defined(O_TMPFILE)
  ::unlink(temporary_.c_str());  // of a former process with this one's number
  const fs::path self = fs::path(own_descriptors) / std::to_string(descriptor_);
  if (::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, temporary_.c_str(), AT_SYMLINK_FOLLOW) != 0)
    throw file_failure(name_, errno);
  is_named_ = true;
#endif
}

void atomic_file::write(std::string_view bytes) {
  if (const int error = write_all(descriptor_, bytes); error != 0) throw file_failure(name_, error);
}

void atomic_file::commit() {
  if (::fsync(descriptor_) != 0) throw file_failure(name_, errno);
  if (!is_named_) give_a_name();
  if (::rename(temporary_.c_str(), name_.c_str()) != 0) throw file_failure(name_, errno);
  ::close(std::exchange(descriptor_, -1));
  // The new name is on the disk once the folder is. Not all file systems let one ask for that.
  const int opened = ::open(folder_of(name_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return;
  ::fsync(opened);
  ::close(opened);
}

std::string content_of(const fs::path& file) {
  const int opened = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (opened < 0) throw file_failure(file, errno);
  std::string all;
  std::array<char, 1 << 16> buffer;
  for (;;) {
    const ssize_t n = ::read(opened, buffer.data(), buffer.size());
    if (n > 0) {
      all.append(buffer.data(), static_cast<std::size_t>(n));
    } else if (n == 0) {
      break;
    } else if (errno != EINTR) {
      const int error = errno;
      ::close(opened);
      throw file_failure(file, error);
    }
  }
  ::close(opened);
  return all;
}

}  // namespace interleave::os
