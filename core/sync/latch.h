#pragma once

#include "core/sync/object.h"
#include "core/sync/wait_queue.h"

#include <atomic>
#include <cstdint>
#include <source_location>
#include <string_view>

namespace interleave::sync {

// std::latch, recorded: opens for good once it has been counted down from `expected` to zero. Counting down
// never blocks and is not ended by a stop; waiting is. Counting below zero is a violation and does nothing.
//
//   latch ready("ready", 4);
//   ready.count_down();     // each of four threads
//   ready.wait();
class latch {
 public:
  latch(std::string_view name, std::uint32_t expected,
        const std::source_location& at = std::source_location::current())
      : missing_(expected), self_(trace::object_kind::latch, name, expected, at) {}

  void count_down(std::uint32_t n = 1, std::source_location at = std::source_location::current());
  [[nodiscard]] bool try_wait() const noexcept {
    return missing_.load(std::memory_order_acquire) == 0;  // acquire: sees what came before the last arrival
  }
  void wait(std::source_location at = std::source_location::current());
  void arrive_and_wait(std::uint32_t n = 1, std::source_location at = std::source_location::current()) {
    count_down(n, at);
    wait(at);
  }

  [[nodiscard]] trace::object_id id() const noexcept { return self_.id(); }

 private:
  std::atomic<std::uint32_t> missing_;  // written under the queue's lock
  object self_;
  wait_queue queue_;
};

}  // namespace interleave::sync
