#include "core/sync/mailbox.h"

#include "core/schedule/control.h"
#include "core/trace/source.h"

namespace interleave::sync {

using trace::kind;
using trace::wait_result;

mailbox_base::mailbox_base(std::string_view name, const std::source_location& at)
    : self_(trace::object_kind::queue, name, 0, at) {}

void mailbox_base::announce(trace::location_id at) const {
  schedule::announce({.what = schedule::op::io, .object = id(), .at = at, .timed = true});
}

void mailbox_base::wake_one(trace::location_id at) {
  wait_queue::batch chosen;
  {
    const std::scoped_lock hold(queue_.lock());
    if (auto* const next = queue_.pop()) chosen.add(*next);
  }
  chosen.wake(id(), at);
}

void mailbox_base::close(std::source_location at) {
  wait_queue::batch chosen;
  {
    const std::scoped_lock hold(queue_.lock());
    closed_ = true;
    chosen = queue_.pop_all();
  }
  chosen.wake(id(), trace::id_of(at));
}

void mailbox_base::ended(trace::location_id at, const wait_queue::outcome& how) {
  const auto result = how.cancelled ? wait_result::cancelled
                      : how.chosen  ? wait_result::woken
                                    : wait_result::timed_out;
  trace::emit_ordered(kind::wait_end, id(), at, static_cast<std::uint64_t>(result));
  if (how.cancelled) unwind_if_possible();
}

}  // namespace interleave::sync
