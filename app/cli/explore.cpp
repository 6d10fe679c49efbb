#include "app/cli/choice.h"
#include "app/cli/command.h"
#include "app/cli/duration.h"
#include "app/cli/interrupt.h"
#include "app/cli/number.h"
#include "app/cli/suggest.h"
#include "core/explore/explorer.h"
#include "core/explore/warnings.h"
#include "core/export/summary.h"
#include "core/os/guarded.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <memory>

namespace interleave::app {

namespace {

using std::chrono::steady_clock;

// Beyond the time limit, for reducing what was found.
constexpr std::chrono::seconds time_to_tell{30};
constexpr std::chrono::milliseconds between_lines{50};
// For what runs that get through warn of; for each deadlock that is looked for.
constexpr std::chrono::seconds time_to_warn{60};
constexpr std::chrono::nanoseconds time_to_confirm = std::chrono::seconds(5);

struct arguments {
  std::string scenario;
  std::string variant;
  std::vector<std::string> sets;
  std::string strategy = "portfolio";
  std::string max_schedules = "1000000";
  std::string time_limit = "10s";
  std::string seed = "1";
  std::string bound;
  std::string depth;
  std::string timeouts = "0";
  std::string backend = "fibers";
  bool json = false;
  bool progress = false;
};

explore::search_options options_of(const arguments& with) {
  explore::search_options how;
  const auto& names = explore::strategy_names();
  if (std::find(names.begin(), names.end(), with.strategy) == names.end())
    throw usage_error(unknown("strategy", with.strategy, names));
  if (with.backend != "fibers" && with.backend != "threads")
    throw usage_error(unknown("backend", with.backend, {"fibers", "threads"}));
  how.strategy = with.strategy;
  how.on = with.backend == "fibers" ? explore::backend::fibers : explore::backend::threads;
  how.max_schedules =
      parse_number<std::uint64_t>("--max-schedules", with.max_schedules, 1, 1'000'000'000'000);
  how.time_limit = parse_duration("--time-limit", with.time_limit);
  how.seed = parse_number<std::uint64_t>("--seed", with.seed, 0, ~std::uint64_t{0});
  how.timeout_budget = parse_number<unsigned>("--timeouts", with.timeouts, 0, 100);
  if (!with.bound.empty()) {
    if (with.strategy != "bounded") throw usage_error("--bound goes with --strategy bounded");
    how.preemption_bound = parse_number<unsigned>("--bound", with.bound, 0, 1000);
  }
  if (!with.depth.empty()) {
    if (with.strategy != "pct") throw usage_error("--depth goes with --strategy pct");
    how.depth = parse_number<unsigned>("--depth", with.depth, 1, 100);
  }
  return how;
}

// Steps are counted from 1 for people and programs.
nlohmann::ordered_json json_of(const explore::failure& of) {
  nlohmann::ordered_json decisive = nlohmann::ordered_json::array();
  for (const explore::turn& each : of.why.decisive)
    decisive.push_back({{"step", each.step + 1}, {"preempts", each.preempts}, {"text", each.text}});
  nlohmann::ordered_json flip;
  if (const auto& passes = of.why.passes_if)
    flip = {{"step", passes->at.step + 1}, {"text", passes->at.text}, {"schedule", of.passing}};
  return {{"kind", of.kind},
          {"schedule", of.schedule},
          {"at_schedule", of.at_schedule},
          {"text", of.text},
          {"strategy", of.by},
          {"steps", of.why.fails.decisions.size()},
          {"preemptions", of.why.preemptions},
          {"fewest", of.why.fewest},
          {"decisive", decisive},
          {"flip", flip},
          {"flip_text", of.why.flip_text()}};
}

nlohmann::ordered_json stretches_of(const explore::failure& of) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const explore::stretch& each : of.why.stretches) {
    all.push_back({{"thread", each.who + 1},
                   {"name", each.name},
                   {"step", each.from + 1},
                   {"steps", each.length},
                   {"decisive", each.decisive},
                   {"preempts", each.preempts},
                   {"text", each.text}});
  }
  return all;
}

std::string told(const explore::failure& of) {
  const explore::explanation& why = of.why;
  const auto number = [](std::uint64_t n, const char* what) {
    return (n == 0 ? "no" : std::to_string(n)) + ' ' + what + (n == 1 ? "" : "s");
  };
  std::string all = of.text + "\n  schedule " + std::to_string(of.at_schedule) + " (" + of.by +
                    "), reduced to " + number(why.preemptions, "preemption") +
                    (why.fewest && why.preemptions > 0 ? ", the fewest" : "") + " in " +
                    number(why.fails.decisions.size(), "step") + ": " + of.schedule + '\n';
  for (const explore::turn& each : why.decisive) {
    all += "  step " + std::to_string(each.step + 1) + ": " + each.text +
           (each.preempts ? " (a preemption)" : "") + '\n';
  }
  all += "  " + why.flip_text() + (why.passes_if ? ": " + of.passing : "") + '\n';
  return all;
}

