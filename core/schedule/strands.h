#pragma once

#include <cstdint>
#include <memory>

namespace interleave::schedule {

// Where the threads of a controlled run live: stacks, of which exactly one runs at a time, and which are used
// again by the next run. What a task does belongs to who gave it; which strand goes on is said by the one
// that stops. Strand 0 is the thread that calls begin, with its own stack.
//
// Used by whichever strand runs; made, begun, ended and destroyed by one and the same thread.
//
//   auto all = make_fibers();
//   all->begin();
//   const auto other = all->take({work, &data});   // std::uint32_t work(void*) gives the next strand
//   all->switch_to(0, other);                      // returns once somebody switches to 0
//   all->give_back(other);
class strands {
 public:
  using index = std::uint32_t;
  struct task {
    index (*run)(void*) = nullptr;  // gives who goes on after it
    void* with = nullptr;
  };

  virtual ~strands() = default;
  virtual void begin() = 0;
  // A strand that begins `what` when it is first switched to. Throws std::system_error where the system gives
  // no thread or no memory for its stack.
  virtual index take(task what) = 0;
  // Its task is over, or is never to begin.
  virtual void give_back(index which) = 0;
  virtual void switch_to(index from, index to) = 0;
};

// Threads of the system, each parked on a gate of its own, opened by the one that stops. `on_one_core`: while
// they live, they and the calling thread stay on the core that this one is on: a hand-over is then a switch,
// not a wake-up on another core.
std::unique_ptr<strands> make_threads(bool on_one_core);

// Fibers (Boost.Context) on the calling thread. nullptr where this build has none.
std::unique_ptr<strands> make_fibers();

// Empty if fibers can be used; else one line that says why not.
const char* why_no_fibers() noexcept;

}  // namespace interleave::schedule
