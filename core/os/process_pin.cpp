#include "core/os/process_pin.h"

#include "core/os/cores.h"

#if defined(__linux__)
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <memory>
#include <sched.h>
#include <string>
#endif

namespace interleave::os {

#if defined(__linux__)

namespace {

// Larger machines than this are left alone: the kernel answers EINVAL for a set that is too small.
constexpr unsigned most_cores = 1U << 14;

struct free_cpu_set {
  void operator()(cpu_set_t* set) const { CPU_FREE(set); }
};
using cpu_set = std::unique_ptr<cpu_set_t, free_cpu_set>;

constexpr std::size_t bytes = CPU_ALLOC_SIZE(most_cores);

std::vector<unsigned> cores_of(pid_t thread) {
  const cpu_set set(CPU_ALLOC(most_cores));
  CPU_ZERO_S(bytes, set.get());
  std::vector<unsigned> cores;
  if (sched_getaffinity(thread, bytes, set.get()) != 0) return cores;
  for (unsigned core = 0; core < most_cores; ++core) {
    if (CPU_ISSET_S(core, bytes, set.get())) cores.push_back(core);
  }
  return cores;
}

bool give(pid_t thread, const std::vector<unsigned>& cores) {
  const cpu_set set(CPU_ALLOC(most_cores));
  CPU_ZERO_S(bytes, set.get());
  for (const unsigned core : cores) CPU_SET_S(core, bytes, set.get());
  return sched_setaffinity(thread, bytes, set.get()) == 0;
}

std::vector<pid_t> threads_of_this_process() {
  std::vector<pid_t> all;
  std::error_code error;
  for (const auto& each : std::filesystem::directory_iterator("/proc/self/task", error)) {
    const std::string name = each.path().filename().string();
    pid_t id = 0;
    if (std::from_chars(name.data(), name.data() + name.size(), id).ec == std::errc{}) all.push_back(id);
  }
  return all;
}

}  // namespace

process_pin::process_pin() {
  const std::vector<unsigned> one{allowed_cores().front()};
  // Again until none is new: one that is not yet pinned may have started another.
  for (bool found = true; found;) {
    found = false;
    for (const pid_t thread : threads_of_this_process()) {
      if (before_.contains(thread)) continue;
      std::vector<unsigned> cores = cores_of(thread);
      if (cores.empty() || !give(thread, one)) continue;
      before_.emplace(thread, std::move(cores));
      found = true;
    }
  }
  pinned_ = !before_.empty();
}

process_pin::~process_pin() {
  if (!pinned_) return;
  std::map<std::int32_t, std::vector<unsigned>> done;
  for (bool found = true; found;) {
    found = false;
    for (const pid_t thread : threads_of_this_process()) {
      const auto known = before_.find(thread);
      if (!done.try_emplace(thread).second) continue;
      give(thread, known != before_.end() ? known->second : allowed_cores());
      found = true;
    }
  }
}

#else

process_pin::process_pin() = default;
process_pin::~process_pin() = default;

#endif

}  // namespace interleave::os