nlohmann::ordered_json json_of(const explore::warning& of) {
  nlohmann::ordered_json locks = nlohmann::ordered_json::array();
  nlohmann::ordered_json threads = nlohmann::ordered_json::array();
  for (const explore::circle_link& each : of.circle) {
    locks.push_back(each.holds);
    threads.push_back(each.thread);
  }
  return {{"locks", locks},
          {"threads", threads},
          {"text", of.text},
          {"how_sure", analysis::name_of(of.became.how_sure)},
          {"schedules", of.became.schedules},
          {"schedule", of.schedule.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(of.schedule)}};
}

std::string told(const explore::warning& of) {
  const bool tried = of.became.unexplorable.empty();
  return of.text + "\n  " + (tried ? of.became.text() : "not searched: " + of.became.unexplorable) +
         (of.schedule.empty() ? "" : ": " + of.schedule) + '\n';
}

// " with philosophers=3, meals=1": those that are not the scenario's own.
std::string knobs_text(const choice& of) {
  std::string all;
  for (const scenario::knob& each : of.of->knobs) {
    const double value = of.values.number(each.id);
    if (value == each.initial) continue;
    all += (all.empty() ? " with " : ", ") + std::string(each.id) + '=' +
           exports::text_of(exports::number_json(value));
  }
  return all;
}

nlohmann::ordered_json knobs_json(const choice& of) {
  nlohmann::ordered_json all = nlohmann::ordered_json::object();
  for (const auto& [knob, value] : of.values.all()) all[knob] = exports::number_json(value);
  return all;
}

std::string report(const choice& chosen, const explore::search_options& how,
                   const explore::search_result& result, const std::vector<explore::warning>& warnings,
                   bool json) {
  if (!json) {
    std::string all = std::string(chosen.of->id) + ' ' + std::string(chosen.variant->id) +
                      knobs_text(chosen) + '\n' + result.verdict(how.timeout_budget) + '\n';
    for (const auto& each : result.found) all += told(each);
    for (const auto& each : warnings) all += told(each);
    return all;
  }
  nlohmann::ordered_json warned = nlohmann::ordered_json::array();
  for (const auto& each : warnings) warned.push_back(json_of(each));
  nlohmann::ordered_json found = nlohmann::ordered_json::array();
  for (const auto& each : result.found) found.push_back(json_of(each));
  const nlohmann::ordered_json told{{"scenario", chosen.of->id},
                                    {"variant", chosen.variant->id},
                                    {"knobs", knobs_json(chosen)},
                                    {"strategy", how.strategy},
                                    {"schedules", result.schedules},
                                    {"complete", result.complete},
                                    {"cut", result.cut},
                                    {"schedules_per_s", result.schedules_per_s},
                                    {"verdict", result.verdict(how.timeout_budget)},
                                    {"found", found},
                                    {"warnings", warned}};
  return told.dump() + '\n';
}

explore::confirm_budget confirming(const explore::search_options& how, const interrupt& asked) {
  return {.time_limit = std::min(time_to_confirm, how.time_limit),
          .seed = how.seed,
          .timeouts = how.timeout_budget,
          .on = how.on,
          .stop = [&asked] { return asked.requested(); }};
}

// The exit status as a digit, then what is to be said.
std::string search(const choice& chosen, const explore::search_options& how, bool json,
                   const interrupt& asked) {
  const auto coded = [](int status, const std::string& text) { return std::to_string(status) + text; };
  try {
    const auto result = explore::explore(*chosen.of, *chosen.variant, chosen.values, how,
                                         [&](const explore::search_result&) { return !asked.requested(); });
    if (!result.unexplorable.empty()) return coded(bad_usage, "cannot be explored: " + result.unexplorable);
    const auto warnings =
        explore::warnings_of(*chosen.of, *chosen.variant, chosen.values, confirming(how, asked));
    const bool confirmed = std::ranges::any_of(warnings, [](const explore::warning& each) {
      return each.became.how_sure == analysis::certainty::confirmed;
    });
    return coded(result.found.empty() && !confirmed ? nothing_found : something_found,
                 report(chosen, how, result, warnings, json));
  } catch (const std::exception& fault) {
    return coded(program_fault, fault.what());
  }
}

