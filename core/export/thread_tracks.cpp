#include "core/export/thread_tracks.h"

#include <algorithm>

namespace interleave::exports {

using timeline::lane_state;
using trace::kind;

thread_tracks::thread_tracks(chrome_events& out, std::uint32_t process, const timeline::lanes& lanes,
                             const analysis::names& names, const trace::dictionary& dictionary,
                             const std::vector<std::string>& thread_names)
    : out_(out),
      process_(process),
      lanes_(lanes),
      names_(names),
      dictionary_(dictionary),
      threads_(thread_names.size()) {}

const std::string& thread_tracks::wait_name(trace::object_id object) {
  const auto [entry, added] = waits_.try_emplace(object);
  if (added) {
    entry->second = json_quoted(object == 0 ? std::string("blocked") : "blocked: " + names_.object(object));
  }
  return entry->second;
}

const std::string& thread_tracks::phase_name(trace::literal_id phase) {
  const auto [entry, added] = phases_.try_emplace(phase);
  if (added) entry->second = json_quoted(dictionary_.text(phase));
  return entry->second;
}

// A wait's object is known from its wait_begin, so states are written before the next one begins.
void thread_tracks::write_states(trace::thread_id id, trace::nanoseconds until, trace::nanoseconds now) {
  const timeline::interval_list* const lane = lanes_.find({timeline::lane_kind::thread, id});
  if (lane == nullptr) return;
  thread& of = threads_[id];
  for (; of.interval < lane->size(); ++of.interval) {
    const timeline::interval each = lane->at(of.interval, now);
    const trace::nanoseconds begin = std::max(each.begin, of.written);
    const trace::nanoseconds end = std::min(each.end, until);
    const bool shown = each.state != lane_state::absent && each.state != lane_state::ended;
    if (shown && begin < end) {
      const bool waits = each.state == lane_state::blocked;
      out_.slice({process_, id}, begin, end,
                 waits ? wait_name(of.waits_for) : json_quoted(timeline::name_of(each.state)));
    }
    if (each.end > until) break;
  }
  of.written = std::max(of.written, until);
}

void thread_tracks::change_phase(trace::thread_id id, trace::literal_id to, trace::nanoseconds at) {
  thread& of = threads_[id];
  if (of.phase == to) return;
  write_states(id, at, timeline::open_end);
  if (of.phase != 0) out_.end({process_, id}, at);
  if (to != 0) out_.begin({process_, id}, at, phase_name(to));
  of.phase = to;
}

void thread_tracks::resumed(trace::thread_id id, trace::nanoseconds at) {
  thread& of = threads_[id];
  if (of.woken_by != 0) {
    out_.arrow({process_, of.woken_by}, of.woken_at, {process_, id}, at, wait_name(of.waits_for));
  }
  of.woken_by = 0;
}

void thread_tracks::apply(const trace::record& what) {
  const auto id = static_cast<trace::thread_id>(what.thread);
  if (id == 0 || id >= threads_.size()) return;
  switch (what.what) {
    case kind::phase:
      change_phase(id, static_cast<trace::literal_id>(what.argument), what.time);
      break;
    case kind::thread_ended:
      change_phase(id, 0, what.time);
      break;
    case kind::wait_begin:
      write_states(id, what.time, timeline::open_end);
      threads_[id].waits_for = what.object;
      threads_[id].woken_by = 0;
      break;
    case kind::wait_end:
    case kind::acquired:
      resumed(id, what.time);
      break;
    case kind::woke:
      if (what.argument < threads_.size()) {
        threads_[what.argument].woken_by = id;
        threads_[what.argument].woken_at = what.time;
      }
      break;
    default:
      break;
  }
}

void thread_tracks::finish(trace::nanoseconds now) {
  for (std::size_t id = 1; id < threads_.size(); ++id) {
    change_phase(static_cast<trace::thread_id>(id), 0, now);
    write_states(static_cast<trace::thread_id>(id), now, now);
  }
}

}  // namespace interleave::exports
