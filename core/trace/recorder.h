#pragma once

#include "core/trace/producer.h"
#include "core/trace/registry.h"
#include "core/trace/slab.h"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string_view>
#include <vector>

namespace interleave::trace {

// One run's recording: hands out thread and object numbers and gives each thread its queue. One collector
// reads the queues. Thread-safe. Must outlive every attachment.
//
// Children of fork go on recording into the same memory, and the parent collects: after fork the child calls
// after_fork_in_child, attaches its threads, and leaves by _exit. When a child has died, however it died, the
// parent calls abandon.
//
//   recorder recording;
//   attachment here(recording, "main");
//   object_id fork = recording.new_object(object_kind::mutex, "fork 1", 0, location);
class recorder {
 public:
  // `cap_bytes` bounds the memory for events that are not yet collected.
  explicit recorder(std::size_t cap_bytes = std::size_t{1} << 30);
  recorder(const recorder&) = delete;
  recorder& operator=(const recorder&) = delete;

  // A number for an object; the calling thread's events tell its kind, initial value and name.
  object_id new_object(object_kind of, std::string_view name, std::uint64_t initial, location_id at) noexcept;
  void end_object(object_id object, location_id at) noexcept;
  // A number for a thread that is about to be started: taken by who starts it, so that threads are numbered
  // in the order in which they were made, whichever runs first. 0 if the numbers ran out.
  thread_id new_thread() noexcept;

  // In a child of fork, first of all, on its only thread: the thread is recorded no more until it attaches.
  // False: the system cannot order events across processes, and those of the child would be out of order.
  bool after_fork_in_child() noexcept;
  // All threads of that process are taken for ended, and said to have ended `as`. Only once it is dead.
  void abandon(std::uint64_t process, how_ended as = how_ended::cancelled);

  // Events lost so far: at the cap, or of threads past the 65,535th (one each).
  [[nodiscard]] std::uint64_t lost() const noexcept;
  [[nodiscard]] slab& chunks() noexcept { return slab_; }
  [[nodiscard]] registry& producers() noexcept { return registry_; }
  // Whether the collector's barrier has to reach other processes.
  [[nodiscard]] bool has_children() const noexcept;
  // For the collector: the processes abandoned since the last call.
  struct abandoned {
    std::uint64_t process;
    how_ended as;
  };
  std::vector<abandoned> take_abandoned();

 private:
  friend class attachment;

  // Null if there is no number or no place.
  producer* attach(thread_id as) noexcept;
  object_id next_object() noexcept;

  slab slab_;
  registry registry_;
  const bool fenced_;
  std::uint64_t process_;

  std::mutex mutex_;
  std::vector<abandoned> abandoned_;  // guarded by mutex_
  std::atomic<bool> any_abandoned_{false};
};

// While it lives, what the calling thread does is recorded as a thread of that name.
// Writes thread_started and the name; thread_ended when it goes. Nests: the former producer is back
// afterwards.
class attachment {
 public:
  // `as_object`: the number by which others wait for this thread's end; 0 makes one.
  attachment(recorder& to, std::string_view name, object_id as_object = 0)
      : attachment(to, name, as_object, to.new_thread()) {}
  // As the thread that new_thread() gave a number.
  attachment(recorder& to, std::string_view name, object_id as_object, thread_id as);
  ~attachment();
  attachment(const attachment&) = delete;
  attachment& operator=(const attachment&) = delete;

  // 0 if the numbers ran out; the thread is not recorded then.
  [[nodiscard]] thread_id thread() const noexcept { return producer_ == nullptr ? 0 : producer_->thread(); }
  [[nodiscard]] object_id object() const noexcept { return as_object_; }
  void ends_as(how_ended how) noexcept { how_ = how; }

 private:
  recorder* recorder_;
  producer* producer_;
  producer* former_;
  object_id as_object_;
  how_ended how_ = how_ended::returned;
};

}  // namespace interleave::trace
