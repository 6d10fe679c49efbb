#include "core/scenario/run.h"

#include "app/cli/choice.h"
#include "app/cli/command.h"
#include "app/cli/duration.h"
#include "app/cli/interrupt.h"
#include "app/cli/number.h"
#include "app/cli/output_file.h"
#include "app/cli/replay.h"
#include "app/cli/report.h"
#include "app/cli/step.h"
#include "app/cli/suggest.h"
#include "core/export/summary.h"
#include "core/scenario/sampled_times.h"

#include <iostream>

namespace interleave::app {

namespace {

using std::chrono::steady_clock;

constexpr std::chrono::milliseconds look_every{5};

struct arguments {
  std::string scenario;
  std::string variant;
  std::vector<std::string> sets;
  std::string duration = "2s";
  std::string mode;
  std::string pace;
  std::string seed = "1";
  std::string schedule;
  std::string trace;
  bool json = false;
};

// A pace alone means paced.
std::chrono::nanoseconds parse_pace(const arguments& with) {
  if (with.mode == "stepped") {
    if (!with.pace.empty()) throw usage_error("--pace goes with --mode paced, not with --mode stepped");
    return {};
  }
  if (!with.mode.empty() && with.mode != "free" && with.mode != "paced") {
    throw usage_error(unknown("mode", with.mode, {"free", "paced", "stepped"}));
  }
  if (with.mode == "free" || (with.mode.empty() && with.pace.empty())) {
    if (!with.pace.empty()) throw usage_error("--pace goes with --mode paced, not with --mode free");
    return {};
  }
  const auto pace = parse_duration("--pace", with.pace.empty() ? "200ms" : with.pace);
  if (pace.count() == 0)
    throw usage_error("--pace 0 does not slow anything; allowed: more than 0, as in 20ms");
  return pace;
}

// Those that nothing can come after; a broken rule or a starved thread lets the rest go on.
bool is_over(const scenario::recording& of) {
  using scenario::expectation;
  const auto outcome =
      of.read([](const scenario::recording::view& now) { return scenario::outcome_of(now.analysis); });
  return outcome == expectation::deadlock || outcome == expectation::livelock;
}

exports::ending watch(scenario::run& running, std::chrono::nanoseconds duration) {
  const interrupt asked;
  scenario::sampled_times times(*running.trace());
  const auto deadline = steady_clock::now() + duration;
  exports::ending how;
  for (;;) {
    const auto now = steady_clock::now();
    if (now >= deadline || running.wait_until(std::min(deadline, now + look_every))) break;
    how.interrupted = asked.requested();
    if (how.interrupted) break;
    running.refresh();
    times.poll();
    if (is_over(*running.trace())) break;
  }
  running.stop();
  how.fault = running.fault();
  how.times = times.all();
  return how;
}

int run_schedule(const arguments& with) {
  if (!with.variant.empty() || !with.sets.empty())
    throw usage_error("--schedule has its variant and its knobs in it; --variant and --set go without it");
  if (with.mode == "stepped")
    throw usage_error("--schedule has its steps in it; it goes without --mode stepped");
  check_can_be_written("--trace", with.trace);
  return replay({.scenario = with.scenario,
                 .schedule = with.schedule,
                 .backend = {},
                 .trace = with.trace,
                 .pace = parse_pace(with),
                 .json = with.json});
}

int run_scenario(const arguments& with) {
  if (!with.schedule.empty()) return run_schedule(with);
  const choice chosen = choose(find_scenario(with.scenario), with.variant, with.sets);
  const auto duration = parse_duration("--duration", with.duration);
  scenario::run::options how;
  how.pace = parse_pace(with);
  how.seed = parse_number<std::uint64_t>("--seed", with.seed, 0, ~std::uint64_t{0});
  check_can_be_written("--trace", with.trace);
  if (with.mode == "stepped") return step({chosen, with.trace, with.json});

  scenario::run running(*chosen.of, chosen.variant->id, chosen.values, how);
  const exports::ending end = watch(running, duration);
  const unsaved failure([&] {
    if (!with.trace.empty()) running.trace()->save(with.trace);
  });
  const auto summary = exports::summary(*running.trace(), end);
  if (with.json) {
    std::cout << exports::text_of(summary) << '\n';
  } else {
    print_report(std::cout, summary);
  }
  failure.rethrow();
  if (!end.fault.empty()) {
    throw std::runtime_error("an exception escaped in " + std::string(chosen.of->id) + ": " + end.fault);
  }
  return status_for(exports::outcome_word(*running.trace(), end));
}

}  // namespace

void add_run(CLI::App& to, action& chosen) {
  CLI::App* const command = to.add_subcommand("run", "Run a scenario without a window and report");
  const auto with = std::make_shared<arguments>();
  command->add_option("SCENARIO", with->scenario, "Its id; see interleave list")->required();
  command->add_option("--variant", with->variant, "The way it is done; the first one if not given");
  command->add_option("--set", with->sets, "knob=value; may be given several times")->allow_extra_args(false);
  command->add_option("--duration", with->duration, "When to stop what has no end of its own: 2s, 150ms, …");
  command->add_option("--mode", with->mode,
                      "free, paced or stepped: who goes on is read from standard input");
  command->add_option("--pace", with->pace, "How long each sync point waits: 20ms, … (means --mode paced)");
  command->add_option("--seed", with->seed, "For what is chosen at random");
  command->add_option("--schedule", with->schedule, "Take the steps of this schedule: 1/SCENARIO/…");
  command->add_option("--trace", with->trace, "Save the trace, for open and export");
  command->add_flag("--json", with->json, "One JSON object on standard output");
  command->callback([&chosen, with] { chosen = [with] { return run_scenario(*with); }; });
}

}  // namespace interleave::app
