#include "core/sync/object.h"

#include "core/schedule/control.h"
#include "core/trace/recorder.h"
#include "core/trace/source.h"

namespace interleave::sync {

trace::recorder* this_recorder() noexcept {
  const schedule::worker* const self = schedule::this_worker;
  return self != nullptr && self->run() != nullptr ? self->run()->recording() : nullptr;
}

object::object(trace::object_kind of, std::string_view name, std::uint64_t initial,
               const std::source_location& at)
    : recorded_by_(this_recorder()), made_at_(trace::id_of(at)) {
  if (recorded_by_ != nullptr) {
    id_ = recorded_by_->new_object(of, name, initial, made_at_);
  } else if (schedule::is_controlled()) {
    id_ = schedule::this_worker->run()->decider()->new_object(name);
  }
}

object::~object() {
  if (recorded_by_ != nullptr && this_recorder() == recorded_by_) recorded_by_->end_object(id_, made_at_);
}

}  // namespace interleave::sync
