#include "app/terminal/view.h"
#include "core/timeline/ticks.h"

namespace interleave::app {

namespace {

using scenario::recording;

void join(std::string& list, const std::string& next) {
  if (!list.empty()) list += ", ";
  list += next;
}

std::string tallies_text(const recording::view& now, const std::vector<analysis::tally>& tallies) {
  std::string text;
  for (const analysis::tally& each : tallies) {
    join(text, std::to_string(each.value) + ' ' + now.dictionary.text(each.name));
  }
  return text;
}

std::string names_of(const recording::view& now, const std::vector<trace::thread_id>& threads) {
  std::string text;
  for (const trace::thread_id each : threads) join(text, now.analysis.known_names().thread(each));
  return text;
}

moment::thread thread_of(const recording::view& now, trace::thread_id id, trace::nanoseconds time) {
  const analysis::state& head = now.analysis.head();
  const analysis::names& names = now.analysis.known_names();
  const analysis::thread_state& from = head.threads[id];
  moment::thread to;
  to.name = names.thread(id);
  to.doing = from.doing;
  to.phase = now.dictionary.text(from.phase);
  to.counters = tallies_text(now, from.tallies);
  for (const trace::object_id each : from.holds) join(to.holds, names.object(each));
  if (from.doing == analysis::activity::blocked && from.waits_for != 0) {
    to.waits = names.object(from.waits_for);
    const auto* const object = from.waits_for < head.objects.size() ? &head.objects[from.waits_for] : nullptr;
    if (object != nullptr && object->kind == trace::object_kind::thread) {
      to.waits = "the end of " + to.waits;
    } else if (object != nullptr && !object->holders.empty()) {
      to.waits += ", held by " + names_of(now, object->holders);
    }
    if (time > from.waiting_since)
      to.waits += ", for " + timeline::format_duration(time - from.waiting_since);
  }
  return to;
}

bool is_shown(const analysis::object_state& object) {
  using trace::object_kind;
  const bool can_be_had = object.kind == object_kind::mutex || object.kind == object_kind::recursive_mutex ||
                          object.kind == object_kind::shared_mutex || object.kind == object_kind::semaphore ||
                          object.kind == object_kind::resource;
  return object.alive && (can_be_had || !object.waiters.empty()) && object.kind != object_kind::thread;
}

}  // namespace

moment moment_of(const recording& of) {
  return of.read([&](const recording::view& now) {
    const analysis::state& head = now.analysis.head();
    const analysis::names& names = now.analysis.known_names();
    moment at;
    at.time = of.now();
    at.events = now.records.size();
    at.total = tallies_text(now, head.tallies);
    for (std::size_t id = 1; id < head.threads.size(); ++id) {
      if (head.threads[id].doing == analysis::activity::absent) continue;
      at.threads.push_back(thread_of(now, static_cast<trace::thread_id>(id), at.time));
    }
    for (std::size_t id = 1; id < head.objects.size(); ++id) {
      const analysis::object_state& object = head.objects[id];
      if (!is_shown(object)) continue;
      at.locks.push_back({names.object(static_cast<trace::object_id>(id)), names_of(now, object.holders),
                          names_of(now, object.waiters)});
    }
    for (const analysis::finding& each : now.analysis.findings()) {
      at.findings.push_back(std::string(analysis::name_of(each.kind)) + ": " + each.text);
    }
    if (const auto& found = now.analysis.first_deadlock()) {
      at.deadlocked = true;
      for (const analysis::wait_edge& each : found->cycle) {
        at.cycle.push_back(names.thread(each.thread) + " waits for " + names.object(each.object) +
                           ", which " + names.thread(each.held_by) + " holds");
      }
    }
    return at;
  });
}

}  // namespace interleave::app
