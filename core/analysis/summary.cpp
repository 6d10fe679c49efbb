#include "core/analysis/summary.h"

namespace interleave::analysis {

namespace {

duration_summary figures(const histogram& of) {
  return {of.percentile(0.5), of.percentile(0.99), of.max(), of.total()};
}

thread_summary summary_of(const thread_state& who, thread_id id, const names& known, nanoseconds now) {
  const auto until_now = [&](nanoseconds since) { return now > since ? now - since : nanoseconds{0}; };
  return {.thread = id,
          .name = known.thread(id),
          .run_ns = who.run_ns + (who.on_cpu ? until_now(who.cpu_since) : 0),
          .ready_ns = who.ready_ns + (who.doing == activity::ready ? until_now(who.since) : 0),
          .blocked_ns = blocked_time(who, now),
          .waits = who.waits + (who.waits_for != 0 ? 1 : 0),
          .longest_wait_ns = longest_wait(who, now),
          .voluntary_switches = who.voluntary_switches,
          .involuntary_switches = who.involuntary_switches};
}

}  // namespace

run_summary summarise(const analyser& of, nanoseconds now) {
  const state& head = of.head();
  const names& known = of.known_names();
  run_summary result;
  result.exact_switches = head.exact_switches;
  for (std::size_t id = 1; id < head.threads.size(); ++id) {
    if (head.threads[id].doing != activity::absent)
      result.threads.push_back(summary_of(head.threads[id], static_cast<thread_id>(id), known, now));
  }
  for (std::size_t i = 1; i < head.objects.size(); ++i) {
    const auto id = static_cast<object_id>(i);
    const auto& each = head.objects[id];
    const auto& statistics = of.statistics(id);
    const bool known_object = each.kind != trace::object_kind::unknown || each.acquisitions != 0;
    if (!known_object || each.kind == trace::object_kind::thread) continue;
    result.objects.push_back({.object = id,
                              .name = known.object(id),
                              .kind = each.kind,
                              .acquisitions = each.acquisitions,
                              .contended = each.contended,
                              .wait_ns = figures(statistics.wait_ns),
                              .hold_ns = figures(statistics.hold_ns)});
  }
  return result;
}

const char* name_of(trace::object_kind kind) {
  using trace::object_kind;
  switch (kind) {
    case object_kind::thread:
      return "thread";
    case object_kind::mutex:
      return "mutex";
    case object_kind::recursive_mutex:
      return "recursive_mutex";
    case object_kind::shared_mutex:
      return "shared_mutex";
    case object_kind::semaphore:
      return "semaphore";
    case object_kind::condition_variable:
      return "condition_variable";
    case object_kind::barrier:
      return "barrier";
    case object_kind::latch:
      return "latch";
    case object_kind::atomic:
      return "atomic";
    case object_kind::resource:
      return "resource";
    case object_kind::file:
      return "file";
    case object_kind::socket:
      return "socket";
    case object_kind::pipe:
      return "pipe";
    case object_kind::process:
      return "process";
    case object_kind::queue:
      return "queue";
    case object_kind::timer:
      return "timer";
    case object_kind::event_loop:
      return "event_loop";
    case object_kind::unknown:
      break;
  }
  return "unknown";
}

}  // namespace interleave::analysis
