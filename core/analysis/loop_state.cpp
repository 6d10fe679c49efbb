#include "core/analysis/loop_state.h"

#include <algorithm>

namespace interleave::analysis {

using trace::callback_kind;
using trace::kind;
using trace::record;

namespace {

callback_state from(const record& what) {
  const trace::callback said = trace::callback_from(what.argument);
  return {.number = what.sequence,
          .kind = said.kind,
          .name = said.name,
          .by = static_cast<thread_id>(what.thread),
          .location = what.location,
          .queued = what.time,
          .due = what.time + said.delay};
}

std::vector<callback_state>& queue_of(loop_state& in, callback_kind of) {
  switch (of) {
    case callback_kind::deferred:
      return in.deferred;
    case callback_kind::timer:
      return in.timers;
    default:
      return in.ready;
  }
}

void note_length(loop_state& in, nanoseconds now) {
  in.longest_queue = std::max(in.longest_queue, in.waiting(now));
}

void queue(loop_state& in, const record& what) {
  const callback_state made = from(what);
  auto& all = queue_of(in, made.kind);
  const auto place = made.kind == callback_kind::timer
                         ? std::ranges::upper_bound(all, made.due, {}, &callback_state::due)
                         : all.end();
  all.insert(place, made);
  note_length(in, what.time);
}

// Out of its queue; as the record tells of it where its queueing is missing.
callback_state take_out(loop_state& in, const record& what) {
  callback_state found = from(what);
  found.due = found.queued;
  auto& all = queue_of(in, found.kind);
  const auto place = std::ranges::find(all, found.number, &callback_state::number);
  if (place == all.end()) return found;
  found = *place;
  all.erase(place);
  return found;
}

void begin(loop_state& in, const record& what) {
  note_length(in, what.time);
  in.current = take_out(in, what);
  in.began = what.time;
  in.thread = static_cast<thread_id>(what.thread);
  in.latency_ns.add(what.time - std::min<nanoseconds>(in.current->due, what.time));
}

void finish(loop_state& in, const record& what) {
  if (!in.current || in.current->number != what.sequence) return;
  in.length_ns.add(what.time - std::min<nanoseconds>(in.began, what.time));
  ++in.finished[static_cast<std::size_t>(in.current->kind)];
  in.current.reset();
}

}  // namespace

std::size_t loop_state::timers_due(nanoseconds at) const {
  const auto after = std::ranges::upper_bound(timers, at, {}, &callback_state::due);
  return static_cast<std::size_t>(after - timers.begin());
}

void apply(loop_states& to, const record& what) {
  ++to.position;
  switch (what.what) {
    case kind::queued:
      return queue(to.loops[what.object], what);
    case kind::began:
      return begin(to.loops[what.object], what);
    case kind::finished:
      return finish(to.loops[what.object], what);
    case kind::withdrawn:
      take_out(to.loops[what.object], what);
      return;
    case kind::turned:
      to.loops[what.object].turn = what.argument;
      to.loops[what.object].thread = static_cast<thread_id>(what.thread);
      return;
    case kind::object_created:
      if ((what.argument & 0xff) == static_cast<std::uint64_t>(trace::object_kind::event_loop))
        to.loops.try_emplace(what.object);
      return;
    case kind::object_destroyed:
      if (const auto found = to.loops.find(what.object); found != to.loops.end()) {
        loop_state& gone = found->second;
        gone.alive = false;
        gone.deferred.clear();
        gone.ready.clear();
        gone.timers.clear();
        gone.current.reset();
      }
      return;
    default:
      return;
  }
}

}  // namespace interleave::analysis
