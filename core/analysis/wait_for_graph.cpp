#include "core/analysis/wait_for_graph.h"

#include "core/analysis/reducer.h"

#include <algorithm>

namespace interleave::analysis {

using trace::object_kind;

namespace {

const thread_state* waiting(const state& at, thread_id id) {
  if (id >= at.threads.size()) return nullptr;
  const auto& who = at.threads[id];
  return who.waits_for != 0 && who.waits_for < at.objects.size() ? &who : nullptr;
}

wait_edge edge(const state& at, thread_id thread, thread_id held_by) {
  const auto& who = at.threads[thread];
  return {thread, who.waits_for, held_by, who.location, who.waiting_since};
}

bool is_live(const thread_state& who) {
  return who.doing != activity::absent && who.doing != activity::ended;
}

enum class outlook : std::uint8_t { stuck, woken, free };

// Whether a thread's wait can end with nobody else acting any more.
outlook outlook_of(const state& at, const thread_state& who) {
  const object_state& on = at.objects[who.waits_for];
  const auto free_if = [](bool is_free) { return is_free ? outlook::free : outlook::stuck; };
  if (who.doubtful || who.waking) return outlook::woken;
  switch (on.kind) {
    case object_kind::mutex:
    case object_kind::recursive_mutex:
    case object_kind::resource:
      return free_if(on.holders.empty());
    case object_kind::shared_mutex: {
      if (on.holders.empty()) return outlook::free;
      // Readers among themselves wait only behind a writer.
      const auto writes = [&](thread_id id) { return !at.threads[id].wait_is_shared; };
      return free_if(who.wait_is_shared && on.shared && std::ranges::none_of(on.waiters, writes));
    }
    case object_kind::semaphore:
      return free_if(on.value > 0);
    case object_kind::condition_variable:
    case object_kind::atomic:
      return on.due > 0 ? outlook::woken : outlook::stuck;
    case object_kind::barrier:
    case object_kind::latch:
      return free_if(on.value == 0);
    case object_kind::thread:
      return free_if(on.holders.empty());
    case object_kind::file:
    case object_kind::socket:
    case object_kind::pipe:
    case object_kind::process:
    case object_kind::queue:
    case object_kind::timer:
    case object_kind::event_loop:
    case object_kind::unknown:
      break;
  }
  return outlook::free;
}

}  // namespace

std::vector<wait_edge> wait_edges(const state& at) {
  std::vector<wait_edge> edges;
  for (std::size_t id = 1; id < at.threads.size(); ++id) {
    const auto* const who = waiting(at, static_cast<thread_id>(id));
    if (who == nullptr) continue;
    const auto& holders = at.objects[who->waits_for].holders;
    for (auto holder = holders.begin(); holder != holders.end(); ++holder) {
      // A thread with several permits is one edge.
      if (std::find(holders.begin(), holder, *holder) == holder)
        edges.push_back(edge(at, static_cast<thread_id>(id), *holder));
    }
  }
  return edges;
}

std::span<const thread_id> owed_by(const state& at, thread_id thread) {
  const auto* const who = waiting(at, thread);
  if (who == nullptr || who->wait_is_timed) return {};
  const auto& on = at.objects[who->waits_for];
  switch (on.kind) {
    case object_kind::mutex:
    case object_kind::thread:
      return on.holders;
    case object_kind::recursive_mutex:
      return on.owner() == thread ? std::span<const thread_id>{} : on.holders;
    case object_kind::shared_mutex:
      // Why readers keep out a reader is the mutex's own matter (a writer in the queue): not certain.
      return who->wait_is_shared && on.shared ? std::span<const thread_id>{} : on.holders;
    default:
      return {};
  }
}

std::vector<wait_edge> cycle_through(const state& at, thread_id thread) {
  const auto first = owed_by(at, thread);
  // Most who are waited for run: no search, no memory.
  const auto leads_on = [&](thread_id id) { return id == thread || !owed_by(at, id).empty(); };
  if (std::ranges::none_of(first, leads_on)) return {};

  struct step {
    thread_id thread;
    std::size_t next;  // of those that it waits for
  };
  std::vector<bool> seen(at.threads.size());
  std::vector<step> path{{thread, 0}};
  seen[thread] = true;
  while (!path.empty()) {
    auto& [here, next] = path.back();
    const auto owing = owed_by(at, here);
    if (next == owing.size()) {
      path.pop_back();
      continue;
    }
    const thread_id to = owing[next++];
    if (to == thread) {
      std::vector<wait_edge> cycle;
      for (std::size_t i = 0; i < path.size(); ++i)
        cycle.push_back(edge(at, path[i].thread, i + 1 < path.size() ? path[i + 1].thread : thread));
      return cycle;
    }
    if (to >= seen.size() || seen[to]) continue;
    seen[to] = true;
    path.push_back({to, 0});
  }
  return {};
}

bool is_doubtful(const state& at, const std::vector<wait_edge>& cycle) {
  return std::ranges::any_of(cycle, [&](const wait_edge& each) { return at.threads[each.thread].doubtful; });
}

std::vector<thread_id> stuck_with(const state& at, const std::vector<wait_edge>& cycle) {
  std::vector<bool> stuck(at.threads.size());
  for (const auto& each : cycle) {
    if (each.thread < stuck.size()) stuck[each.thread] = true;
  }
  for (bool grows = !cycle.empty(); grows;) {
    grows = false;
    for (std::size_t id = 1; id < stuck.size(); ++id) {
      if (stuck[id]) continue;
      const auto owing = owed_by(at, static_cast<thread_id>(id));
      if (std::ranges::none_of(owing, [&](thread_id to) { return to < stuck.size() && stuck[to]; })) continue;
      stuck[id] = grows = true;
    }
  }
  std::vector<thread_id> result;
  for (std::size_t id = 1; id < stuck.size(); ++id) {
    if (stuck[id]) result.push_back(static_cast<thread_id>(id));
  }
  return result;
}

standstill standstill_of(const state& at) {
  if (at.starting > 0) return standstill::none;
  bool anybody = false;
  bool woken = false;
  for (std::size_t id = 1; id < at.threads.size(); ++id) {
    const auto& who = at.threads[id];
    if (!is_live(who)) continue;
    if (who.doing != activity::blocked || who.wait_is_timed) return standstill::none;
    if (waiting(at, static_cast<thread_id>(id)) == nullptr) return standstill::none;
    const outlook now = outlook_of(at, who);
    if (now == outlook::free) return standstill::none;
    anybody = true;
    woken = woken || now == outlook::woken;
  }
  if (!anybody) return standstill::none;
  return woken ? standstill::woken : standstill::complete;
}

std::vector<thread_id> blocked_threads(const state& at) {
  std::vector<thread_id> result;
  for (std::size_t id = 1; id < at.threads.size(); ++id) {
    if (at.threads[id].doing == activity::blocked) result.push_back(static_cast<thread_id>(id));
  }
  return result;
}

std::vector<wait_edge> closing_edges(const state& at, const asks_next& asks) {
  // The trees of waits, upside down: who waits, for each who is waited for.
  std::vector<std::vector<thread_id>> waiters(at.threads.size());
  for (std::size_t id = 1; id < at.threads.size(); ++id) {
    for (const thread_id to : owed_by(at, static_cast<thread_id>(id))) {
      if (to < waiters.size() && to != id) waiters[to].push_back(static_cast<thread_id>(id));
    }
  }
  std::vector<wait_edge> edges;
  for (std::size_t id = 1; id < at.threads.size(); ++id) {
    const auto& who = at.threads[id];
    if (waiters[id].empty() || !is_live(who) || who.doing == activity::blocked || who.holds.empty()) continue;
    // Breadth first: who comes last is farthest away.
    std::vector<bool> seen(at.threads.size());
    std::vector<thread_id> reached{static_cast<thread_id>(id)};
    seen[id] = true;
    wait_edge best;
    for (std::size_t i = 0; i < reached.size(); ++i) {
      for (const thread_id next : waiters[reached[i]]) {
        if (seen[next]) continue;
        seen[next] = true;
        reached.push_back(next);
        for (const object_id object : at.threads[next].holds) {
          if (!is_lock(at.objects[object].kind)) continue;
          // Whoever asks does so with everything in hand: what one of them speaks against does not come.
          const auto allows = [&](object_id held) {
            return !asks || asks(static_cast<thread_id>(id), held, object);
          };
          const bool own = std::ranges::find(who.holds, object) != who.holds.end();
          if (!own && std::ranges::all_of(who.holds, allows))
            best = {static_cast<thread_id>(id), object, next, who.location, at.now};
        }
      }
    }
    if (best.thread != 0) edges.push_back(best);
  }
  return edges;
}

std::vector<wait_edge> closing_edges(const state& at) {
  return closing_edges(at, asks_next{});
}

}  // namespace interleave::analysis
