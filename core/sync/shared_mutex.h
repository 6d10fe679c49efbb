#pragma once

#include "core/sync/object.h"
#include "core/sync/wait_queue.h"

#include <atomic>
#include <cstdint>
#include <source_location>
#include <string_view>

namespace interleave::sync {

// std::shared_mutex, recorded: any number of readers or one writer. Policy: in order of arrival. Once anybody
// waits, newcomers of either kind queue up behind; whoever leaves last hands the mutex over to the first in
// the queue, adjoining readers together. So neither side starves, and a reader must not ask again while it
// reads (a writer may have come in between: both would wait for ever).
//
//   shared_mutex table("table");
//   const shared_lock reading(table);   // locks.h
//   const unique_lock writing(table);   // another thread
class shared_mutex {
 public:
  explicit shared_mutex(std::string_view name = "shared mutex",
                        const std::source_location& at = std::source_location::current())
      : self_(trace::object_kind::shared_mutex, name, 0, at) {}

  void lock(std::source_location at = std::source_location::current());
  [[nodiscard]] bool try_lock(std::source_location at = std::source_location::current());
  void unlock(std::source_location at = std::source_location::current());

  void lock_shared(std::source_location at = std::source_location::current());
  [[nodiscard]] bool try_lock_shared(std::source_location at = std::source_location::current());
  void unlock_shared(std::source_location at = std::source_location::current());

  [[nodiscard]] trace::object_id id() const noexcept { return self_.id(); }

 private:
  // One word, so that the number of an acquisition is exact: readers | writer | waiting | acquisitions so far
  // << 32. `waiting` is set and cleared under the queue's lock and means that the queue is not empty.
  static constexpr std::uint64_t one_reader = 1;
  static constexpr std::uint64_t readers = (std::uint64_t{1} << 24) - 1;
  static constexpr std::uint64_t writer = std::uint64_t{1} << 30;
  static constexpr std::uint64_t waiting = std::uint64_t{1} << 31;
  static constexpr std::uint64_t one_acquisition = std::uint64_t{1} << 32;
  static std::uint32_t number(std::uint64_t state) { return static_cast<std::uint32_t>(state >> 32); }

  // `state` with the mutex taken, or 0 if it can't be.
  static std::uint64_t taken(std::uint64_t state, bool shared);
  std::uint64_t take(bool shared) noexcept;
  bool try_take(bool shared, trace::location_id at);
  void acquire(bool shared, trace::location_id at);
  void acquire_slowly(bool shared, trace::location_id at);
  void release(trace::location_id at);
  void release_share(trace::location_id at);
  void give_back(std::uint64_t hold, std::uint64_t seen, trace::location_id at);
  wait_queue::batch hand_over() noexcept;

  std::atomic<std::uint64_t> state_{0};
  // The writer's identity; only ever equal to a thread's if that very thread wrote it, so no order is needed.
  std::atomic<const void*> owner_{nullptr};
  object self_;
  wait_queue queue_;
};

}  // namespace interleave::sync
