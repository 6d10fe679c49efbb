#include "core/export/summary.h"

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
                   {"thread", name_or_null(each.thread != 0, names.thread(each.thread))},
                   {"object", name_or_null(each.object != 0, names.object(each.object))}});
  }
  return all;
}

// The kernel's counts, from switch records or from samples, else null.
void add_times(json& to, const analysis::thread_state& of, bool exact, const os::thread_times* sampled) {
  if (exact) {
    to["run_ns"] = of.run_ns;
    to["ready_ns"] = of.ready_ns;
  } else {
    to["run_ns"] = sampled != nullptr ? json(sampled->run_ns) : json(nullptr);
    to["ready_ns"] = sampled != nullptr ? json(sampled->ready_ns) : json(nullptr);
  }
  to["blocked_ns"] = of.blocked_ns;
  to["waits"] = of.waits;
  if (exact) {
    to["voluntary_switches"] = of.voluntary_switches;
    to["involuntary_switches"] = of.involuntary_switches;
  } else {
    to["voluntary_switches"] = sampled != nullptr ? json(sampled->voluntary_switches) : json(nullptr);
    to["involuntary_switches"] = sampled != nullptr ? json(sampled->involuntary_switches) : json(nullptr);
  }
  to["longest_wait_ns"] = of.longest_wait;
}

json threads_json(const recording::view& now, const std::map<std::string, counter>& counters, bool exact,
                  const ending& how) {
  const analysis::state& head = now.analysis.head();
  json all = json::array();
  for (std::size_t i = 1; i < head.threads.size(); ++i) {
    const analysis::thread_state& of = head.threads[i];
    if (of.doing == analysis::activity::absent) continue;
    const auto id = static_cast<trace::thread_id>(i);
    const auto sampled = how.times.find(id);
    json each{{"name", now.analysis.known_names().thread(id)}};
    add_times(each, of, exact, sampled == how.times.end() ? nullptr : &sampled->second);
    each["phase"] = now.dictionary.text(of.phase);
    each["counters"] = json::object();
    for (const auto& [name, counted] : counters) {
      const auto own = counted.by_thread.find(id);
      if (own != counted.by_thread.end()) each["counters"][name] = own->second;
    }
    all.push_back(std::move(each));
  }
  return all;
}

json histogram_json(const analysis::histogram& of) {
  return {{"p50", of.percentile(0.5)}, {"p99", of.percentile(0.99)}, {"max", of.max()}, {"total", of.total()}};
}

json objects_json(const recording::view& now) {
  const analysis::state& head = now.analysis.head();
  json all = json::array();
  for (std::size_t i = 1; i < head.objects.size(); ++i) {
    const analysis::object_state& of = head.objects[i];
    if (of.kind == trace::object_kind::unknown || of.kind == trace::object_kind::thread) continue;
    const auto id = static_cast<trace::object_id>(i);
    const analysis::object_statistics& measured = now.analysis.statistics(id);
    all.push_back({{"name", now.analysis.known_names().object(id)},
                   {"kind", word_for(of.kind)},
                   {"acquisitions", of.acquisitions},
                   {"contended", of.contended},
                   {"wait_ns", histogram_json(measured.wait_ns)},
                   {"hold_ns", histogram_json(measured.hold_ns)}});
  }
  return all;
}

json counters_json(const std::map<std::string, counter>& counters) {
  json all = json::object();
  for (const auto& [name, counted] : counters) {
    all[name] = counted.total;
    all[name + "_least"] = counted.least();
    if (!counted.by_thread.empty()) all["jain_" + name] = counted.jain();
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
           {"schedule", ""},
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
    out["threads"] = threads_json(now, counters, about.switch_source == "exact", how);
    out["objects"] = objects_json(now);
    out["counters"] = counters_json(counters);
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
