#pragma once

#include "core/sync/object.h"

#include <cstdint>
#include <pthread.h>
#include <source_location>
#include <string_view>

namespace interleave::sync {

// The system's own mutex, recorded, with a choice of what it does to priorities: `none`, or `inherit`: while
// anybody waits for it, its owner runs with the highest priority among them (PTHREAD_PRIO_INHERIT; Sha,
// Rajkumar, Lehoczky 1990). Matters only to real-time threads; see core/os/real_time.h.
//
// A wait for it is the kernel's and is not ended by a stop of the run: whoever holds it must give it back in
// the end, as a guard does. Not recursive; unlock by its owner only. Throws std::system_error where the
// system has no such mutex.
//
//   priority_mutex bus("bus", priority_mutex::protocol::inherit);
//   const lock_guard held(bus);
class priority_mutex {
 public:
  enum class protocol : std::uint8_t { none, inherit };

  priority_mutex(std::string_view name, protocol of,
                 const std::source_location& at = std::source_location::current());
  ~priority_mutex();
  priority_mutex(const priority_mutex&) = delete;
  priority_mutex& operator=(const priority_mutex&) = delete;

  void lock(std::source_location at = std::source_location::current());
  void unlock(std::source_location at = std::source_location::current());

  [[nodiscard]] trace::object_id id() const noexcept { return self_.id(); }

 private:
  pthread_mutex_t mutex_;
  std::uint32_t sequence_ = 0;  // the owner's
  object self_;
};

}  // namespace interleave::sync
