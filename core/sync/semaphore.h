#pragma once

#include "core/sync/deadline.h"
#include "core/sync/object.h"
#include "core/sync/wait_queue.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <source_location>
#include <string_view>

namespace interleave::sync {

// std::counting_semaphore, recorded; its maximum is given at run time. Any thread may release. Unfair as the
// mutex: who comes by may overtake a waiter that was just woken. More permits than the maximum are not kept,
// but reported as a violation.
//
//   counting_semaphore seats("seats", 4);
//   seats.acquire();
//   seats.release();
class counting_semaphore {
 public:
  static constexpr std::uint32_t largest = (std::uint32_t{1} << 31) - 1;

  // 0 ≤ desired ≤ most ≤ largest, else std::invalid_argument.
  explicit counting_semaphore(std::string_view name, std::uint32_t desired, std::uint32_t most = largest,
                              const std::source_location& at = std::source_location::current());

  [[nodiscard]] std::uint32_t max() const noexcept { return max_; }

  void acquire(std::source_location at = std::source_location::current());
  [[nodiscard]] bool try_acquire(std::source_location at = std::source_location::current());

  template <class Rep, class Period>
  [[nodiscard]] bool try_acquire_for(const std::chrono::duration<Rep, Period>& longest,
                                     std::source_location at = std::source_location::current()) {
    return acquire_by(deadline(longest), at);
  }
  template <class Clock, class Duration>
  [[nodiscard]] bool try_acquire_until(const std::chrono::time_point<Clock, Duration>& latest,
                                       std::source_location at = std::source_location::current()) {
    return acquire_by(deadline(latest), at);
  }

  void release(std::uint32_t n = 1, std::source_location at = std::source_location::current());

  [[nodiscard]] trace::object_id id() const noexcept { return self_.id(); }

 private:
  // One word, so that the number of an acquisition is exact: permits | waiting | acquisitions so far << 32.
  // `waiting` is set and cleared under the queue's lock and means that the queue is not empty.
  static constexpr std::uint64_t waiting = std::uint64_t{1} << 31;
  static constexpr std::uint64_t one_acquisition = std::uint64_t{1} << 32;
  static std::uint32_t permits(std::uint64_t state) { return static_cast<std::uint32_t>(state) & largest; }
  static std::uint32_t number(std::uint64_t state) { return static_cast<std::uint32_t>(state >> 32); }

  [[nodiscard]] std::uint32_t permits_now() const noexcept {
    return permits(state_.load(std::memory_order_relaxed));  // relaxed: a look that decides nothing
  }
  // Takes a permit if there is one, and tells the number of the acquisition.
  std::optional<std::uint32_t> take() noexcept;
  bool acquire_by(const deadline& until, const std::source_location& at);
  bool acquire_slowly(trace::location_id at, const os::steady_time* until);

  std::atomic<std::uint64_t> state_;
  const std::uint32_t max_;
  object self_;
  wait_queue queue_;
};

}  // namespace interleave::sync
