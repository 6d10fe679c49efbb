#include "core/os/process_barrier.h"

#include <atomic>
#include <cerrno>
#include <system_error>

#if defined(__linux__)
#include <linux/membarrier.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace interleave::os {

namespace {

// Makes the caller's own accesses before and after keep their order: the whole of the fallback.
void fence_this_thread() {
#if defined(__SANITIZE_THREAD__) && defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wtsan"
#endif
  std::atomic_thread_fence(std::memory_order_seq_cst);  // seq_cst: it stands for a full barrier
#if defined(__SANITIZE_THREAD__) && defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif
}

#if defined(__linux__)
long membarrier(int command) {
  return syscall(SYS_membarrier, command, 0, 0);
}
#endif

}  // namespace

#if defined(__linux__)

process_barrier::process_barrier() {
  const long offered = membarrier(MEMBARRIER_CMD_QUERY);
  if (offered < 0) return;  // no such call, or a sandbox forbids it
  if ((offered & MEMBARRIER_CMD_GLOBAL) != 0) within_ = across_ = command::global;
  if ((offered & MEMBARRIER_CMD_PRIVATE_EXPEDITED) != 0 &&
      membarrier(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED) == 0) {
    within_ = command::private_expedited;
  }
  // The caller's own threads too are reached across processes only if their process is registered.
  if ((offered & MEMBARRIER_CMD_GLOBAL_EXPEDITED) != 0 && register_this_process()) {
    across_ = command::global_expedited;
  }
}

bool process_barrier::register_this_process() {
  return membarrier(MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED) == 0;
}

void process_barrier::operator()(bool across_processes) const {
  int what = 0;
  switch (across_processes ? across_ : within_) {
    case command::private_expedited:
      what = MEMBARRIER_CMD_PRIVATE_EXPEDITED;
      break;
    case command::global_expedited:
      what = MEMBARRIER_CMD_GLOBAL_EXPEDITED;
      break;
    case command::global:
      what = MEMBARRIER_CMD_GLOBAL;
      break;
    case command::fence:
      fence_this_thread();
      return;
  }
  if (membarrier(what) != 0) {
    throw std::system_error(errno, std::generic_category(),
                            "membarrier: the kernel failed a barrier it offers");
  }
}

#else

process_barrier::process_barrier() = default;

bool process_barrier::register_this_process() {
  return false;
}

void process_barrier::operator()(bool) const {
  fence_this_thread();
}

#endif

}  // namespace interleave::os
