#include "core/os/broadcast_flag.h"

#include <fcntl.h>
#include <unistd.h>

namespace interleave::os {

// A pipe, which every Unix has; the byte in it is never read.
broadcast_flag::broadcast_flag() {
  int ends[2];
  if (::pipe(ends) != 0) return;
  for (const int end : ends) ::fcntl(end, F_SETFD, FD_CLOEXEC);
  readable_ = ends[0];
  writable_ = ends[1];
}

broadcast_flag::~broadcast_flag() {
  if (readable_ >= 0) ::close(readable_);
  if (writable_ >= 0) ::close(writable_);
}

void broadcast_flag::raise() const noexcept {
  const char byte = 0;
  // Written, not closed: a child of fork holds a copy of the end, which would keep the pipe open.
  if (writable_ >= 0) [[maybe_unused]]
    const auto written = ::write(writable_, &byte, 1);
}

}  // namespace interleave::os