// For a program that shows a search while it goes on: as --json, and before that every 50 ms or so a line of
// how far it is, with what was found since the line before; each failure has its `turns`. Where one is not
// `reduced`, the next one is the same, reduced.
class progress_lines {
 public:
  void tell(const explore::search_result& now) {
    if (now.found.size() == found_ && steady_clock::now() - told_ < between_lines) return;
    told_ = steady_clock::now();
    std::cout << json_of(now).dump() << '\n' << std::flush;
  }
  // What was not told yet.
  nlohmann::ordered_json json_of(const explore::search_result& now) {
    nlohmann::ordered_json found = nlohmann::ordered_json::array();
    for (; found_ < now.found.size(); ++found_) {
      found.push_back(app::json_of(now.found[found_]));
      found.back()["turns"] = stretches_of(now.found[found_]);
      found.back()["reduced"] = now.found[found_].reduced;
      if (!now.found[found_].reduced) break;  // it comes again
    }
    return {{"schedules", now.schedules},
            {"classes", now.classes},
            {"complete", now.complete},
            {"cut", now.cut},
            {"done", now.done},
            {"schedules_per_s", now.schedules_per_s},
            {"found", found}};
  }

 private:
  steady_clock::time_point told_ = steady_clock::now();
  std::size_t found_ = 0;
};

// In this process, which its reader guards.
int explore_in_lines(const choice& chosen, const explore::search_options& how) {
  os::be_guarded();
  progress_lines lines;
  const auto result = explore::explore(*chosen.of, *chosen.variant, chosen.values, how,
                                       [&](const explore::search_result& now) {
                                         lines.tell(now);
                                         return true;
                                       });
  if (!result.unexplorable.empty()) throw usage_error("cannot be searched: " + result.unexplorable);
  auto last = lines.json_of(result);
  last["verdict"] = result.verdict(how.timeout_budget);
  std::cout << last.dump() << '\n';
  return result.found.empty() ? nothing_found : something_found;
}

// In a child process: a program that crashes or never comes back is told in one line.
int explore_scenario(const arguments& with) {
  const choice chosen = choose_small(find_scenario(with.scenario), with.variant, with.sets);
  const explore::search_options how = options_of(with);
  if (with.progress) return explore_in_lines(chosen, how);
  const interrupt asked;
  const auto end =
      os::run_guarded([&] { return search(chosen, how, with.json, asked); },
                      how.time_limit + time_to_tell + time_to_warn, [&] { return asked.requested(); });
  const std::string what = std::string(chosen.of->id) + ' ' + std::string(chosen.variant->id) + ' ';
  if (end.how != os::guarded::end::came_back) throw std::runtime_error(what + end.complaint());
  const int status = end.result.front() - '0';
  const std::string text = end.result.substr(1);
  if (status == bad_usage) throw usage_error(what + text);
  if (status == program_fault) throw std::runtime_error(what + text);
  std::cout << text;
  return status;
}

}  // namespace

void add_explore(CLI::App& to, action& chosen) {
  CLI::App* const command = to.add_subcommand("explore", "Search the schedules of a scenario for failures");
  const auto with = std::make_shared<arguments>();
  command->add_option("SCENARIO", with->scenario, "Its id; see interleave list")->required();
  command->add_option("--variant", with->variant, "The way it is done; the first one if not given");
  command->add_option("--set", with->sets, "knob=value; may be given several times")->allow_extra_args(false);
  command->add_option("--strategy", with->strategy, "portfolio, dpor, bounded, pos, surw, pct or random");
  command->add_option("--max-schedules", with->max_schedules, "When to stop");
  command->add_option("--time-limit", with->time_limit, "When to stop: 10s, 500ms, …");
  command->add_option("--seed", with->seed, "For what is chosen at random");
  command->add_option("--bound", with->bound, "The most preemptions of --strategy bounded");
  command->add_option("--depth", with->depth,
                      "How many ordered steps --strategy pct aims at; 3 if not given");
  command->add_option("--timeouts", with->timeouts,
                      "How many timeouts and spurious wake-ups may come while others could go on");
  command->add_option("--backend", with->backend, "fibers or threads");
  command->add_flag("--json", with->json, "One JSON object on standard output");
  command->add_flag("--progress", with->progress, "For the window")->group("");
  command->callback([&chosen, with] { chosen = [with] { return explore_scenario(*with); }; });
}

}  // namespace interleave::app
