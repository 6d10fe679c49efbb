#pragma once

#include "core/trace/event.h"

#include <cstdint>
#include <source_location>
#include <string_view>

namespace interleave::trace {
class recorder;
}

namespace interleave::sync {

// What every primitive has: a number in the run's trace, with kind, name and initial value. Made inside a run
// it is recorded there, and its end too; elsewhere nothing is recorded and its number is 0,
// unless a controller gives it one. Stays where it
// is.
//
//   object self(trace::object_kind::mutex, "fork 1", 0, at);
//   trace::emit(trace::kind::released, self.id(), at);
class object {
 public:
  object(trace::object_kind of, std::string_view name, std::uint64_t initial, const std::source_location& at);
  ~object();
  object(const object&) = delete;
  object& operator=(const object&) = delete;

  [[nodiscard]] trace::object_id id() const noexcept { return id_; }

 private:
  trace::recorder* recorded_by_;  // only compared: the object may outlive it
  trace::object_id id_ = 0;
  trace::location_id made_at_;
};

// The recorder of the run that the calling thread belongs to, or nullptr.
trace::recorder* this_recorder() noexcept;

}  // namespace interleave::sync
