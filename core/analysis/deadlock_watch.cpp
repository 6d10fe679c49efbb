#include "core/analysis/deadlock_watch.h"

#include "core/analysis/wait_for_graph.h"

#include <algorithm>
#include <utility>

namespace interleave::analysis {

using trace::kind;

namespace {

constexpr nanoseconds more_patience = 10;  // × standstill_after

bool still_waits(const state& at, const wait_edge& each) {
  const auto& who = at.threads[each.thread];
  return who.waits_for == each.object && who.waiting_since == each.since;
}

bool stands(const state& at, const deadlock& found) {
  return std::ranges::all_of(found.cycle, [&](const wait_edge& each) { return still_waits(at, each); }) &&
         std::ranges::all_of(found.stuck,
                             [&](thread_id id) { return at.threads[id].doing == activity::blocked; });
}

// Everybody is to read the same of the same circle, whoever closed it.
void begin_with_lowest(std::vector<wait_edge>& cycle) {
  std::ranges::rotate(cycle, std::ranges::min_element(cycle, {}, &wait_edge::thread));
}

}  // namespace

std::optional<deadlock> deadlock_watch::report(deadlock found) {
  doubtful_.reset();
  standstill_.reset();
  standing_ = found;
  return found;
}

void deadlock_watch::look_for_standstill(const state& at) {
  standstill_.reset();
  if (!how_.closed_world || at.going != 0) return;
  if (standing_ && stands(at, *standing_)) return;  // the rest of a deadlock that is known
  const standstill now = standstill_of(at);
  if (now == standstill::none) return;
  const bool sure = now == standstill::complete && at.lost == 0;
  standstill_ = still{{at.now, at.position - 1, {}, blocked_threads(at)},
                      sure ? how_.standstill_after : how_.standstill_after * more_patience};
}

std::optional<deadlock> deadlock_watch::after(const trace::record& last, const state& after) {
  // A wait for a condition variable begins before the mutex is left.
  const bool left_in_wait = last.what == kind::released && after.going == 0;
  if (last.what != kind::wait_begin && last.what != kind::thread_ended && !left_in_wait) return {};
  const auto thread = static_cast<thread_id>(last.thread);
  if (thread == 0) return {};
  if (last.what == kind::wait_begin) {
    auto cycle = cycle_through(after, thread);
    if (!cycle.empty()) {
      begin_with_lowest(cycle);
      const bool doubt = is_doubtful(after, cycle);
      auto stuck = stuck_with(after, cycle);
      deadlock found{after.now, after.position - 1, std::move(cycle), std::move(stuck)};
      if (!doubt) return report(std::move(found));
      doubtful_ = std::move(found);
    }
  }
  look_for_standstill(after);
  return {};
}

std::optional<deadlock> deadlock_watch::time_passes(nanoseconds now, const state& at) {
  const auto ripe = [&](nanoseconds since, nanoseconds patience) {
    return now >= since && now - since >= patience;
  };
  if (doubtful_) {
    if (!stands(at, *doubtful_)) {
      doubtful_.reset();
    } else if (ripe(doubtful_->closed_at, how_.standstill_after * more_patience)) {
      return report(std::move(*doubtful_));
    }
  }
  if (standstill_ && ripe(standstill_->all.closed_at, standstill_->patience))
    return report(std::move(standstill_->all));
  return {};
}

std::optional<deadlock> deadlock_watch::ripen(const trace::record& next, const state& before) {
  auto found = time_passes(next.time, before);
  switch (next.what) {
    case kind::switched_in:
    case kind::switched_out:
    case kind::thread_text:
    case kind::object_text:
    case kind::gap:
      break;
    default:
      standstill_.reset();  // somebody acts
  }
  return found;
}

}  // namespace interleave::analysis
