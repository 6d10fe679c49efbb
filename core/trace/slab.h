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

// Where chunks come from and go back to: reserved memory, whose size is the cap of events that are not yet
// collected. take and give are thread-safe, lock-free and allocate nothing; prefault is for the collector.
//
// There are two regions, of the same cap. The process that made the slab writes into one that is its own: a
// fresh page of it costs a producer a fraction of what one of shared memory does (measured 0.4 µs against
// 2.7). A child of fork writes into one that is shared, so that the parent can read it; the child says so by
// after_fork_in_child before it takes any. Whoever made the slab gives back the chunks of both.
//
//   slab chunks(std::size_t{1} << 30);
//   if (chunk* mine = chunks.take()) chunks.give(mine);
class slab {
 public:
  // Room for as many chunks as fit, at least one.
  explicit slab(std::size_t bytes);

  // A chunk without a successor, its events left over from before; nullptr at the cap.
  chunk* take() noexcept { return (in_child_ ? shared_ : own_).take(); }
  void give(chunk* returned) noexcept { (own_.has(returned) ? own_ : shared_).give(returned); }
  void after_fork_in_child() noexcept { in_child_ = true; }

  // Touches chunks ahead of need, so that a producer finds them there.
  void prefault() {
    own_.prefault();
    if (shared_.is_used()) shared_.prefault();
  }

  [[nodiscard]] std::size_t chunks_in_use() const noexcept { return own_.in_use() + shared_.in_use(); }
  [[nodiscard]] std::size_t capacity() const noexcept { return own_.capacity(); }

 private:
  class zone {
   public:
    zone(std::size_t bytes, os::shared_region::with whom);

    chunk* take() noexcept;
    void give(chunk* returned) noexcept;
    void prefault();
    [[nodiscard]] bool has(const chunk* one) const noexcept;
    [[nodiscard]] bool is_used() const noexcept {
      return head_->never_used.load(std::memory_order_relaxed) != 0;  // relaxed: an estimate
    }
    [[nodiscard]] std::size_t in_use() const noexcept;
    [[nodiscard]] std::size_t capacity() const noexcept { return count_; }

   private:
    // Lives at the start of the region; all zero is its first state.
    struct head {
      alignas(64) free_stack free;
      alignas(64) std::atomic<std::uint32_t> never_used;  // chunks from here on have never been taken
      std::atomic<std::uint32_t> in_use;
    };
    // Chunks begin at a huge page's boundary, the head lies before it.
    static constexpr std::size_t huge_page = std::size_t{2} << 20;
    [[nodiscard]] chunk* at(std::uint32_t number) const noexcept;

    std::uint32_t count_;
    os::shared_region region_;
    std::size_t offset_of_chunks_;
    head* head_;
    std::uint32_t prefaulted_ = 0;
    std::uint32_t used_before_ = 0;
  };

  zone own_;
  zone shared_;
  bool in_child_ = false;  // each process has its own
};

}  // namespace interleave::trace
