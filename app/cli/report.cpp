#include "app/cli/report.h"

#include "app/cli/command.h"
#include "app/cli/table.h"
#include "core/export/summary.h"
#include "core/scenario/registry.h"
#include "core/timeline/ticks.h"

#include <algorithm>
#include <cctype>
#include <ostream>
#include <string>

namespace interleave::app {

namespace {

using json = nlohmann::ordered_json;

constexpr std::size_t most_findings = 20;

std::string duration_of(const json& ns) {
  return ns.is_null() ? "?" : timeline::format_duration(ns.get<std::uint64_t>());
}

std::string count_of(const json& count) {
  return count.is_null() ? "?" : count.dump();
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char each) { return static_cast<char>(std::toupper(each)); });
  return text;
}

void print_title(std::ostream& out, const json& run) {
  const auto scenario_id = run.at("scenario").get<std::string>();
  const auto variant_id = run.at("variant").get<std::string>();
  const scenario::descriptor* const of = scenario::find(scenario_id);
  const scenario::variant* const chosen = of != nullptr ? of->find_variant(variant_id) : nullptr;
  out << (of != nullptr ? std::string(of->title) : scenario_id) << ": "
      << (chosen != nullptr ? std::string(chosen->title) + " (" + variant_id + ")" : variant_id) << '\n';
  for (const auto& [knob, value] : run.at("knobs").items()) out << knob << '=' << value.dump() << ' ';
  out << run.at("mode").get<std::string>() << " seed=" << run.at("seed").dump() << "; "
      << duration_of(run.at("duration_ns")) << ", " << run.at("events").dump() << " events, switch records "
      << run.at("switch_source").get<std::string>() << '\n';
  if (run.at("lost_events") != 0) {
    out << run.at("lost_events").dump() << " events were lost at the memory cap: what follows is not all.\n";
  }
}

void print_cycle(std::ostream& out, const json& deadlock) {
  for (const json& link : deadlock.at("cycle")) {
    out << "  " << link.at("thread").get<std::string>() << " waits for "
        << link.at("waits_for").get<std::string>() << ", which " << link.at("held_by").get<std::string>()
        << " holds";
    const auto file = link.at("file").get<std::string>();
    if (!file.empty()) {
      out << "  (" << file.substr(file.rfind('/') + 1) << ':' << link.at("line").dump() << ')';
    }
    out << '\n';
  }
}

void print_outcome(std::ostream& out, const json& run) {
  const auto outcome = run.at("outcome").get<std::string>();
  if (outcome == "completed") {
    out << "Completed: nothing was found in " << duration_of(run.at("duration_ns")) << ".\n";
    return;
  }
  if (outcome == "stopped") {
    out << "Stopped after " << duration_of(run.at("duration_ns")) << ": nothing was found until then.\n";
    return;
  }
  const json* first = nullptr;
  for (const json& each : run.at("findings")) {
    if (first == nullptr && each.at("kind") == outcome) first = &each;
  }
  const bool circle = outcome == "deadlock" && !run.at("deadlock").at("cycle").empty();
  out << upper(outcome);
  if (first != nullptr) {
    out << " after " << duration_of(first->at("at_ns")) << ": "
        << (circle ? "each of these waits for what the next one holds"
                   : first->at("text").get<std::string>());
  }
  out << '\n';
  if (circle) print_cycle(out, run.at("deadlock"));
  const scenario::descriptor* const of = scenario::find(run.at("scenario").get<std::string>());
  if (of != nullptr && !of->advice.empty()) out << of->advice << '\n';
}

void print_threads(std::ostream& out, const json& run) {
  std::vector<std::string> counters;
  for (const auto& [name, value] : run.at("counters").items()) {
    if (run.at("counters").contains("jain_" + name)) counters.push_back(name);
  }
  std::vector<std::string> headings{"Threads",      "ran",   "ready",    "blocked",
                                    "longest wait", "waits", "switches", "preempted"};
  headings.insert(headings.end(), counters.begin(), counters.end());
  headings.emplace_back("phase<");
  table threads(std::move(headings));
  for (const json& each : run.at("threads")) {
    std::vector<std::string> cells{
        each.at("name").get<std::string>(),      duration_of(each.at("run_ns")),
        duration_of(each.at("ready_ns")),        duration_of(each.at("blocked_ns")),
        duration_of(each.at("longest_wait_ns")), count_of(each.at("waits")),
        count_of(each.at("voluntary_switches")), count_of(each.at("involuntary_switches"))};
    for (const std::string& name : counters) {
      cells.push_back(each.at("counters").contains(name) ? each.at("counters").at(name).dump() : "");
    }
    cells.push_back(each.at("phase").get<std::string>());
    threads.add(std::move(cells));
  }
  if (!threads.empty()) threads.print(out << '\n');
}

// What was measured in the trace: the counters that no thread counts.
void print_measures(std::ostream& out, const json& run) {
  const json& all = run.at("counters");
  table measures({"Measured<", ""});
  for (const auto& [name, value] : all.items()) {
    const bool of_a_counter = name.starts_with("jain_") || all.contains(name + "_least") ||
                              (name.ends_with("_least") && all.contains(name.substr(0, name.size() - 6)));
    if (!of_a_counter) measures.add({name, count_of(value)});
  }
  if (!measures.empty()) measures.print(out << '\n');
}

void print_locks(std::ostream& out, const json& run) {
  table locks({"Locks", "kind<", "taken", "contended", "wait p50", "p99", "max", "held p50", "p99", "max"});
  for (const json& each : run.at("objects")) {
    if (each.at("acquisitions") == 0) continue;
    const json& wait = each.at("wait_ns");
    const json& hold = each.at("hold_ns");
    locks.add({each.at("name").get<std::string>(), each.at("kind").get<std::string>(),
               count_of(each.at("acquisitions")), count_of(each.at("contended")), duration_of(wait.at("p50")),
               duration_of(wait.at("p99")), duration_of(wait.at("max")), duration_of(hold.at("p50")),
               duration_of(hold.at("p99")), duration_of(hold.at("max"))});
  }
  if (!locks.empty()) locks.print(out << '\n');
}

void print_findings(std::ostream& out, const json& run) {
  const json& all = run.at("findings");
  if (all.empty()) return;
  out << "\n  Findings\n";
  for (std::size_t i = 0; i < std::min(all.size(), most_findings); ++i) {
    const auto how_sure = all[i].at("certainty").get<std::string>();
    out << "  " << duration_of(all[i].at("at_ns")) << "  " << all[i].at("kind").get<std::string>()
        << (how_sure == "observed" ? "" : " (" + how_sure + ")") << ": "
        << all[i].at("text").get<std::string>() << '\n';
  }
  if (all.size() > most_findings) out << "  and " << all.size() - most_findings << " more\n";
}

}  // namespace

int status_for(std::string_view outcome) {
  return outcome == "completed" || outcome == "stopped" ? nothing_found : something_found;
}

void print_report(std::ostream& out, const json& summary) {
  print_title(out, summary);
  out << '\n';
  print_outcome(out, summary);
  print_threads(out, summary);
  print_measures(out, summary);
  print_locks(out, summary);
  print_findings(out, summary);
}

}  // namespace interleave::app
