// How long after a deadlock has closed it is reported: from the time of the last wait in its circle until who
// looks at the live run every 0.2 ms sees the finding; by the clock of the trace, which the collector moves
// on once a sweep: up to one sweep too much.
//
//   deadlock_delay [RUNS]      (50)

#include "core/scenario/registry.h"
#include "core/scenario/run.h"
#include "core/scenario/settings.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <thread>
#include <vector>

namespace interleave {
namespace {

using std::chrono::steady_clock;
using milliseconds = std::chrono::duration<double, std::milli>;

constexpr std::chrono::microseconds between_looks{200};
constexpr std::chrono::seconds longest_run{10};

// The first that is later than this call.
trace::nanoseconds time_in(scenario::run& running) {
  running.refresh();
  const trace::nanoseconds before = running.trace()->now();
  while (running.trace()->now() == before) running.refresh();
  return running.trace()->now();
}

// Nothing if no deadlock came about.
std::optional<double> delay_of(const scenario::descriptor& of, const char* variant,
                               const scenario::settings& values, std::uint64_t seed) {
  const auto began = steady_clock::now();
  scenario::run running(of, variant, values, {.seed = seed});
  while (steady_clock::now() - began < longest_run) {
    const auto closed = running.trace()->read([](const scenario::recording::view& now) {
      const auto& found = now.analysis.first_deadlock();
      return found ? std::optional(found->closed_at) : std::nullopt;
    });
    if (closed) return milliseconds(std::chrono::nanoseconds(time_in(running) - *closed)).count();
    std::this_thread::sleep_for(between_looks);
  }
  return std::nullopt;
}

void measure(const char* scenario, const char* variant, int runs) {
  const scenario::descriptor& of = *scenario::find(scenario);
  scenario::settings values(of);
  values.set("pause_ms", 1);
  std::vector<double> delays;
  for (int i = 0; i < runs; ++i) {
    if (const auto delay = delay_of(of, variant, values, static_cast<std::uint64_t>(i) + 1))
      delays.push_back(*delay);
  }
  std::ranges::sort(delays);
  if (delays.empty()) {
    std::printf("%s %s: no deadlock in %d runs\n", scenario, variant, runs);
    return;
  }
  std::printf(
      "%s %s: %zu deadlocks in %d runs, reported after %.2f ms (median), %.2f ms (95 %%), %.2f ms (most)\n",
      scenario, variant, delays.size(), runs, delays[delays.size() / 2], delays[delays.size() * 95 / 100],
      delays.back());
}

}  // namespace
}  // namespace interleave

int main(int count, char** arguments) {
  const int runs = count > 1 ? std::max(std::atoi(arguments[1]), 1) : 50;
  interleave::measure("deadlock", "transfer-naive", runs);
  interleave::measure("deadlock", "ring", runs);
}
