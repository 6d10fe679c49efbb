#pragma once

#include "core/os/shared_region.h"
#include "core/trace/free_stack.h"
#include "core/trace/producer.h"

#include <atomic>
#include <cstdint>
#include <new>

namespace interleave::trace {

// What the threads and processes of one run share besides chunks: a place for each producer, and the counters
// that numbers are taken from. Lives in memory shared with children of fork.
//
// A place is free, live from publish on, and free again when the collector, which has drained its finished
// producer, gives it back. Thread-safe; lock-free.
//
//   if (registry::place* mine = all.take()) { new (mine->memory) producer(how); all.publish(*mine); }
class registry {
 public:
  struct alignas(128) place {
    alignas(producer) std::byte memory[sizeof(producer)];
    std::atomic<std::uint32_t> live;
    free_stack::link next_free;

    // Only of a live place, or by whoever took it.
    [[nodiscard]] producer* owner() noexcept { return std::launder(reinterpret_cast<producer*>(memory)); }
  };

  struct counters {
    free_stack free;
    std::atomic<std::uint32_t> places_used;  // places from here on have never been taken
    std::atomic<std::uint32_t> last_thread;
    std::atomic<std::uint32_t> last_object;
    std::atomic<std::uint32_t> children;  // processes that have joined
    alignas(64) std::atomic<std::uint64_t> lost;
  };

  // More threads than have numbers cannot be there at once.
  static constexpr std::uint32_t capacity = 0xffff;

  registry();

  // Null if all places are taken.
  place* take() noexcept;
  // Now the collector sees the producer. To be called before its first event.
  void publish(place& taken) noexcept;
  void give(place& drained) noexcept;

  [[nodiscard]] counters& shared() const noexcept { return *counters_; }
  // Places ever used: the collector looks at those below.
  [[nodiscard]] std::uint32_t used() const noexcept;
  [[nodiscard]] place& at(std::uint32_t number) const noexcept { return places_[number]; }

 private:
  static constexpr std::size_t offset_of_places = 256;
  static_assert(sizeof(counters) <= offset_of_places);

  os::shared_region region_;
  counters* counters_;
  place* places_;
};

}  // namespace interleave::trace
