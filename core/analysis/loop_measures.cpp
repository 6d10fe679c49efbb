#include "core/analysis/loop_measures.h"

#include "core/analysis/loop_state.h"
#include "core/analysis/name_book.h"

#include <algorithm>

namespace interleave::analysis {

namespace {

double in_ms(nanoseconds ns) {
  return static_cast<double>(ns) / 1e6;
}

nanoseconds longest_wait(const loop_state& of, nanoseconds end) {
  nanoseconds longest = of.latency_ns.max();
  for (const auto* waiting : {&of.deferred, &of.ready, &of.timers}) {
    for (const auto& each : *waiting) longest = std::max(longest, end - std::min(each.due, end));
  }
  return longest;
}

measures measures_of(const loop_state& loop, nanoseconds end) {
  measures out;
  for (std::size_t kind = 0; kind < loop.finished.size(); ++kind) {
    const auto word = trace::name_of(static_cast<trace::callback_kind>(kind));
    out.push_back({std::string(word) + "_run", static_cast<double>(loop.finished[kind])});
  }
  out.push_back({"turns", static_cast<double>(loop.turn)});
  out.push_back({"longest_queue", static_cast<double>(loop.longest_queue)});
  out.push_back({"p50_latency_ms", in_ms(loop.latency_ns.percentile(0.5))});
  out.push_back({"p99_latency_ms", in_ms(loop.latency_ns.percentile(0.99))});
  out.push_back({"longest_latency_ms", in_ms(longest_wait(loop, end))});
  return out;
}

}  // namespace

measures loop_measures(const trace::store& of, std::string_view loop) {
  names known;
  loop_states now;
  const std::size_t size = of.size();
  for (std::size_t i = 0; i < size; ++i) {
    const trace::record& next = of[i];
    note_name(known, next);
    // As it was when it was there: its end empties it.
    const bool ends = next.what == trace::kind::object_destroyed && now.loops.contains(next.object);
    if (ends && known.object(next.object) == loop) return measures_of(now.loops[next.object], next.time);
    apply(now, next);
  }
  for (const auto& [object, each] : now.loops) {
    if (known.object(object) == loop) return measures_of(each, of.end_time());
  }
  return {};
}

}  // namespace interleave::analysis
