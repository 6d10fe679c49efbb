#pragma once

#include "core/scenario/registry.h"
#include "core/scenario/run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace interleave::scenario::test {

// What a run had come to when it ended by itself or something was found.
struct followed {
  bool ended_by_itself = false;
  expectation outcome = expectation::completed;
  std::map<std::string, std::int64_t> counters;
  std::vector<analysis::finding> findings;
  std::size_t stuck = 0;  // threads in the deadlock
  std::shared_ptr<recording> trace;

  [[nodiscard]] std::int64_t counter(const std::string& name) const {
    const auto found = counters.find(name);
    return found == counters.end() ? 0 : found->second;
  }
};

inline settings with(std::string_view id, const std::map<std::string_view, double>& knobs) {
  settings values(*find(id));
  for (const auto& [knob, value] : knobs) values.set(knob, value);
  return values;
}

inline followed follow(std::string_view id, std::string_view variant, const settings& values) {
  run running(*find(id), variant, values, {});
  const auto found = [&] {
    return running.trace()->read(
        [](const recording::view& now) { return outcome_of(now.analysis) != expectation::completed; });
  };
  followed result;
  for (;;) {
    result.ended_by_itself =
        running.wait_until(std::chrono::steady_clock::now() + std::chrono::milliseconds(2));
    if (result.ended_by_itself || found()) break;
    running.refresh();
  }
  running.stop();
  EXPECT_EQ(running.fault(), "");
  result.trace = running.trace();
  EXPECT_EQ(result.trace->lost(), 0u);
  result.trace->read([&](const recording::view& now) {
    result.outcome = outcome_of(now.analysis);
    for (const auto& each : now.analysis.head().tallies)
      result.counters[now.dictionary.text(each.name)] += each.value;
    result.findings = now.analysis.findings();
    if (const auto& deadlock = now.analysis.first_deadlock()) result.stuck = deadlock->stuck.size();
  });
  return result;
}

// For the names of parameterised tests: "if-wait", 64 → "if_wait_64".
inline std::string test_name(std::string variant, int threads) {
  std::replace(variant.begin(), variant.end(), '-', '_');
  return variant + "_" + std::to_string(threads);
}

}  // namespace interleave::scenario::test
