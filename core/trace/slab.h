#pragma once

#include "core/os/shared_region.h"
#include "core/trace/event.h"
#include "core/trace/free_stack.h"

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace interleave::trace {

// 64 KiB of one thread's events, linked to the next.
struct chunk {
  static constexpr std::size_t capacity = 2047;

  std::atomic<chunk*> next;
  free_stack::link next_free;
  std::uint32_t reserved[5];
  event events[capacity];
};
static_assert(sizeof(chunk) == 64 * 1024);

// Where chunks come from and go back to: one reserved region of shared memory, so that children of fork write
// into chunks which the parent reads. Its size is the memory cap of events that are not yet collected. take
// and give are thread-safe, lock-free and allocate nothing; prefault is for the collector.
//
//   slab chunks(std::size_t{1} << 30);
//   if (chunk* mine = chunks.take()) chunks.give(mine);
class slab {
 public:
  // Room for as many chunks as fit, at least one.
  explicit slab(std::size_t bytes);

  // A chunk without a successor, its events left over from before; nullptr at the cap.
  chunk* take() noexcept;
  void give(chunk* returned) noexcept;

  // Touches chunks ahead of need: a first touch costs a producer 1.5 µs a page.
  void prefault();

  [[nodiscard]] std::size_t chunks_in_use() const noexcept;
  [[nodiscard]] std::size_t capacity() const noexcept { return count_; }

 private:
  // Lives at the start of the region, shared with children; all zero is its first state.
  struct shared_state {
    alignas(64) free_stack free;
    alignas(64) std::atomic<std::uint32_t> never_used;  // chunks from here on have never been taken
    std::atomic<std::uint32_t> in_use;
  };
  // Chunks begin at a huge page's boundary, the state lies before it.
  static constexpr std::size_t huge_page = std::size_t{2} << 20;
  [[nodiscard]] chunk* at(std::uint32_t number) const noexcept;

  std::uint32_t count_;
  os::shared_region region_;
  std::size_t offset_of_chunks_;
  shared_state* state_;
  std::uint32_t prefaulted_ = 0;
  std::uint32_t used_before_ = 0;
};

}  // namespace interleave::trace
