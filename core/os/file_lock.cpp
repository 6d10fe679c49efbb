#include "core/os/file_lock.h"

#if defined(__unix__) || defined(__APPLE__)
#include "core/os/descriptor.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#endif

namespace interleave::os {

#if defined(__unix__) || defined(__APPLE__)

bool lock_file(int descriptor) {
  // A file system that has no locks (ENOLCK, EOPNOTSUPP) must not keep anybody from writing.
  return ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

bool is_file_locked(const std::filesystem::path& file) {
  const descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  return opened && ::flock(opened.number(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

#else

bool lock_file(int /*descriptor*/) {
  return true;
}

bool is_file_locked(const std::filesystem::path& /*file*/) {
  return false;
}

#endif

}  // namespace interleave::os
