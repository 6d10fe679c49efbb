#include "core/os/memory_use.h"

#if defined(__linux__)
#include "core/os/system_file.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <pthread.h>
#include <string>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>
#endif

namespace interleave::os {

#if defined(__linux__)

std::uint64_t private_memory_of_this_process() {
  const std::string all = read_system_file("/proc/self/smaps_rollup");
  const auto bytes = [&](const char* key) {
    return std::strtoull(value_of(all, key).c_str(), nullptr, 10) * 1024;
  };
  return bytes("Private_Clean") + bytes("Private_Dirty");
}

std::uint64_t memory_of_process(int process) {
  const std::string all = read_system_file("/proc/" + std::to_string(process) + "/smaps_rollup");
  return std::strtoull(value_of(all, "Pss").c_str(), nullptr, 10) * 1024;
}

std::uint64_t stack_of_this_thread_in_memory() {
  pthread_attr_t how;
  if (pthread_getattr_np(pthread_self(), &how) != 0) return 0;
  void* lowest = nullptr;
  std::size_t size = 0;
  const bool known = pthread_attr_getstack(&how, &lowest, &size) == 0;
  pthread_attr_destroy(&how);
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  if (!known || reinterpret_cast<std::uintptr_t>(lowest) % page != 0) return 0;
  std::vector<unsigned char> there(size / page);
  if (mincore(lowest, there.size() * page, there.data()) != 0) return 0;
  const auto pages =
      std::count_if(there.begin(), there.end(), [](unsigned char each) { return (each & 1) != 0; });
  return static_cast<std::uint64_t>(pages) * page;
}

#else

std::uint64_t private_memory_of_this_process() {
  return 0;
}
std::uint64_t memory_of_process(int) {
  return 0;
}
std::uint64_t stack_of_this_thread_in_memory() {
  return 0;
}

#endif

}  // namespace interleave::os
