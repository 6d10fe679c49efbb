#include "core/os/cores.h"

#include <algorithm>
#include <atomic>
#include <thread>

#if defined(__linux__)
#include <cerrno>
#include <memory>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace interleave::os {

namespace {

#if defined(__linux__)

struct free_cpu_set {
  void operator()(cpu_set_t* set) const { CPU_FREE(set); }
};

// A cpu_set_t of 1024 cores is too small for the largest machines, where the kernel then answers EINVAL.
constexpr unsigned most_cores = 1U << 16;

std::vector<unsigned> affinity_of(pid_t thread) {
  for (unsigned size = 1024; size <= most_cores; size *= 2) {
    const std::unique_ptr<cpu_set_t, free_cpu_set> set(CPU_ALLOC(size));
    if (!set) break;
    CPU_ZERO_S(CPU_ALLOC_SIZE(size), set.get());
    if (sched_getaffinity(thread, CPU_ALLOC_SIZE(size), set.get()) != 0) {
      if (errno == EINVAL) continue;
      break;
    }
    std::vector<unsigned> cores;
    for (unsigned core = 0; core < size; ++core) {
      if (CPU_ISSET_S(core, CPU_ALLOC_SIZE(size), set.get())) cores.push_back(core);
    }
    return cores;
  }
  return {};
}

bool set_affinity_of_this_thread(std::span<const unsigned> cores) {
  if (cores.empty()) return false;
  const unsigned size = *std::max_element(cores.begin(), cores.end()) + 1;
  const std::unique_ptr<cpu_set_t, free_cpu_set> set(CPU_ALLOC(size));
  if (!set) return false;
  CPU_ZERO_S(CPU_ALLOC_SIZE(size), set.get());
  for (const unsigned core : cores) CPU_SET_S(core, CPU_ALLOC_SIZE(size), set.get());
  return sched_setaffinity(0, CPU_ALLOC_SIZE(size), set.get()) == 0;
}

std::vector<unsigned> affinity_of_process() {
  return affinity_of(getpid());
}
std::vector<unsigned> affinity_of_this_thread() {
  return affinity_of(0);
}

#else

bool set_affinity_of_this_thread(std::span<const unsigned>) {
  return false;
}
std::vector<unsigned> affinity_of_process() {
  return {};
}
std::vector<unsigned> affinity_of_this_thread() {
  return {};
}

#endif

const std::vector<unsigned>& cores_of_process() {
  static const std::vector<unsigned> cores = [] {
    std::vector<unsigned> found = affinity_of_process();
    if (found.empty()) {
      const unsigned count = std::max(1U, std::thread::hardware_concurrency());
      for (unsigned core = 0; core < count; ++core) found.push_back(core);
    }
    return found;
  }();
  return cores;
}

}  // namespace

std::vector<unsigned> allowed_cores() {
  return cores_of_process();
}

unsigned core_count() {
  return static_cast<unsigned>(cores_of_process().size());
}

bool pin_this_thread(std::span<const unsigned> cores) {
  const std::vector<unsigned>& allowed = cores_of_process();
  const bool all_allowed = std::all_of(cores.begin(), cores.end(), [&allowed](unsigned core) {
    return std::binary_search(allowed.begin(), allowed.end(), core);
  });
  return all_allowed && set_affinity_of_this_thread(cores);
}

bool unpin_this_thread() {
  return set_affinity_of_this_thread(cores_of_process());
}

pinned_scope::pinned_scope(std::span<const unsigned> cores)
    : before_(affinity_of_this_thread()), pinned_(!before_.empty() && pin_this_thread(cores)) {}

pinned_scope::~pinned_scope() {
  if (pinned_) set_affinity_of_this_thread(before_);
}

#if defined(__linux__)

std::uint64_t this_thread_os_id() {
  return static_cast<std::uint64_t>(syscall(SYS_gettid));
}

std::uint16_t detail::cpu_by_call() {
  const int cpu = sched_getcpu();
  return cpu < 0 ? std::uint16_t{0} : static_cast<std::uint16_t>(cpu);
}

#else

std::uint64_t this_thread_os_id() {
  static std::atomic<std::uint64_t> last{0};
  // relaxed: only uniqueness matters
  thread_local const std::uint64_t mine = last.fetch_add(1, std::memory_order_relaxed) + 1;
  return mine;
}

std::uint16_t detail::cpu_by_call() {
  return 0;
}

#endif

}  // namespace interleave::os
