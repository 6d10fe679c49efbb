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

inline result result_of(const run& of) {
  result all;
  all.trace = of.trace();
  EXPECT_EQ(of.fault(), "");
  EXPECT_EQ(all.trace->lost(), 0u);
  all.trace->read([&](const recording::view& now) {
    EXPECT_EQ(outcome_of(now.analysis), expectation::completed);
    for (const auto& each : now.analysis.head().tallies)
      all.counters[now.dictionary.text(each.name)] = each.value;
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
