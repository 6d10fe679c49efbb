#include "core/analysis/statistics.h"

#include "core/analysis/reducer.h"

#include <algorithm>

namespace interleave::analysis {

using trace::kind;

void statistics_collector::waited(const trace::record& next, const state& before) {
  if (next.thread >= before.threads.size()) return;
  const auto& who = before.threads[next.thread];
  if (who.waits_for == 0 || who.waits_for != next.object || next.time < who.waiting_since) return;
  at(next.object).all.wait_ns.add(next.time - who.waiting_since);
}

void statistics_collector::take(const trace::record& next, const state& before) {
  // Numbers that the state does not keep, it has reasons to reject.
  if (next.object == 0 || next.object >= before.objects.size()) return;
  const auto thread = static_cast<thread_id>(next.thread);
  if (next.what == kind::wait_end) {
    if (next.argument == static_cast<std::uint64_t>(trace::wait_result::woken)) waited(next, before);
  } else if (next.what == kind::acquired) {
    waited(next, before);
    // A mutex has one owner, and the state tells since when.
    if (before.objects[next.object].kind == trace::object_kind::mutex) return;
    entry& of = at(next.object);
    if (of.open.size() < max_entries) of.open.emplace_back(thread, next.time);
  } else if (next.what == kind::released) {
    const object_state& object = before.objects[next.object];
    if (object.kind == trace::object_kind::mutex) {
      if (object.owner() == thread && next.time >= object.since)
        at(next.object).all.hold_ns.add(next.time - object.since);
      return;
    }
    entry& of = at(next.object);
    if (of.open.empty()) return;
    auto found = std::ranges::find(of.open.rbegin(), of.open.rend(), thread,
                                   &std::pair<thread_id, nanoseconds>::first);
    // Somebody else's permit: that of the oldest.
    const auto hold = found == of.open.rend() ? of.open.begin() : std::prev(found.base());
    if (next.time >= hold->second) of.all.hold_ns.add(next.time - hold->second);
    of.open.erase(hold);
  }
}

const object_statistics& statistics_collector::of(object_id object) const {
  static const object_statistics none;
  return object < objects_.size() ? objects_[object].all : none;
}

std::size_t statistics_collector::bytes() const {
  std::size_t all = objects_.capacity() * sizeof(entry);
  for (const auto& each : objects_) {
    all += each.all.wait_ns.bytes() + each.all.hold_ns.bytes() +
           each.open.capacity() * sizeof(std::pair<thread_id, nanoseconds>);
  }
  return all;
}

}  // namespace interleave::analysis
