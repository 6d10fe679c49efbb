#include "core/analysis/coffman.h"

#include "core/analysis/reducer.h"
#include "core/analysis/wait_for_graph.h"

#include <algorithm>

namespace interleave::analysis {

namespace {

constexpr std::size_t most_names = 5;

// The lock that keeps a thread waiting; null if it waits for none, or for one that it might share.
const object_state* lock_in_the_way(const state& at, const thread_state& who) {
  if (who.doing != activity::blocked || who.waits_for == 0 || who.waits_for >= at.objects.size())
    return nullptr;
  const object_state& on = at.objects[who.waits_for];
  if (!is_lock(on.kind) || on.holders.empty()) return nullptr;
  return on.shared && who.wait_is_shared ? nullptr : &on;
}

// What it has of locks besides the one that it waits for, taken last; 0: nothing.
object_id held_meanwhile(const state& at, const thread_state& who) {
  for (auto each = who.holds.rbegin(); each != who.holds.rend(); ++each) {
    if (*each != who.waits_for && *each < at.objects.size() && is_lock(at.objects[*each].kind)) return *each;
  }
  return 0;
}

hold_up link(const state& at, thread_id thread, thread_id held_by) {
  const thread_state& who = at.threads[thread];
  return {thread, held_meanwhile(at, who), who.waits_for, held_by};
}

std::vector<hold_up> circle_in(const state& at) {
  std::vector<hold_up> links;
  for (std::size_t id = 1; id < at.threads.size(); ++id) {
    for (const wait_edge& each : cycle_through(at, static_cast<thread_id>(id)))
      links.push_back(link(at, each.thread, each.held_by));
    if (!links.empty()) break;
  }
  return links;
}

// In a state without a circle: following whoever is waited for comes to an end.
std::vector<hold_up> longest_chain_in(const state& at) {
  if (at.threads.empty()) return {};
  std::vector<std::size_t> length(at.threads.size());  // of the waits that begin with the thread
  std::vector<thread_id> next(at.threads.size());
  thread_id first = 0;
  for (bool grows = true; grows;) {
    grows = false;
    for (std::size_t id = 1; id < at.threads.size(); ++id) {
      for (const thread_id to : owed_by(at, static_cast<thread_id>(id))) {
        const bool on_lock = lock_in_the_way(at, at.threads[id]) != nullptr;
        if (!on_lock || to >= length.size() || length[to] + 1 <= length[id]) continue;
        length[id] = length[to] + 1;
        next[id] = to;
        grows = true;
        if (length[id] > length[first]) first = static_cast<thread_id>(id);
      }
    }
  }
  std::vector<hold_up> chain;
  for (thread_id each = first; next[each] != 0; each = next[each])
    chain.push_back(link(at, each, next[each]));
  return chain;
}

std::string and_more(const std::vector<hold_up>& all) {
  return all.size() > 1 ? ", and " + std::to_string(all.size() - 1) + " more like it" : "";
}

// "a → b → c"
std::string in_a_row(const std::vector<hold_up>& links, bool closed, const names& known) {
  std::string row;
  for (std::size_t i = 0; i < links.size() && i < most_names; ++i)
    row += known.thread(links[i].thread) + " → ";
  if (links.size() > most_names) row += std::to_string(links.size() - most_names) + " more → ";
  return row + known.thread(closed ? links.front().thread : links.back().held_by);
}

}  // namespace

coffman_state coffman_conditions(const state& at) {
  coffman_state now;
  for (std::size_t id = 1; id < at.threads.size(); ++id) {
    const thread_state& who = at.threads[id];
    const object_state* const lock = lock_in_the_way(at, who);
    if (lock == nullptr) continue;
    const hold_up found = link(at, static_cast<thread_id>(id), lock->owner());
    now[condition::mutual_exclusion].because.push_back(found);
    if (found.holds == 0) continue;
    now[condition::hold_and_wait].because.push_back(found);
    if (!who.wait_is_timed) now[condition::no_preemption].because.push_back(found);
  }
  for (const condition each :
       {condition::mutual_exclusion, condition::hold_and_wait, condition::no_preemption})
    now[each].holds = !now[each].because.empty();

  condition_state& circle = now[condition::circular_wait];
  circle.because = circle_in(at);
  circle.holds = !circle.because.empty();
  if (!circle.holds) circle.because = longest_chain_in(at);
  return now;
}

const char* title_of(condition which) {
  switch (which) {
    case condition::mutual_exclusion:
      return "Mutual exclusion";
    case condition::hold_and_wait:
      return "Hold and wait";
    case condition::no_preemption:
      return "No preemption";
    case condition::circular_wait:
      return "Circular wait";
  }
  return "";
}

std::string brief_for(condition which, const coffman_state& now) {
  const std::size_t count = now[which].because.size();
  if (which != condition::circular_wait) {
    return count == 0 ? "nobody" : std::to_string(count) + (count == 1 ? " thread" : " threads");
  }
  if (now[which].holds) return "circle of " + std::to_string(count);
  return count == 0 ? "no chain" : "chain of " + std::to_string(count + 1);
}

std::string sentence_for(condition which, const coffman_state& now, const names& known) {
  const condition_state& of = now[which];
  const hold_up first = of.because.empty() ? hold_up{} : of.because.front();
  const std::string who = known.thread(first.thread);
  const std::string held = known.object(first.holds);
  const std::string wanted = known.object(first.wants);
  switch (which) {
    case condition::mutual_exclusion:
      if (!of.holds) return "nobody wants a lock that another one holds";
      return known.thread(first.held_by) + " has " + wanted + " to itself, and " + who + " wants it" +
             and_more(of.because);
    case condition::hold_and_wait:
      if (!of.holds) return "nobody who holds a lock waits for another";
      return who + " holds " + held + " and waits for " + wanted + and_more(of.because);
    case condition::no_preemption:
      if (of.holds)
        return who + " keeps " + held + " while it waits, without a time limit" + and_more(of.because);
      if (now[condition::hold_and_wait].holds) return "who holds a lock waits for another only for so long";
      return "nobody who holds a lock waits for another";
    case condition::circular_wait:
      if (of.holds) return in_a_row(of.because, true, known);
      if (of.because.empty()) return "nobody waits for anybody";
      return "longest chain: " + in_a_row(of.because, false, known);
  }
  return {};
}

}  // namespace interleave::analysis
