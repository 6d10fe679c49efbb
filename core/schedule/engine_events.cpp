#include "core/schedule/default_policy.h"
#include "core/schedule/engine.h"
#include "core/trace/producer.h"

// What the engine writes into the trace in the name of its threads.

namespace interleave::schedule {

using trace::kind;
using trace::wait_result;

// By the thread that runs. One that has just ended writes no more: then by the main one, which is there
// still.
void engine::tell_decision(decision next) {
  const actor last = log_.empty() ? model::main_thread : log_.back().who;
  const decision by_default = default_decision(model_, last);
  trace::producer* const to =
      trace::this_producer != nullptr ? trace::this_producer : threads_[model::main_thread]->events;
  if (next == by_default || to == nullptr) return;
  const auto number = [](actor who) { return std::uint64_t{who} + 1; };  // in the trace
  const bool preempts = next.who != last && would_go_on(model_, last);
  to->write(kind::decided, 0, number(next.who) | number(by_default.who) << 16, 0, 0,
            preempts ? trace::flag::preempted : std::uint8_t{0}, true);
}

// A parked thread whose step cannot be carried out (any more) waits, and cannot say so itself.
void engine::tell_waits(actor goes_on) {
  for (std::size_t who = 0; who < model_.threads(); ++who) {
    thread& each = *threads_[who];
    if (!each.inside || each.waits || each.events == nullptr || who == goes_on) continue;
    const step& at = model_.next(each.number);
    if (at.what == op::reacquire || model_.is_enabled(each.number)) continue;
    each.waits = true;
    auto flags = at.timed ? trace::flag::timed : std::uint8_t{0};
    if (at.what == op::lock_shared) flags |= trace::flag::shared;
    each.events->write(kind::wait_begin, at.object, 0, 0, at.at, flags, false);
  }
}

void engine::tell_end_of_wait(thread& self, const step& next, wait_result how) {
  self.waits = false;
  if (how == wait_result::woken && next.what != op::await && next.what != op::join) return;  // acquired tells
  trace::emit_ordered(kind::wait_end, next.object, next.at, static_cast<std::uint64_t>(how));
}

}  // namespace interleave::schedule
