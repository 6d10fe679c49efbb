#pragma once

#include <cstdint>

namespace interleave::os {

// What a process or a thread costs in memory, in bytes; 0 where the system does not tell. Thread-safe.

// Pages that nobody but this process has (private in /proc/self/smaps_rollup, Linux 4.14): after fork those
// that were written since, for all others are shared with the parent. Takes up to milliseconds.
[[nodiscard]] std::uint64_t private_memory_of_this_process();

// What a process takes, with its part of the pages that it shares (proportional set size): the sum over
// processes is the memory that they take together. 0 for one that is not there. Takes up to milliseconds.
std::uint64_t memory_of_process(int process);

// Pages of the calling thread's stack that are in memory. The C library gives a stack of a thread that ended
// to the next one, so they may have been touched before.
[[nodiscard]] std::uint64_t stack_of_this_thread_in_memory();

}  // namespace interleave::os
