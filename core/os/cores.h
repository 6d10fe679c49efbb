#pragma once

#include <cstdint>
#include <span>
#include <vector>

#if defined(__linux__) && __has_include(<sys/rseq.h>) && defined(__has_builtin)
#if __has_builtin(__builtin_thread_pointer)
#include <sys/rseq.h>
#define INTERLEAVE_OS_HAS_RSEQ 1
#endif
#endif

namespace interleave::os {

// The cores of this machine that this process may use, which of them the calling thread runs on, and how to
// keep a thread on some of them.
//
// Which cores the process may use is read once, at the first call of any function here but current_cpu, from
// the affinity of the main thread (so `taskset` and containers count, and a later pin does not change the
// answer). Core numbers are the kernel's and may have holes. All functions are thread-safe; pins concern the
// calling thread only and are inherited by the threads and processes that it starts. Other systems: 0 …
// hardware_concurrency() - 1, pins are refused, current_cpu() is 0.
//
//   const unsigned first[] = {os::allowed_cores().front()};
//   os::pinned_scope on_one_core(first);
//   std::thread worker(work);  // runs on that core only

[[nodiscard]] std::vector<unsigned> allowed_cores();  // ascending, never empty
[[nodiscard]] unsigned core_count();                  // allowed_cores().size()

// False, and nothing has changed, if `cores` is empty, names a core that is not allowed, or the kernel
// refuses.
bool pin_this_thread(std::span<const unsigned> cores);
// Back to all allowed cores.
bool unpin_this_thread();

// Pins the calling thread, and gives it back the cores that it had; to be destroyed by the same thread.
class pinned_scope {
 public:
  explicit pinned_scope(std::span<const unsigned> cores);
  ~pinned_scope();
  pinned_scope(const pinned_scope&) = delete;
  pinned_scope& operator=(const pinned_scope&) = delete;

  [[nodiscard]] bool pinned() const { return pinned_; }

 private:
  std::vector<unsigned> before_;
  bool pinned_;
};

// The kernel's number of the calling thread (gettid), the same as in switch records and /proc. Elsewhere: a
// number of our own, unique in the process.
[[nodiscard]] std::uint64_t this_thread_os_id();

namespace detail {
[[nodiscard]] std::uint16_t cpu_by_call();
}

// The core that the calling thread was on a moment ago. A plain load from the area that the kernel keeps
// current for each thread (restartable sequences, Linux 4.18, registered by glibc 2.35); a call where there
// is none.
[[nodiscard]] inline std::uint16_t current_cpu() {
#if defined(INTERLEAVE_OS_HAS_RSEQ)
  if (__rseq_size != 0)
      [[likely]] {  // a constant of the process: 0 where registration was refused or turned off
    const char* area = static_cast<const char*>(__builtin_thread_pointer()) + __rseq_offset;
    // volatile: the kernel writes it behind the compiler's back
    const std::uint32_t cpu = reinterpret_cast<const volatile struct rseq*>(area)->cpu_id;
    if (cpu <= 0xffff) [[likely]] {  // not registered for this thread: -1 or -2
      return static_cast<std::uint16_t>(cpu);
    }
  }
#endif
  return detail::cpu_by_call();
}

}  // namespace interleave::os
