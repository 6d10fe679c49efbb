#include "app/cli/replay.h"

#include "app/cli/choice.h"
#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/output_file.h"
#include "app/cli/report.h"
#include "app/cli/suggest.h"
#include "core/explore/execution.h"
#include "core/export/summary.h"
#include "core/scenario/run.h"
#include "core/schedule/schedule_string.h"

#include <iostream>
#include <memory>

namespace interleave::app {

namespace {

using schedule::ending;
using schedule::schedule_string;

constexpr std::chrono::milliseconds look_every{2};

schedule_string parse(const replay_arguments& with) {
  try {
    auto read = schedule_string::parse(with.schedule);
    if (read.scenario != with.scenario)
      throw usage_error("the schedule is one of " + read.scenario + ", not of " + with.scenario);
    return read;
  } catch (const schedule::bad_schedule& bad) {
    throw usage_error(bad.what());
  }
}

choice chosen_by(const schedule_string& schedule) {
  std::vector<std::string> sets;
  for (const auto& [knob, value] : schedule.knobs) sets.push_back(knob + "=" + value);
  const auto& of = find_scenario(schedule.scenario);
  return schedule.small ? choose_small(of, schedule.variant, sets) : choose(of, schedule.variant, sets);
}

// Whether it came out as the schedule says; else one line.
void check(const schedule_string& schedule, const schedule::replaying& steps, ending how,
           std::uint64_t hash) {
  if (!steps.divergence().empty()) throw usage_error(steps.divergence());
  if (how == ending::stopped) return;
  if (!steps.is_through())
    throw usage_error("the run diverges from its schedule: it ends before the last switch");
  if (schedule_string::check_of(hash) != schedule.check)
    throw usage_error(
        "the run diverges from its schedule after the last switch: its check is another one (another version "
        "of the scenario?)");
}

// The words of DESIGN.md's outcomes; "stopped" where it has none.
std::string_view outcome_for(ending how) {
  switch (how) {
    case ending::completed:
      return "completed";
    case ending::deadlock:
    case ending::stuck:
      return "deadlock";
    case ending::violation:
      return "violation";
    case ending::livelock:
      return "livelock";
    case ending::starvation:
      return "starvation";
    default:
      return "stopped";
  }
}

int status_for(ending how) {
  return how == ending::exception ? something_found : app::status_for(outcome_for(how));
}

int replay_unrecorded(const replay_arguments& with, const schedule_string& schedule, const choice& chosen) {
  const bool on_fibers = with.backend == "fibers";
  if (!on_fibers && with.backend != "threads")
    throw usage_error(unknown("backend", with.backend, {"fibers", "threads"}));
  if (!with.trace.empty()) throw usage_error("--backend keeps no trace; --trace goes without it");
  explore::executor executes({.on = on_fibers ? explore::backend::fibers : explore::backend::threads,
                              .progress = chosen.of->progress});
  executes.keep_names(true);
  schedule::replaying steps(schedule.deviations);
  const ending how = executes.run(explore::program_of(*chosen.variant, chosen.values), steps);
  check(schedule, steps, how, executes.hash());
  if (with.json) {
    const nlohmann::ordered_json out{
        {"scenario", schedule.scenario}, {"variant", chosen.variant->id}, {"mode", "replayed"},
        {"backend", with.backend},       {"schedule", with.schedule},     {"outcome", outcome_for(how)},
        {"text", executes.text()},       {"steps", executes.steps()}};
    std::cout << exports::text_of(out) << '\n';
  } else {
    std::cout << outcome_for(how) << " after " << executes.steps() << " steps, as the schedule says\n"
              << executes.text() << '\n';
  }
  return status_for(how);
}

int replay_recorded(const replay_arguments& with, const schedule_string& schedule, const choice& chosen) {
  const auto steps = std::make_shared<schedule::replaying>(schedule.deviations);
  const auto under = std::make_shared<explore::watch>(chosen.of->progress);
  under->begin(*steps);
  scenario::run::options how;
  how.under = under;
  how.schedule = with.schedule;
  how.pace = with.pace;
  scenario::run running(*chosen.of, chosen.variant->id, chosen.values, how);
  exports::ending end;
  {
    const interrupt asked;
    const auto soon = [] { return std::chrono::steady_clock::now() + look_every; };
    while (!running.is_over() && !end.interrupted && !running.wait_until(soon()))
      end.interrupted = asked.requested();
  }
  running.stop();
  const ending came_to = under->found().value_or(running.conductor()->how());
  end.fault = running.fault();
  check(schedule, *steps, came_to, running.conductor()->hash());
  const unsaved failure([&] {
    if (!with.trace.empty()) running.trace()->save(with.trace);
  });
  auto summary = exports::summary(*running.trace(), end);
  if (came_to != ending::completed) summary["outcome"] = outcome_for(came_to);
  if (with.json) {
    std::cout << exports::text_of(summary) << '\n';
  } else {
    print_report(std::cout, summary);
  }
  failure.rethrow();
  return status_for(came_to);
}

}  // namespace

int replay(const replay_arguments& with) {
  find_scenario(with.scenario);
  const schedule_string schedule = parse(with);
  const choice chosen = chosen_by(schedule);
  check_can_be_written("--trace", with.trace);
  return with.backend.empty() ? replay_recorded(with, schedule, chosen)
                              : replay_unrecorded(with, schedule, chosen);
}

void add_replay(CLI::App& to, action& chosen) {
  CLI::App* const command =
      to.add_subcommand("replay", "Run a scenario by a schedule that was found, and report");
  const auto with = std::make_shared<replay_arguments>();
  command->add_option("SCENARIO", with->scenario, "Its id; see interleave list")->required();
  command->add_option("--schedule", with->schedule, "The schedule: 1/SCENARIO/…")->required();
  command->add_option("--backend", with->backend,
                      "fibers or threads: without a trace; says only how it came out");
  command->add_option("--trace", with->trace, "Save the trace, for open and export");
  command->add_flag("--json", with->json, "One JSON object on standard output");
  command->callback([&chosen, with] { chosen = [with] { return replay(*with); }; });
}

}  // namespace interleave::app
