#include "core/export/summary.h"

#include "core/analysis/summary.h"
#include "core/export/counters.h"
#include "core/export/words.h"
#include "core/scenario/registry.h"
#include "core/scenario/run.h"

#include <cmath>
#include <ostream>

namespace interleave::exports {

namespace {

using json = nlohmann::ordered_json;
using scenario::recording;

json name_or_null(bool known, const std::string& name) {
  return known ? json(name) : json(nullptr);
}

json cycle_json(const recording::view& now) {
  const auto& found = now.analysis.first_deadlock();
  if (!found) return nullptr;
  const analysis::names& names = now.analysis.known_names();
  json cycle = json::array();
  for (const analysis::wait_edge& each : found->cycle) {
    const trace::place where = now.dictionary.location(each.location);
    cycle.push_back({{"thread", names.thread(each.thread)},
                     {"waits_for", names.object(each.object)},
                     {"held_by", names.thread(each.held_by)},
                     {"file", where.file},
                     {"line", where.line}});
  }
  json stuck = json::array();
  for (const trace::thread_id each : found->stuck) stuck.push_back(names.thread(each));
  return {{"cycle", std::move(cycle)}, {"at_ns", found->closed_at}, {"stuck", std::move(stuck)}};
}

json findings_json(const recording::view& now) {
  const analysis::names& names = now.analysis.known_names();
  json all = json::array();
  for (const analysis::finding& each : now.analysis.findings()) {
    all.push_back({{"kind", analysis::name_of(each.kind)},
                   {"at_ns", each.at},
                   {"text", each.text},
                   {"certainty", analysis::name_of(each.how_sure)},
                   {"thread", name_or_null(each.thread != 0, names.thread(each.thread))},
                   {"object", name_or_null(each.object != 0, names.object(each.object))}});
  }
  return all;
}

// The kernel's counts: from exact switch records, else from samples, else null.
json times_json(const analysis::thread_summary& of, bool exact, const ending& how) {
  json times{{"run_ns", nullptr},
             {"ready_ns", nullptr},
             {"blocked_ns", of.blocked_ns},
             {"waits", of.waits},
             {"voluntary_switches", nullptr},
             {"involuntary_switches", nullptr},
             {"longest_wait_ns", of.longest_wait_ns}};
  const auto fill = [&](const auto& from) {
    times["run_ns"] = from.run_ns;
    times["ready_ns"] = from.ready_ns;
    times["voluntary_switches"] = from.voluntary_switches;
    times["involuntary_switches"] = from.involuntary_switches;
  };
  const auto sampled = how.times.find(of.thread);
  if (exact) {
    fill(of);
  } else if (sampled != how.times.end()) {
    fill(sampled->second);
  }
  return times;
}

json threads_json(const recording::view& now, const analysis::run_summary& figures,
                  const std::map<std::string, counter>& counters, bool exact, const ending& how) {
  const analysis::state& head = now.analysis.head();
  json all = json::array();
  for (const analysis::thread_summary& of : figures.threads) {
    json each{{"name", of.name}};
    each.update(times_json(of, exact, how));
    const analysis::thread_state& at_end = head.threads.at(of.thread);
    const bool over = at_end.doing == analysis::activity::ended;
    each["ended"] = over ? json(word_for(at_end.ended_as)) : json(nullptr);
    each["phase"] = now.dictionary.text(head.threads.at(of.thread).phase);
    each["counters"] = json::object();
    for (const auto& [name, counted] : counters) {
      const auto own = counted.by_thread.find(of.thread);
      if (own != counted.by_thread.end()) each["counters"][name] = own->second;
    }
    all.push_back(std::move(each));
  }
  return all;
}

json durations_json(const analysis::duration_summary& of) {
  return {{"p50", of.p50}, {"p99", of.p99}, {"max", of.max}, {"total", of.total}};
}

json objects_json(const analysis::run_summary& figures) {
  json all = json::array();
  for (const analysis::object_summary& of : figures.objects) {
    all.push_back({{"name", of.name},
                   {"kind", analysis::name_of(of.kind)},
                   {"acquisitions", of.acquisitions},
                   {"contended", of.contended},
                   {"wait_ns", durations_json(of.wait_ns)},
                   {"hold_ns", durations_json(of.hold_ns)}});
  }
  return all;
}

json counters_json(const std::map<std::string, counter>& counters, const analysis::measures& measured) {
  json all = json::object();
  for (const auto& [name, counted] : counters) {
    all[name] = counted.total;
    all[name + "_least"] = counted.least();
    if (!counted.by_thread.empty()) all["jain_" + name] = counted.jain();
  }
  for (const analysis::measure& each : measured) {
    all[each.name] = each.value ? number_json(*each.value) : json(nullptr);
  }
  return all;
}

json knobs_json(const scenario::about_run& of) {
  json knobs = json::object();
  for (const auto& [id, value] : of.knobs) knobs[id] = number_json(value);
  return knobs;
}

}  // namespace

json number_json(double value) {
  constexpr double exact = 9007199254740992.0;  // 2^53
  if (std::abs(value) <= exact && value == std::floor(value)) return static_cast<std::int64_t>(value);
  return value;
}

std::string text_of(const json& object, int indent) {
  return object.dump(indent, ' ', false, json::error_handler_t::replace);
}

std::string_view outcome_word(const recording& of, const ending& how) {
  const auto found = of.read([](const recording::view& now) { return scenario::outcome_of(now.analysis); });
  if (found == scenario::expectation::completed && (how.interrupted || !how.fault.empty())) return "stopped";
  return scenario::word_for(found);
}

json summary(const recording& of, const ending& how) {
  const scenario::about_run& about = of.about();
  const scenario::descriptor* const known = scenario::find(about.scenario);
  json out{{"scenario", about.scenario},
           {"variant", about.variant},
           {"knobs", knobs_json(about)},
           {"mode", about.mode},
           {"seed", about.seed},
           {"schedule", about.schedule},
           {"outcome", outcome_word(of, how)}};
  const std::uint64_t lost = of.lost();
  of.read([&](const recording::view& now) {
    const auto counters = counters_of(now, known != nullptr ? known->progress : std::string_view());
    out["deadlock"] = cycle_json(now);
    out["findings"] = findings_json(now);
    out["events"] = now.records.size();
    out["lost_events"] = lost;
    out["duration_ns"] = of.now();
    out["switch_source"] = about.switch_source;
    const analysis::run_summary figures = analysis::summarise(now.analysis, of.now());
    out["threads"] = threads_json(now, figures, counters, about.switch_source == "exact", how);
    out["objects"] = objects_json(figures);
    out["counters"] = counters_json(counters, known != nullptr && known->measures
                                                  ? known->measures(now.records, now.dictionary)
                                                  : analysis::measures());
  });
  if (!how.fault.empty()) out["fault"] = how.fault;
  return out;
}

json about_json(const scenario::about_run& of) {
  const scenario::descriptor* const known = scenario::find(of.scenario);
  json out{{"scenario", of.scenario}, {"variant", of.variant}};
  if (known != nullptr) {
    out["title"] = known->title;
    out["explanation"] = known->explanation;
    if (const scenario::variant* const chosen = known->find_variant(of.variant)) {
      out["variant_title"] = chosen->title;
      out["expect"] = scenario::word_for(chosen->expect);
    }
  }
  out["knobs"] = knobs_json(of);
  out["mode"] = of.mode;
  out["seed"] = of.seed;
  out["switch_source"] = of.switch_source;
  out["switch_reason"] = of.switch_reason;
  return out;
}

void write_json(std::ostream& out, const recording& of) {
  json whole = summary(of);
  whole["about"] = about_json(of.about());
  out << text_of(whole) << '\n';
}

}  // namespace interleave::exports
