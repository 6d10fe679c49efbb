#pragma once

#include "core/scenario/registry.h"
#include "core/scenario/run.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace interleave::scenario::test {

// A run followed to its end, or until `enough` holds for the trace, and what it came to.
struct result {
  std::shared_ptr<recording> trace;
  std::map<std::string, std::int64_t> counters;           // as the scenario counted
  std::map<std::string, std::optional<double>> measures;  // as the descriptor reads them out of the trace

  [[nodiscard]] double measure(const std::string& name) const {
    const auto found = measures.find(name);
    EXPECT_TRUE(found != measures.end() && found->second) << name << " was not measured";
    return found != measures.end() && found->second ? *found->second : -1;
  }
  [[nodiscard]] std::int64_t counter(const std::string& name) const {
    const auto found = counters.find(name);
    return found == counters.end() ? 0 : found->second;
  }
};

// As the scenario has counted so far, its threads together.
inline std::map<std::string, std::int64_t> totals(const run& of) {
  return of.trace()->read([](const recording::view& now) {
    std::map<std::string, std::int64_t> all;
    for (const auto& each : now.analysis.head().tallies) all[now.dictionary.text(each.name)] = each.value;
    return all;
  });
}

// To the run's own end, or until a counter is so far.
inline void follow_until(run& of, const std::string& counter, std::int64_t enough) {
  while (!of.wait_until(std::chrono::steady_clock::now() + std::chrono::milliseconds(2))) {
    of.refresh();
    if (totals(of)[counter] >= enough) return;
  }
}

// Every measure of the descriptor, each of which there must be.
inline std::map<std::string, double> measured(const run& of) {
  std::map<std::string, double> all;
  for (const auto& each : of.of().measures(of.trace()->records(), of.trace()->dictionary()))
    all[each.name] = each.value.value();
  return all;
}

inline result result_of(const run& of) {
  result all;
  all.trace = of.trace();
  EXPECT_EQ(of.fault(), "");
  EXPECT_EQ(all.trace->lost(), 0u);
  all.counters = totals(of);
  all.trace->read([&](const recording::view& now) {
    EXPECT_EQ(outcome_of(now.analysis), expectation::completed);
    if (!of.of().measures) return;
    for (const auto& each : of.of().measures(now.records, now.dictionary))
      all.measures[each.name] = each.value;
  });
  return all;
}

template <class Enough>
result run_until(std::string_view id, std::string_view variant, const settings& values, Enough enough) {
  run running(*find(id), variant, values, {});
  while (!running.wait_until(std::chrono::steady_clock::now() + std::chrono::milliseconds(2))) {
    running.refresh();
    if (running.trace()->read([&](const recording::view& now) { return enough(now); })) break;
  }
  running.stop();
  return result_of(running);
}

inline result run_to_its_end(std::string_view id, std::string_view variant, const settings& values) {
  return run_until(id, variant, values, [](const recording::view&) { return false; });
}

}  // namespace interleave::scenario::test
