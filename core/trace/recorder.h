#pragma once

#include "core/trace/producer.h"
#include "core/trace/slab.h"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string_view>
#include <vector>

namespace interleave::trace {

// One run's recording: hands out thread and object numbers and gives each thread its queue. The collector
// reads the queues. Thread-safe. Must outlive every attachment.
//
//   recorder recording;
//   attachment here(recording, "main");
//   object_id fork = recording.new_object(object_kind::mutex, "fork 1", 0, location);
class recorder {
 public:
  // `cap_bytes` bounds the memory for events that are not yet collected.
  explicit recorder(std::size_t cap_bytes = std::size_t{1} << 30);
  ~recorder();
  recorder(const recorder&) = delete;
  recorder& operator=(const recorder&) = delete;

  // A number for an object; the calling thread's events tell its kind, initial value and name.
  object_id new_object(object_kind of, std::string_view name, std::uint64_t initial, location_id at) noexcept;
  void end_object(object_id object, location_id at) noexcept;

  // Events lost at the cap so far.
  [[nodiscard]] std::uint64_t lost() const noexcept;
  [[nodiscard]] slab& chunks() noexcept { return slab_; }

 private:
  friend class attachment;
  friend class collector;

  producer* attach(thread_id thread);

  slab slab_;
  std::atomic<std::uint32_t> last_object_{0};
  std::atomic<std::uint32_t> last_thread_{0};
};

// While it lives, what the calling thread does is recorded as a thread of that name.
// Writes thread_started and the name; thread_ended when it goes. Nests: the former producer is back
// afterwards.
class attachment {
 public:
  // `as_object`: the number by which others wait for this thread's end; 0 makes one.
  attachment(recorder& to, std::string_view name, object_id as_object = 0);
  ~attachment();
  attachment(const attachment&) = delete;
  attachment& operator=(const attachment&) = delete;

  [[nodiscard]] thread_id thread() const noexcept { return producer_->thread(); }
  void ends_as(how_ended how) noexcept { how_ = how; }

 private:
  producer* producer_;
  producer* former_;
  object_id as_object_;
  how_ended how_ = how_ended::returned;
};

}  // namespace interleave::trace
