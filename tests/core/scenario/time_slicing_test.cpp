#include "core/analysis/core_usage.h"
#include "core/os/cores.h"
#include "tests/core/scenario/measured.h"

#include <set>

namespace interleave::scenario {
namespace {

settings with(int threads, int io_percent) {
  settings of(*find("time-slicing"));
  of.set("threads", threads);
  of.set("io_percent", io_percent);
  of.set("piece", 50);
  of.set("io_ms", 1);
  return of;
}

std::uint64_t usage_of(const recording::view& now, std::uint64_t (analysis::core_usage::*what)() const) {
  analysis::core_usage usage;
  for (std::size_t i = 0; i < now.records.size(); ++i) usage.see(now.records[i]);
  return (usage.*what)();
}

bool is_exact(const test::result& of) {
  return of.trace->about().switch_source == "exact";
}

TEST(TimeSlicing, OnOneCoreThreadsTakeTurns) {
  // Without exact records the run has nothing to wait for but its own work.
  settings values = with(8, 25);
  values.set("work", 100);
  const auto result = test::run_to_its_end("time-slicing", "one-core", values);
  EXPECT_EQ(result.counter("pieces"), 800);
  if (!is_exact(result)) {
    EXPECT_FALSE(result.measures.at("max_running_at_once").has_value());
    GTEST_SKIP() << result.trace->about().switch_reason;
  }
  EXPECT_EQ(result.measure("max_running_at_once"), 1);
  EXPECT_GT(result.measure("switches"), 0);
  EXPECT_GT(result.measure("blocked"), 0);
  EXPECT_EQ(result.measure("switches"), result.measure("preempted") + result.measure("blocked"));
  EXPECT_GE(result.measure("longest_slice_us"), result.measure("mean_slice_us"));
}

TEST(TimeSlicing, WhoComputesOnOneCoreIsPreempted) {
  const auto result = test::run_until("time-slicing", "one-core", with(2, 0), [](const auto& now) {
    return !now.analysis.head().exact_switches ? !now.analysis.head().tallies.empty()
                                               : usage_of(now, &analysis::core_usage::preempted) >= 3;
  });
  if (is_exact(result)) {
    EXPECT_GE(result.measure("preempted"), 3);
  }
}

TEST(TimeSlicing, OnAllCoresThreadsRunAtOnce) {
  if (os::core_count() < 2) GTEST_SKIP() << "one core";
  const auto at_once = [](const recording::view& now) {
    analysis::core_usage usage;
    for (std::size_t i = 0; i < now.records.size(); ++i) usage.see(now.records[i]);
    return usage.exact() ? usage.max_running_at_once() >= 2 : !now.analysis.head().tallies.empty();
  };
  settings values = with(4, 0);
  values.set("cores", 2);
  const auto result = test::run_until("time-slicing", "all-cores", values, at_once);
  if (is_exact(result)) {
    EXPECT_EQ(result.measure("max_running_at_once"), 2);
  }
}

TEST(TimeSlicing, EveryEventOfAWorkerComesFromThePinnedCore) {
  settings values = with(3, 34);
  values.set("work", 20);
  const auto result = test::run_to_its_end("time-slicing", "one-core", values);
  std::set<std::uint16_t> cpus;
  result.trace->read([&](const recording::view& now) {
    for (std::size_t i = 0; i < now.records.size(); ++i) {
      if (now.records[i].thread > 1) cpus.insert(now.records[i].cpu);
    }
    EXPECT_EQ(now.analysis.known_names().thread(2), "cpu-bound 1");
    EXPECT_EQ(now.analysis.known_names().thread(4), "io-bound 1");
  });
  EXPECT_EQ(cpus.size(), 1u);
}

}  // namespace
}  // namespace interleave::scenario
