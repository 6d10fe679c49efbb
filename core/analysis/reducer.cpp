#include "core/analysis/reducer.h"

#include "core/analysis/holdings.h"

#include <algorithm>
#include <limits>

namespace interleave::analysis {

using trace::kind;
using trace::object_kind;
using trace::record;
namespace flag = trace::flag;

namespace {

// The tally of that name, at 0 if it is new; nullptr where there are too many.
tally* find_or_add(std::vector<tally>& tallies, literal_id name) {
  for (auto& each : tallies) {
    if (each.name == name) return &each;
  }
  if (tallies.size() >= 64) return nullptr;  // a scenario has a handful
  return &tallies.emplace_back(tally{name, 0});
}

void add_to(std::vector<tally>& tallies, literal_id name, std::int64_t amount) {
  if (tally* const sum = find_or_add(tallies, name)) sum->value = add_saturated(sum->value, amount);
}

void set_in(std::vector<tally>& notes, literal_id name, std::int64_t value) {
  if (tally* const last = find_or_add(notes, name)) last->value = value;
}

// Which core a thread was seen on, while nothing more exact is known.
void seen_on(state& in, actor by, std::uint16_t cpu) {
  if (in.exact_switches || cpu >= max_cores) return;
  if (by.self.cpu != cpu && by.self.cpu < in.cores.size() && in.cores[by.self.cpu].thread == by.id)
    in.cores[by.self.cpu] = {0, in.now};
  by.self.cpu = cpu;
  if (cpu >= in.cores.size()) in.cores.resize(cpu + std::size_t{1});
  if (in.cores[cpu].thread != by.id) in.cores[cpu] = {by.id, in.now};
}

void leave_core(state& in, actor by) {
  if (in.exact_switches || by.self.cpu >= in.cores.size()) return;
  if (in.cores[by.self.cpu].thread == by.id) in.cores[by.self.cpu] = {0, in.now};
}

void goes_off(state& in, actor by) {
  if (!by.self.on_cpu) return;
  by.self.on_cpu = false;
  by.self.run_ns += in.now - by.self.cpu_since;
  if (by.self.cpu < in.cores.size() && in.cores[by.self.cpu].thread == by.id)
    in.cores[by.self.cpu] = {0, in.now};
}

void switched_in(state& in, actor by, std::uint16_t cpu) {
  in.exact_switches = true;
  goes_off(in, by);
  if (cpu < max_cores) {
    if (cpu >= in.cores.size()) in.cores.resize(cpu + std::size_t{1});
    if (const thread_id former = in.cores[cpu].thread; former != 0 && former != by.id)
      goes_off(in, {former, in.threads[former]});
    in.cores[cpu] = {by.id, in.now};
  }
  by.self.cpu = cpu;
  by.self.on_cpu = true;
  by.self.cpu_since = in.now;
  const activity away = in.steps_decided ? activity::held : activity::blocked;
  const bool in_kernel = by.self.doing == away && by.self.waits_for == 0;
  if (by.self.doing == activity::ready || in_kernel) become(by.self, activity::running, in.now);
}

void switched_out(state& in, actor by, bool preempted) {
  in.exact_switches = true;
  goes_off(in, by);
  ++(preempted ? by.self.involuntary_switches : by.self.voluntary_switches);
  if (by.self.doing == activity::running)
    become(by.self,
           preempted          ? activity::ready
           : in.steps_decided ? activity::held
                              : activity::blocked,
           in.now);
}

void start_thread(state& in, actor by, const record& what) {
  by.self.doing = activity::running;
  by.self.since = in.now;
  by.self.started = in.now;
  by.self.os_thread = what.argument;
  object_state* const as = object_at(in, what.object);
  if (as == nullptr) return;
  if (as->alive && as->kind == object_kind::thread && as->holders.empty() && in.starting > 0) --in.starting;
  drop_holders(in, what.object);
  by.self.as_object = what.object;
  if (as->kind != object_kind::process) as->kind = object_kind::thread;
  as->alive = true;
  as->since = in.now;
  as->holders.assign(1, by.id);  // who joins it waits for it; it is not something that it holds
}

void end_thread(state& in, actor by, const record& what) {
  end_wait(in, by, in.now);
  become(by.self, activity::ended, in.now);
  by.self.ended = in.now;
  by.self.ended_as = static_cast<trace::how_ended>(std::min<std::uint64_t>(what.argument, 3));
  leave_core(in, by);
  if (by.self.as_object == 0) return;
  object_state& as = in.objects[by.self.as_object];
  if (as.kind != object_kind::thread && as.kind != object_kind::process) return;
  std::erase(as.holders, by.id);
  as.since = in.now;
}

void create(state& in, actor by, const record& what) {
  object_state* const made = object_at(in, what.object);
  if (made == nullptr) return;
  const auto given = what.argument & 0xff;
  const auto of = given <= static_cast<std::uint64_t>(trace::last_object_kind)
                      ? static_cast<object_kind>(given)
                      : object_kind::unknown;
  const bool started = made->kind == object_kind::thread && !made->holders.empty();
  if (of == object_kind::thread) {
    // A thread may start before its creation is written, or tell of it itself.
    if (!started && !made->alive) ++in.starting;
    if (!started) drop_holders(in, what.object);
  } else {
    drop_holders(in, what.object);
  }
  made->kind = of;
  made->alive = true;
  made->created_by = by.id;
  made->since = in.now;
  made->value = static_cast<std::int64_t>(what.argument >> 8);
  made->initial = made->value;
  made->round = 0;
  made->due = 0;
}

void notify(state& in, const record& what) {
  object_state* const on = object_at(in, what.object);
  if (on == nullptr) return;
  const std::uint64_t due = on->due + std::min<std::uint64_t>(what.argument, on->waiters.size());
  on->due = static_cast<std::uint32_t>(std::min<std::uint64_t>(due, on->waiters.size()));
}

void arrive(state& in, actor by, const record& what) {
  object_state* const at = object_at(in, what.object);
  if (at == nullptr) return;
  by.self.round = at->round;
  at->value = static_cast<std::int64_t>(std::min<std::uint64_t>(what.argument, 1u << 30));
  if (at->value != 0) return;
  ++at->round;
  for (const thread_id waiter : at->waiters) in.threads[waiter].waking = true;
}

void lose(state& in, actor by, const record& what) {
  const std::uint64_t room = std::numeric_limits<std::uint64_t>::max() - in.lost;
  in.lost += std::min(what.argument, room);
  end_wait(in, by, in.now);
  drop_holds(in, by);
}

// What only a thread that runs can have written.
void act(state& in, actor by, const record& what) {
  switch (what.what) {
    case kind::wait_begin:
      begin_wait(in, by, what);
      leave_core(in, by);
      break;
    case kind::wait_end:
      end_wait(in, by, in.now);
      break;
    case kind::acquired:
      acquire(in, by, what);
      break;
    case kind::released:
      release(in, by, what);
      break;
    case kind::notified:
      notify(in, what);
      break;
    case kind::arrived:
      arrive(in, by, what);
      break;
    case kind::sleep_begin:
      become(by.self, activity::sleeping, in.now);
      leave_core(in, by);
      break;
    case kind::held_begin:
      become(by.self, activity::held, in.now);
      leave_core(in, by);
      break;
    case kind::loaded:
    case kind::stored:
    case kind::exchanged:
      if (object_state* const at = object_at(in, what.object))
        at->value = static_cast<std::int64_t>(what.argument);
      break;
    case kind::phase:
      by.self.phase = static_cast<literal_id>(what.argument);
      by.self.phase_since = in.now;
      break;
    case kind::counted:
      add_to(by.self.tallies, what.object, static_cast<std::int64_t>(what.argument));
      add_to(in.tallies, what.object, static_cast<std::int64_t>(what.argument));
      break;
    case kind::noted:
      set_in(by.self.notes, what.object, static_cast<std::int64_t>(what.argument));
      set_in(in.notes, what.object, static_cast<std::int64_t>(what.argument));
      break;
    case kind::violated:
      ++in.violations;
      break;
    case kind::object_created:
      create(in, by, what);
      break;
    case kind::object_destroyed:
      if (object_state* const gone = object_at(in, what.object)) {
        drop_holders(in, what.object);
        gone->alive = false;
      }
      break;
    case kind::gap:
      lose(in, by, what);
      break;
    default:
      break;  // names are kept elsewhere; the rest says nothing about the state
  }
}

bool goes(const thread_state& who) {
  return who.doing != activity::absent && who.doing != activity::blocked && who.doing != activity::ended;
}

void take(state& in, actor by, const record& what) {
  if (what.what == kind::switched_in) return switched_in(in, by, what.cpu);
  if (what.what == kind::switched_out) return switched_out(in, by, what.has(flag::preempted));

  if (what.location != 0) by.self.location = what.location;
  seen_on(in, by, what.cpu);
  if (what.what == kind::thread_started) return start_thread(in, by, what);
  if (what.what == kind::thread_ended) return end_thread(in, by, what);
  if (by.self.doing == activity::ended) return;  // the dead do not act
  if (by.self.doing == activity::absent) {       // its beginning is missing
    become(by.self, activity::running, in.now);
    by.self.started = in.now;
  }
  // Whoever writes an event runs, whatever was thought of it; only what happens within a wait leaves the wait
  // in place.
  const bool waits_on = by.self.waits_for != 0 && what.what != kind::wait_end && what.what != kind::acquired;
  become(by.self, waits_on ? activity::blocked : activity::running, in.now);
  act(in, by, what);
}

}  // namespace

void apply(state& to, const record& what) {
  to.now = std::max<nanoseconds>(to.now, what.time);
  ++to.position;
  const auto id = static_cast<thread_id>(what.thread);
  if (id == 0) {
    // Someone else's thread: all that matters is that the core is not ours.
    if (what.what == kind::switched_in && what.cpu < to.cores.size() && to.cores[what.cpu].thread != 0) {
      const thread_id former = to.cores[what.cpu].thread;
      goes_off(to, {former, to.threads[former]});
      to.cores[what.cpu] = {0, to.now};
    }
    return;
  }
  if (id >= to.threads.size()) to.threads.resize(id + std::size_t{1});
  const actor by{id, to.threads[id]};
  const bool went = goes(by.self);
  take(to, by, what);
  to.going += static_cast<std::uint32_t>(goes(by.self)) - static_cast<std::uint32_t>(went);
}

std::size_t bytes_of(const state& of) {
  std::size_t bytes = sizeof of + of.threads.size() * sizeof(thread_state) +
                      of.objects.size() * sizeof(object_state) + of.cores.size() * sizeof(core_state) +
                      (of.tallies.size() + of.notes.size()) * sizeof(tally);
  for (const auto& each : of.threads)
    bytes += each.holds.capacity() * sizeof(object_id) +
             (each.tallies.capacity() + each.notes.capacity()) * sizeof(tally);
  for (const auto& each : of.objects)
    bytes += (each.holders.capacity() + each.waiters.capacity()) * sizeof(thread_id);
  return bytes;
}

}  // namespace interleave::analysis
