#include "core/os/futex.h"

#include <thread>

#if defined(__linux__)
#include <climits>

#include <ctime>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace interleave::os {

static_assert(sizeof(std::atomic<std::uint32_t>) == sizeof(std::uint32_t));

#if defined(__linux__)

namespace {
std::uint32_t* address_of(std::atomic<std::uint32_t>& word) {
  return reinterpret_cast<std::uint32_t*>(&word);
}
}  // namespace

void futex_wait(std::atomic<std::uint32_t>& word, std::uint32_t expected) {
  syscall(SYS_futex, address_of(word), FUTEX_WAIT_PRIVATE, expected, nullptr, nullptr, 0);
}

bool futex_wait_until(std::atomic<std::uint32_t>& word, std::uint32_t expected, steady_time deadline) {
  const auto since_epoch = deadline.time_since_epoch();
  const auto seconds = std::chrono::floor<std::chrono::seconds>(since_epoch);
  const auto rest = std::chrono::nanoseconds(since_epoch - seconds);
  // FUTEX_WAIT_BITSET takes an absolute CLOCK_MONOTONIC time, which is what steady_clock reads.
  const timespec until{static_cast<time_t>(seconds.count()), static_cast<long>(rest.count())};
  syscall(SYS_futex, address_of(word), FUTEX_WAIT_BITSET_PRIVATE, expected, &until, nullptr,
          FUTEX_BITSET_MATCH_ANY);
  return std::chrono::steady_clock::now() < deadline;
}

void futex_wake_one(std::atomic<std::uint32_t>& word) {
  syscall(SYS_futex, address_of(word), FUTEX_WAKE_PRIVATE, 1, nullptr, nullptr, 0);
}

#else

void futex_wait(std::atomic<std::uint32_t>& word, std::uint32_t expected) {
  word.wait(expected, std::memory_order_acquire);
}

bool futex_wait_until(std::atomic<std::uint32_t>& word, std::uint32_t expected, steady_time deadline) {
  while (word.load(std::memory_order_acquire) == expected) {
    const auto now = std::chrono::steady_clock::now();
    if (now >= deadline) return false;
    std::this_thread::sleep_for(
        std::min<std::chrono::nanoseconds>(deadline - now, std::chrono::milliseconds(1)));
  }
  return std::chrono::steady_clock::now() < deadline;
}

void futex_wake_one(std::atomic<std::uint32_t>& word) {
  word.notify_one();
}

#endif

}  // namespace interleave::os
