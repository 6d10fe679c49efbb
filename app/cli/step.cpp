#include "app/cli/step.h"

#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/output_file.h"
#include "app/cli/report.h"
#include "core/explore/execution.h"
#include "core/export/summary.h"
#include "core/scenario/run.h"
#include "core/schedule/interactive.h"
#include "core/schedule/schedule_string.h"
#include "core/schedule/step_words.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <iostream>
#include <memory>
#include <optional>
#include <poll.h>
#include <unistd.h>

namespace interleave::app {

namespace {

using schedule::ending;
using schedule::stretch;

constexpr std::chrono::milliseconds look_every{1};
constexpr int input_look_ms = 50;

// Asks the person, and notes the way for its schedule string.
struct steered final : schedule::decider {
  schedule::choice decide(const schedule::model& now) override { return notes.decide(now); }
  void cancel() override { asks.cancel(); }

  schedule::interactive asks;
  schedule::noting notes{asks};
};

// A line of standard input; nothing at its end, or once the user wants to stop.
std::optional<std::string> next_line(const interrupt& asked) {
  std::string line;
  while (!asked.requested()) {
    pollfd ready{STDIN_FILENO, POLLIN, 0};
    if (::poll(&ready, 1, input_look_ms) <= 0) continue;
    char each = 0;
    const ssize_t got = ::read(STDIN_FILENO, &each, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    if (each == '\n') return line;
    line += each;
  }
  return std::nullopt;
}

// All that was written before this call is read: names, too.
void catch_up(scenario::run& running) {
  running.refresh();
  const trace::nanoseconds before = running.trace()->now();
  while (running.trace()->now() == before &&
         !running.wait_until(std::chrono::steady_clock::now() + look_every))
    running.refresh();
}

std::string name_of(const scenario::run& running, trace::object_id object) {
  return running.trace()->read(
      [&](const scenario::recording::view& now) { return now.analysis.known_names().object(object); });
}

// "philosopher 1: lock fork 1"
std::string told(const scenario::run& running, trace::object_id thread, const schedule::step& next) {
  const std::string who =
      name_of(running, thread) + ": " + std::string(schedule::word_for(next.what, next.at));
  return next.object == 0 || next.what == schedule::op::finish ? who
                                                               : who + ' ' + name_of(running, next.object);
}

void list(const scenario::run& running, const schedule::question& of) {
  std::string all = "step " + std::to_string(of.steps + 1) + '\n';
  for (std::size_t i = 0; i < of.branches.size(); ++i) {
    const schedule::branch& each = of.branches[i];
    all += (each.is_default ? " *" : "  ") + std::to_string(i + 1) + "  " +
           told(running, each.thread, each.next);
    if (each.what.how == schedule::decision::timed_out) all += ", its time is over";
    if (each.what.how == schedule::decision::spurious) all += ", wakes for no reason";
    if (each.next.what == schedule::op::choose) all += " number " + std::to_string(each.what.how);
    if (each.next.what == schedule::op::notify_one && each.wakes != schedule::model::nobody)
      all += ", wakes thread " + std::to_string(each.wakes);
    all += each.preempts ? " (a preemption)\n" : "\n";
  }
  for (const schedule::waiting_thread& each : of.waiting)
    all += "   -  " + told(running, each.thread, each.next) + ", waits\n";
  std::cerr << all << "> " << std::flush;
}

struct answer {
  schedule::decision what;
  stretch how_far = stretch::step;
};

// Nothing for a line that is no answer.
std::optional<answer> answer_in(const std::string& line, const schedule::question& to) {
  const auto usual = std::ranges::find_if(to.branches, &schedule::branch::is_default);
  if (line.empty() || line == "w") {
    const schedule::branch& taken = usual != to.branches.end() ? *usual : to.branches.front();
    return answer{taken.what, line.empty() ? stretch::step : stretch::until_waits};
  }
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
  if (error != std::errc() || end != line.data() + line.size() || number < 1 || number > to.branches.size())
    return std::nullopt;
  return answer{to.branches[number - 1].what};
}

// Until the run has come to its end, or the user wants no more.
void ask(scenario::run& running, schedule::interactive& by, const interrupt& asked) {
  while (!running.is_over() && !asked.requested()) {
    const auto question = by.asked();
    if (!question) {
      if (running.wait_until(std::chrono::steady_clock::now() + look_every)) return;
      continue;
    }
    catch_up(running);
    list(running, *question);
    for (;;) {
      const auto line = next_line(asked);
      if (!line || *line == "q") return;
      if (const auto chosen = answer_in(*line, *question)) {
        by.answer(chosen->what, chosen->how_far);
        break;
      }
      std::cerr << "'" << *line << "' is no way to go on; there are: 1 to " << question->branches.size()
                << ", nothing, w, q\n> " << std::flush;
    }
  }
}

}  // namespace

int step(const step_arguments& with) {
  const choice& chosen = with.chosen;
  const auto by = std::make_shared<steered>();
  scenario::run::options how;
  how.under = by;
  how.mode = "stepped";
  scenario::run running(*chosen.of, chosen.variant->id, chosen.values, how);
  {
    const interrupt asked;
    ask(running, by->asks, asked);
  }
  exports::ending end;
  end.interrupted = !running.is_over();
  running.stop();
  end.fault = running.fault();
  const schedule::engine& over = *running.conductor();
  const ending came_to = over.how();
  const unsaved failure([&] {
    if (!with.trace.empty()) running.trace()->save(with.trace);
  });
  auto summary = exports::summary(*running.trace(), end);
  if (came_to != ending::stopped && came_to != ending::abandoned && came_to != ending::not_explorable) {
    const explore::retold told{.how = came_to,
                               .text = {},
                               .hash = over.hash(),
                               .decisions = {},
                               .deviations = by->notes.deviations(),
                               .divergence = {}};
    summary["schedule"] = explore::string_for(*chosen.of, *chosen.variant, chosen.values, told).text();
  }
  if (with.json) {
    std::cout << exports::text_of(summary) << '\n';
  } else {
    print_report(std::cout, summary);
    if (summary.contains("schedule") && !summary["schedule"].get<std::string>().empty())
      std::cout << "schedule " << summary["schedule"].get<std::string>() << '\n';
  }
  failure.rethrow();
  if (came_to == ending::not_explorable)
    throw usage_error(std::string(chosen.of->id) +
                      " waits for something outside the run: it cannot be stepped");
  return app::status_for(exports::outcome_word(*running.trace(), end));
}

}  // namespace interleave::app
