#include "core/timeline/lane_feed.h"

namespace interleave::timeline {

using analysis::activity;
using trace::kind;

lane_state lane_state_of(activity doing) {
  switch (doing) {
    case activity::absent:
      return lane_state::absent;
    case activity::running:
      return lane_state::running;
    case activity::ready:
      return lane_state::ready;
    case activity::blocked:
      return lane_state::blocked;
    case activity::sleeping:
      return lane_state::sleeping;
    case activity::held:
      return lane_state::held;
    case activity::ended:
      return lane_state::ended;
  }
  return lane_state::absent;
}

namespace {

bool is_lock(trace::object_kind of) {
  using trace::object_kind;
  return of == object_kind::mutex || of == object_kind::recursive_mutex || of == object_kind::shared_mutex ||
         of == object_kind::semaphore || of == object_kind::resource;
}

bool changes_holders(kind what) {
  return what == kind::acquired || what == kind::released || what == kind::wait_begin ||
         what == kind::wait_end || what == kind::object_created || what == kind::object_destroyed;
}

lane_state lane_state_of(const analysis::object_state& object) {
  if (!object.alive) return lane_state::absent;
  if (!object.waiters.empty()) return lane_state::contended;
  return object.holders.empty() ? lane_state::free : lane_state::owned;
}

}  // namespace

void lane_feed::apply(const trace::record& what, const analysis::state& after) {
  const auto thread = static_cast<trace::thread_id>(what.thread);
  if (thread != 0 && thread < after.threads.size()) {
    const activity doing = after.threads[thread].doing;
    if (last_.size() <= thread) [[unlikely]]
      last_.resize(thread + 1u);
    last& of = last_[thread];
    if (doing != of.doing || doing == activity::ended || !of.seen) {
      const bool crashed =
          doing == activity::ended && after.threads[thread].ended_as == trace::how_ended::crashed;
      lanes_.thread(thread).append(what.time, crashed ? lane_state::crashed : lane_state_of(doing));
      of.doing = doing;
      of.seen = true;
    }
    if (!exact_) sample_core(what, of);
  }
  if (changes_holders(what.what)) {
    if (what.object >= after.objects.size()) return;
    const auto& object = after.objects[what.object];
    if (is_lock(object.kind)) lanes_.lock(what.object).append(what.time, lane_state_of(object));
  } else if (what.what == kind::switched_in || what.what == kind::switched_out) {
    const bool in = what.what == kind::switched_in;
    lanes_.core(what.cpu).append(what.time, in ? lane_state::busy : lane_state::idle,
                                 in ? thread : trace::thread_id{0});
    if (what.cpu < seen_.size()) seen_[what.cpu] = 0;
  }
}

void lane_feed::sample_core(const trace::record& what, last& of) {
  const auto thread = static_cast<trace::thread_id>(what.thread);
  const bool on = of.doing == activity::running;
  if (what.cpu < seen_.size() && on && of.cpu == what.cpu + 1u && seen_[what.cpu] == thread) [[likely]]
    return;  // where it was, and nobody else since
  if (of.cpu != 0 && (!on || of.cpu - 1u != what.cpu)) {
    auto& left = lanes_.core(static_cast<std::uint16_t>(of.cpu - 1));
    // Another thread may have been seen there since.
    if (left.empty() || left.subject_of(left.size() - 1) == thread) left.append(what.time, lane_state::idle);
    if (of.cpu <= seen_.size() && seen_[of.cpu - 1u] == thread) seen_[of.cpu - 1u] = 0;
    of.cpu = 0;
  }
  if (!on) return;
  lanes_.core(what.cpu).append(what.time, lane_state::busy, thread);
  of.cpu = static_cast<std::uint16_t>(what.cpu + 1);
  if (seen_.size() <= what.cpu) seen_.resize(what.cpu + std::size_t{1});
  seen_[what.cpu] = thread;
}

}  // namespace interleave::timeline
