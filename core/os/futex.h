#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

namespace interleave::os {

using steady_time = std::chrono::steady_clock::time_point;

// A thread sleeps in the kernel, at no CPU cost, for as long as `word` holds `expected`. As with every futex
// the return says nothing: woken, value differed, or a spurious wake-up; the caller looks at the word again.
// Thread-safe. Source: Drepper, "Futexes are tricky" (2011). Other systems: std::atomic::wait.
//
//   std::atomic<std::uint32_t> gate{0};
//   while (gate.load(std::memory_order_acquire) == 0) os::futex_wait(gate, 0);
void futex_wait(std::atomic<std::uint32_t>& word, std::uint32_t expected);

// As futex_wait, but returns false once `deadline` (steady clock) has passed.
bool futex_wait_until(std::atomic<std::uint32_t>& word, std::uint32_t expected, steady_time deadline);

// Wakes at most one thread asleep on `word`. The word must have been changed before.
void futex_wake_one(std::atomic<std::uint32_t>& word);

}  // namespace interleave::os
