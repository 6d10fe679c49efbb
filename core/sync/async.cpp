#include "core/sync/async.h"

#include "core/schedule/control.h"
#include "core/trace/recorder.h"
#include "core/trace/source.h"

namespace interleave::sync::detail {

using schedule::op;
using trace::kind;
using trace::wait_result;

adopted_thread::adopted_thread(std::string_view name, const std::source_location& at)
    : self_(trace::object_kind::thread, name, 0, at),
      name_(name),
      run_(schedule::this_worker != nullptr ? schedule::this_worker->run() : nullptr),
      made_at_(trace::id_of(at)) {
  if (run_ == nullptr) return;
  schedule::announce({op::start, self_.id(), made_at_});
  if (run_->recording() != nullptr) as_ = run_->recording()->new_thread();
}

void adopted_thread::run(const std::function<void()>& body) {
  if (run_ == nullptr) return body();
  std::optional<trace::attachment> recorded;
  if (run_->recording() != nullptr) recorded.emplace(*run_->recording(), name_, self_.id(), as_);
  // The trace ends before the membership, as a thread's does.
  const schedule::membership member(*run_, recorded ? recorded->thread() : trace::thread_id{0});
  try {
    body();
  } catch (const schedule::cancelled&) {
    if (recorded) recorded->ends_as(trace::how_ended::cancelled);
  } catch (...) {
    if (recorded) recorded->ends_as(trace::how_ended::exception);
    schedule::announce({op::finish, self_.id(), made_at_});
    recorded.reset();
    throw;
  }
  schedule::announce({op::finish, self_.id(), made_at_});
  recorded.reset();
}

void adopted_thread::join(bool ended, const std::function<void()>& wait, const std::source_location& at) {
  const trace::location_id here = trace::id_of(at);
  schedule::announce({op::join, self_.id(), here});
  if (ended || run_ == nullptr) return wait();
  trace::emit(kind::wait_begin, self_.id(), here);
  wait();
  const bool cancelled = schedule::should_unwind();
  const auto how = cancelled ? wait_result::cancelled : wait_result::woken;
  trace::emit_ordered(kind::wait_end, self_.id(), here, static_cast<std::uint64_t>(how));
  if (cancelled) throw schedule::cancelled{};
}

}  // namespace interleave::sync::detail
