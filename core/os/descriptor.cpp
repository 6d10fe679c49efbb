#include "core/os/descriptor.h"

#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace interleave::os {

void descriptor::close() noexcept {
  if (number_ >= 0) ::close(std::exchange(number_, -1));
}

int checked(int returned, const char* call) {
  if (returned < 0) throw std::system_error(errno, std::generic_category(), call);
  return returned;
}

pipe_ends make_pipe() {
  int ends[2];
  checked(::pipe2(ends, O_NONBLOCK | O_CLOEXEC), "pipe2");
  return {descriptor(ends[0]), descriptor(ends[1])};
}

}  // namespace interleave::os
