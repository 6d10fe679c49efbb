#pragma once

#include "core/os/shared_region.h"
#include "core/trace/event.h"

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace interleave::trace {

// 64 KiB of one thread's events, linked to the next.
struct chunk {
  static constexpr std::size_t capacity = 2047;

  std::atomic<chunk*> next{nullptr};
  chunk* next_free = nullptr;
  std::uint64_t reserved[2] = {};
  event events[capacity];
};
static_assert(sizeof(chunk) == 64 * 1024);

// Where chunks come from and go back to: one reserved region of shared memory, so that children of fork write
// into chunks which the parent reads. Its size is the memory cap of events that are not yet collected. take
// and give are thread-safe, lock-free and allocate nothing; prefault is for the collector.
class slab {
 public:
  explicit slab(std::size_t bytes);

  // An empty chunk, or nullptr at the cap.
  chunk* take() noexcept;
  void give(chunk* returned) noexcept;

  // Touches chunks ahead of need: a first touch costs a producer 1.5 µs a page.
  void prefault();

  [[nodiscard]] std::size_t chunks_in_use() const noexcept;
  [[nodiscard]] std::size_t capacity() const noexcept { return count_; }

 private:
  // Lives at the start of the region, shared with children.
  struct shared_state {
    std::atomic<std::uint64_t> free_top;  // tag << 32 | chunk number + 1: the tag counts changes against ABA
    std::atomic<std::uint32_t> never_used;  // chunks from here on have never been taken
    std::atomic<std::uint32_t> in_use;
  };
  [[nodiscard]] chunk* at(std::uint32_t number) const noexcept;

  os::shared_region region_;
  std::uint32_t count_;
  shared_state* state_;
  std::uint32_t prefaulted_ = 0;
};

}  // namespace interleave::trace
