#pragma once

#include <atomic>
#include <cstdint>

namespace interleave::trace {

// A lock-free stack of free places, known by their numbers, each with a link of its own. Thread-safe, also
// between processes that share its memory; a process that is killed in the middle leaves it whole.
// All zero is the empty stack. Source: Treiber, "Systems programming: coping with parallelism" (1986); the
// tag beside the number counts changes against ABA.
//
//   stack.push(3, links[3]);
//   std::uint32_t number;  while (stack.pop(number, [&](auto n) -> auto& { return links[n]; })) use(number);
class free_stack {
 public:
  using link = std::atomic<std::uint32_t>;

  void push(std::uint32_t number, link& of) noexcept {
    std::uint64_t top = top_.load(std::memory_order_relaxed);  // relaxed: the exchange checks it
    do {
      // relaxed: published by the exchange
      of.store(static_cast<std::uint32_t>(top), std::memory_order_relaxed);
      // release: who pops it sees the link, and all that was done with the place
    } while (!top_.compare_exchange_weak(top, next_tag(top) | (number + 1), std::memory_order_release,
                                         std::memory_order_relaxed));
  }

  template <class LinkOf>
  bool pop(std::uint32_t& number, LinkOf link_of) noexcept {
    std::uint64_t top = top_.load(std::memory_order_acquire);  // acquire: the link is read
    while (static_cast<std::uint32_t>(top) != 0) {
      number = static_cast<std::uint32_t>(top) - 1;
      // relaxed: may be stale if another took the place meanwhile; the tag then fails the exchange
      const std::uint32_t below = link_of(number).load(std::memory_order_relaxed);
      // acquire: what was done with the place is over; also on failure, as the new top's link is read
      if (top_.compare_exchange_weak(top, next_tag(top) | below, std::memory_order_acquire,
                                     std::memory_order_acquire)) {
        return true;
      }
    }
    return false;
  }

 private:
  static std::uint64_t next_tag(std::uint64_t top) noexcept { return ((top >> 32) + 1) << 32; }

  std::atomic<std::uint64_t> top_{0};  // tag << 32 | number + 1
};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free, "processes share it");

}  // namespace interleave::trace
