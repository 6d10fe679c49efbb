#include "core/export/perfetto.h"

#include "core/export/chrome_events.h"
#include "core/export/lock_tracks.h"
#include "core/export/summary.h"
#include "core/export/thread_tracks.h"
#include "core/scenario/registry.h"

#include <ostream>
#include <unordered_map>

namespace interleave::exports {

namespace {

constexpr std::uint32_t scenario_process = 1;
constexpr std::uint32_t core_process = 2;
constexpr std::uint32_t lock_process = 3;

using scenario::recording;

std::vector<std::string> quoted_thread_names(const recording::view& now) {
  const std::size_t count =
      std::max<std::size_t>(now.analysis.head().threads.size(), now.analysis.known_names().threads.size());
  std::vector<std::string> names;
  for (std::size_t id = 0; id < count; ++id) {
    names.push_back(json_quoted(now.analysis.known_names().thread(static_cast<trace::thread_id>(id))));
  }
  return names;
}

void write_names(chrome_events& out, const recording::view& now, const scenario::about_run& about) {
  const scenario::descriptor* const of = scenario::find(about.scenario);
  const std::string title = of != nullptr ? std::string(of->title) : about.scenario;
  out.name_process(scenario_process, title + (about.variant.empty() ? "" : ": " + about.variant), 1);
  out.name_process(core_process, "CPUs (" + about.switch_source + ")", 2);
  out.name_process(lock_process, "Locks", 3);
  const auto& threads = now.analysis.head().threads;
  for (std::uint32_t id = 1; id < threads.size(); ++id) {
    if (threads[id].doing == analysis::activity::absent) continue;
    out.name_track({scenario_process, id},
                   now.analysis.known_names().thread(static_cast<trace::thread_id>(id)), id);
  }
}

void write_cores(chrome_events& out, const recording::view& now, trace::nanoseconds end,
                 const std::vector<std::string>& thread_names) {
  for (const timeline::lane& core : now.lanes.cores()) {
    const track at{core_process, core.id.number};
    out.name_track(at, "CPU " + std::to_string(core.id.number), core.id.number);
    for (std::size_t i = 0; i < core.list.size(); ++i) {
      const timeline::interval each = core.list.at(i, end);
      if (each.state != timeline::lane_state::busy || each.begin >= each.end) continue;
      if (each.subject == 0 || each.subject >= thread_names.size()) continue;
      out.slice(at, each.begin, each.end, thread_names[each.subject]);
    }
  }
}

void write_findings(chrome_events& out, const recording::view& now) {
  for (const analysis::finding& each : now.analysis.findings()) {
    out.instant({scenario_process, each.thread}, each.at, json_quoted(analysis::name_of(each.kind)),
                "{\"text\":" + json_quoted(each.text) + "}");
  }
  for (const scenario::gap& each : now.gaps) {
    out.instant({scenario_process, each.thread}, each.begin, json_quoted("lost events"),
                "{\"lost\":" + std::to_string(each.lost) + "}");
  }
}

// Counters as the scenario counted, all threads together.
class counters {
 public:
  counters(chrome_events& out, const trace::dictionary& dictionary) : out_(out), dictionary_(dictionary) {}

  void apply(const trace::record& what) {
    if (what.what != trace::kind::counted) return;
    const auto [entry, added] = all_.try_emplace(what.object);
    counter& of = entry->second;
    if (added) of.name = json_quoted(dictionary_.text(what.object));
    of.value += what.argument;
    out_.counter(scenario_process, what.time, of.name, static_cast<std::int64_t>(of.value));
  }

 private:
  struct counter {
    std::string name;
    std::uint64_t value = 0;  // two's complement: wraps instead of overflowing
  };
  chrome_events& out_;
  const trace::dictionary& dictionary_;
  std::unordered_map<trace::literal_id, counter> all_;
};

}  // namespace

void write_perfetto(std::ostream& out, const recording& of) {
  const trace::nanoseconds end = of.now();
  chrome_events file(out, text_of(about_json(of.about()), -1));
  of.read([&](const recording::view& now) {
    const auto& names = now.analysis.known_names();
    const std::vector<std::string> thread_names = quoted_thread_names(now);
    write_names(file, now, of.about());
    thread_tracks threads(file, scenario_process, now.lanes, names, now.dictionary, thread_names);
    lock_tracks locks(file, lock_process, now.analysis.head(), names, thread_names);
    counters counted(file, now.dictionary);
    for (std::size_t i = 0; i < now.records.size() && out; ++i) {
      threads.apply(now.records[i]);
      locks.apply(now.records[i]);
      counted.apply(now.records[i]);
    }
    threads.finish(end);
    locks.finish(end);
    write_cores(file, now, end, thread_names);
    write_findings(file, now);
  });
  file.finish();
}

}  // namespace interleave::exports
