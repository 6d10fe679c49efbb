#include "core/sync/guest.h"

#include "core/sync/object.h"

namespace interleave::sync {

guest::guest(std::string_view name)
    : recorder_(this_recorder()),
      thread_(recorder_ != nullptr ? recorder_->new_thread() : trace::thread_id{0}),
      name_(name) {
  worker_.set_thread(thread_);
}

guest::~guest() {
  // The last event of the guest's lane is written by this thread, which has a lane of its own.
  trace::producer* const own = trace::this_producer;
  recorded_.reset();
  trace::this_producer = own;
}

guest::presence::presence(guest& of)
    : former_producer_(trace::this_producer), former_worker_(schedule::this_worker) {
  if (of.recorder_ != nullptr && !of.recorded_) {
    of.recorded_.emplace(*of.recorder_, of.name_, 0, of.thread_);
    of.producer_ = trace::this_producer;
  }
  trace::this_producer = of.producer_;
  schedule::this_worker = &of.worker_;
}

guest::presence::~presence() {
  trace::this_producer = former_producer_;
  schedule::this_worker = former_worker_;
}

}  // namespace interleave::sync
