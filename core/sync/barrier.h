#pragma once

#include "core/sync/object.h"
#include "core/sync/wait_queue.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <source_location>
#include <string_view>

namespace interleave::sync {

// std::barrier, recorded: a phase ends when `expected` arrivals have come; the last one runs the completion
// function, then everybody who waits goes on and the next phase begins. Arriving never blocks and is not
// ended by a stop; waiting is.
//
//   barrier round("round", 4);
//   for (…) { work(); round.arrive_and_wait(); }   // each of four threads
class barrier {
 public:
  // The phase that an arrival belongs to.
  class arrival_token {
   private:
    friend class barrier;
    explicit arrival_token(std::uint64_t phase) : phase_(phase) {}
    std::uint64_t phase_;
  };

  barrier(std::string_view name, std::uint32_t expected, std::function<void()> completion = {},
          const std::source_location& at = std::source_location::current())
      : expected_(expected),
        missing_(expected),
        completion_(std::move(completion)),
        self_(trace::object_kind::barrier, name, expected, at) {}

  [[nodiscard]] arrival_token arrive(std::source_location at = std::source_location::current()) {
    return arrive_as(false, at);
  }
  void wait(arrival_token arrival, std::source_location at = std::source_location::current());
  void arrive_and_wait(std::source_location at = std::source_location::current()) { wait(arrive(at), at); }
  // Arrives for the last time: one less is expected from the next phase on.
  void arrive_and_drop(std::source_location at = std::source_location::current()) { arrive_as(true, at); }

  [[nodiscard]] trace::object_id id() const noexcept { return self_.id(); }

 private:
  arrival_token arrive_as(bool for_the_last_time, const std::source_location& at);
  [[nodiscard]] bool is_over(std::uint64_t phase) const noexcept {
    return phase_.load(std::memory_order_acquire) != phase;  // acquire: sees what came before the arrivals
  }

  std::uint32_t expected_;               // guarded by the queue's lock
  std::atomic<std::uint32_t> missing_;   // written under the queue's lock
  std::atomic<std::uint64_t> phase_{0};  // written under the queue's lock
  const std::function<void()> completion_;
  object self_;
  wait_queue queue_;
};

}  // namespace interleave::sync
