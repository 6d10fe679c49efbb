#include "core/analysis/holdings.h"

#include "core/analysis/reducer.h"

#include <algorithm>
#include <limits>

namespace interleave::analysis {

using trace::object_kind;
namespace flag = trace::flag;

namespace {

// Numbers are given in order, so a record far ahead of all others is damaged.
constexpr object_id max_leap = 1u << 16;

template <class T>
bool erase_last(std::vector<T>& from, T value) {
  for (std::size_t i = from.size(); i-- > 0;) {
    if (from[i] != value) continue;
    from.erase(from.begin() + static_cast<std::ptrdiff_t>(i));
    return true;
  }
  return false;
}

void take_hold(actor by, object_id id, object_state& of) {
  if (of.holders.size() >= max_entries || by.self.holds.size() >= max_entries) return;
  of.holders.push_back(by.id);
  by.self.holds.push_back(id);
}

bool end_hold(actor by, object_id id, object_state& of) {
  if (!erase_last(of.holders, by.id)) return false;
  erase_last(by.self.holds, id);
  return true;
}

void end_oldest_hold(state& in, object_id id, object_state& of) {
  const thread_id oldest = of.holders.front();
  of.holders.erase(of.holders.begin());
  auto& holds = in.threads[oldest].holds;
  if (const auto found = std::find(holds.begin(), holds.end(), id); found != holds.end()) holds.erase(found);
}

}  // namespace

std::int64_t add_saturated(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  if (!__builtin_add_overflow(a, b, &sum)) return sum;
  return b < 0 ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
}

object_state* new_object_at(state& in, object_id id) {
  if (id == 0 || id > max_objects || id - in.objects.size() > max_leap) return nullptr;
  in.objects.resize(id + 1);
  return &in.objects[id];
}

void become(thread_state& who, activity next, nanoseconds now) {
  if (who.doing == next) return;
  const nanoseconds took = now - who.since;
  if (who.doing == activity::ready) who.ready_ns += took;
  if (who.doing == activity::blocked) who.blocked_ns += took;
  who.doing = next;
  who.since = now;
}

void begin_wait(state& in, actor by, const trace::record& what) {
  const nanoseconds now = in.now;
  end_wait(in, by, now);
  become(by.self, activity::running, now);
  become(by.self, activity::blocked, now);
  by.self.waiting_since = now;
  by.self.wait_is_timed = what.has(flag::timed);
  by.self.wait_is_shared = what.has(flag::shared);
  by.self.doubtful = false;
  by.self.waking = false;
  object_state* const on = object_at(in, what.object);
  if (on == nullptr) return;
  by.self.waits_for = what.object;
  on->waiters.push_back(by.id);
  // Who arrived in a round that is complete by now will not block.
  const bool rounds = on->kind == object_kind::barrier;
  by.self.waking = rounds && by.self.round != on->round;
}

void end_wait(state& in, actor by, nanoseconds now) {
  if (by.self.waits_for == 0) return;
  object_state& on = in.objects[by.self.waits_for];
  if (const auto found = std::find(on.waiters.begin(), on.waiters.end(), by.id); found != on.waiters.end())
    on.waiters.erase(found);
  if (on.due > 0) --on.due;
  on.due = std::min(on.due, static_cast<std::uint32_t>(on.waiters.size()));
  by.self.waits_for = 0;
  by.self.waking = false;
  by.self.doubtful = false;
  ++by.self.waits;
  by.self.longest_wait = std::max(by.self.longest_wait, now - by.self.waiting_since);
}

void acquire(state& in, actor by, const trace::record& what) {
  const nanoseconds now = in.now;
  end_wait(in, by, now);
  ++by.self.acquisitions;
  object_state* const of = object_at(in, what.object);
  if (of == nullptr) return;
  const bool shared = what.has(flag::shared);
  const bool lock = is_lock(of->kind);
  if (what.sequence != 0) {
    const auto step = static_cast<std::int32_t>(what.sequence - of->sequence);
    // An acquisition is missing: it may have been that of someone who seems to wait still.
    if (lock && !shared && of->sequence != 0 && step > 1) {
      for (const thread_id waiter : of->waiters) in.threads[waiter].doubtful = true;
    }
    if (step > 0) of->sequence = what.sequence;
  }
  ++of->acquisitions;
  if (what.has(flag::contended)) ++of->contended;
  of->since = now;
  if (of->kind == object_kind::semaphore) {
    of->value = add_saturated(of->value, -1);
    take_hold(by, what.object, *of);
    return;
  }
  if (lock) {
    const bool again = of->kind == object_kind::recursive_mutex && of->owner() == by.id;
    const bool joins = shared && of->shared;
    if (!again && !joins && !of->holders.empty()) drop_holders(in, what.object);
  } else if (of->kind != object_kind::resource && of->kind != object_kind::unknown) {
    return;  // threads, barriers, … have no holder of this sort
  }
  of->shared = shared;
  take_hold(by, what.object, *of);
}

void release(state& in, actor by, const trace::record& what) {
  object_state* const of = object_at(in, what.object);
  if (of == nullptr) return;
  of->since = in.now;
  if (of->kind == object_kind::semaphore) {
    const auto permits = static_cast<std::int64_t>(std::clamp<std::uint64_t>(what.argument, 1, 1u << 30));
    of->value = add_saturated(of->value, permits);
    for (std::int64_t i = 0; i < permits && !of->holders.empty(); ++i) {
      // A permit may be given back by somebody else: then it is the oldest one's.
      if (!end_hold(by, what.object, *of)) end_oldest_hold(in, what.object, *of);
    }
  } else if (of->kind != object_kind::thread && !end_hold(by, what.object, *of) && is_lock(of->kind)) {
    drop_holders(in, what.object);  // not its own: the trace is damaged, and nothing is sure
  }
  if (of->holders.empty()) of->shared = false;
}

void drop_holders(state& in, object_id id) {
  object_state& of = in.objects[id];
  for (const thread_id holder : of.holders) std::erase(in.threads[holder].holds, id);
  of.holders.clear();
  of.shared = false;
}

void drop_holds(state& in, actor by) {
  for (const object_id held : by.self.holds) {
    object_state& of = in.objects[held];
    std::erase(of.holders, by.id);
    if (of.holders.empty()) of.shared = false;
  }
  by.self.holds.clear();
}

}  // namespace interleave::analysis
