#pragma once

#include <chrono>
#include <source_location>

namespace interleave::sync {

// Computes something until the calling thread has used so much time of a CPU: what stands for real work in a
// scenario. Time in which the thread is off the CPU, blocked or preempted, does not count, so that work takes
// longer where threads outnumber cores, as real work does. Exact to about 1 µs; zero or less does nothing.
//
// A sync point as it begins; in between it only looks whether the run is paused or stopped (then it ends by
// schedule::cancelled). Under control, where time is virtual, it takes none.
//
//   compute_for(20us);
void compute_for(std::chrono::nanoseconds cpu_time,
                 const std::source_location& at = std::source_location::current());

}  // namespace interleave::sync
