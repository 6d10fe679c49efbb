#pragma once

namespace interleave::os {

// A memory barrier that one thread, seldom, makes all others execute, so that they themselves, often, need
// none.
//
// Promise: let T be another thread of this process (with `across_processes`: also of a process that has
// called register_this_process), and A an instruction that T has executed by the time the barrier is called.
// When the call returns, every store that T issued before A in program order is visible to the caller; and
// what T loads after the barrier sees every store that the caller made before it. T then needs only a
// compiler barrier (std::atomic_signal_fence) between its accesses, where a Dekker-like pairing would
// otherwise take a full fence.
//
// available() says whether the kernel can do it. If not, a call is a fence of the calling thread alone: the
// promise does not hold, and the fast side must issue std::atomic_thread_fence(seq_cst) itself. Thread-safe
// after construction. The first barrier of a process may take milliseconds to construct (registration), a
// call some microseconds; with only the oldest command (Linux 4.3 … 4.13) tens of milliseconds. A call throws
// std::system_error if the kernel fails it, which it does only without memory. Source: membarrier(2),
// kernel/sched/membarrier.c; Linux 4.14 (private), 4.16 (global expedited).
//
//   fast:  x.store(1, relaxed); std::atomic_signal_fence(seq_cst); seen = y.load(relaxed);
//   slow:  y.store(1, relaxed); barrier(false);                    seen = x.load(relaxed);
//   At least one of the two sees 1.
class process_barrier {
 public:
  process_barrier();

  [[nodiscard]] bool available() const { return within_ != command::fence && across_ != command::fence; }
  void operator()(bool across_processes) const;

  // For children of fork: lets barriers across processes reach the calling process. The constructor does it
  // for its own. False where the kernel has no such registration; barriers are then global or not available.
  static bool register_this_process();

 private:
  enum class command { private_expedited, global_expedited, global, fence };

  command within_ = command::fence;
  command across_ = command::fence;
};

}  // namespace interleave::os
