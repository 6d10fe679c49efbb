#include "core/analysis/team_measures.h"

#include "core/analysis/name_book.h"
#include "core/analysis/reducer.h"

#include <algorithm>
#include <limits>

namespace interleave::analysis {

namespace {

double in_ms(nanoseconds ns) {
  return static_cast<double>(ns) / 1e6;
}

double cpu_ms(const thread_state& of, const trace::dictionary& texts) {
  for (const tally& each : of.tallies) {
    if (texts.text(each.name) == "cpu_us") return static_cast<double>(each.value) / 1e3;
  }
  return 0;
}

}  // namespace

measures team_measures(const trace::store& of, const trace::dictionary& texts, std::string_view prefix,
                       std::string_view count_name) {
  names known;
  state now;
  const std::size_t size = of.size();
  for (std::size_t i = 0; i < size; ++i) {
    note_name(known, of[i]);
    apply(now, of[i]);
  }
  double threads = 0;
  double cpu = 0;
  nanoseconds first = std::numeric_limits<nanoseconds>::max();
  nanoseconds last = 0;
  nanoseconds blocked = 0;
  for (std::size_t id = 1; id < now.threads.size(); ++id) {
    const thread_state& each = now.threads[id];
    const std::string name = known.thread(static_cast<thread_id>(id));
    if (each.doing == activity::absent || !name.starts_with(prefix)) continue;
    ++threads;
    first = std::min(first, each.started);
    last = std::max(last, each.doing == activity::ended ? each.ended : now.now);
    blocked += each.blocked_ns;
    if (each.waits_for != 0) blocked += now.now - std::min(each.waiting_since, now.now);
    cpu += cpu_ms(each, texts);
  }
  return {{std::string(count_name), threads},
          {"wall_ms", in_ms(last - std::min(first, last))},
          {"blocked_ms", in_ms(blocked)},
          {"cpu_ms", cpu}};
}

}  // namespace interleave::analysis
