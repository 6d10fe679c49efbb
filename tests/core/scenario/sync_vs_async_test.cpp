#include "core/scenario/registry.h"
#include "core/scenario/run.h"
#include "core/trace/callback.h"
#include "tests/core/os/open_descriptors.h"
#include "tests/core/scenario/measured.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace interleave::scenario {
namespace {

using namespace std::chrono_literals;
using interleave::test::open_descriptors;
using test::follow_until, test::measured, test::totals;

constexpr const char* styles[] = {"blocking-in-turn", "thread-per-request", "std-async", "event-loop",
                                  "coroutines"};

const descriptor& asking() {
  return *find("sync-vs-async");
}

settings with(double requests, double latency_ms, double failures = 0) {
  settings of(asking());
  of.set("requests", requests);
  of.set("latency_ms", latency_ms);
  of.set("failures", failures);
  return of;
}

std::int64_t checksum_of_all(const char* style, int requests) {
  run all(asking(), style, with(requests, 1), {});
  follow_until(all, "requests", requests + 1);
  return totals(all)["checksum"];
}

class SyncVsAsync : public testing::TestWithParam<const char*> {
 public:
  static bool has_one_thread() {
    return GetParam() != std::string_view("thread-per-request") &&
           GetParam() != std::string_view("std-async");
  }
};

TEST_P(SyncVsAsync, ReceivesTheSameBytes) {
  constexpr int requests = 12;
  const std::size_t before = open_descriptors();
  {
    run all(asking(), GetParam(), with(requests, 3), {});
    follow_until(all, "requests", requests + 1);
    EXPECT_TRUE(all.is_finished());
    EXPECT_EQ(all.fault(), "");
    EXPECT_EQ(all.trace()->lost(), 0u);
    auto counted = totals(all);
    EXPECT_EQ(counted["requests"], requests);
    EXPECT_EQ(counted["failed"], 0);
    EXPECT_EQ(counted["received_bytes"], requests * 4096);
    EXPECT_EQ(counted["checksum"], checksum_of_all("blocking-in-turn", requests));
    all.trace()->read([](const recording::view& now) {
      EXPECT_EQ(outcome_of(now.analysis), expectation::completed);
      EXPECT_EQ(now.analysis.head().violations, 0u);
    });
    const auto figures = measured(all);
    EXPECT_EQ(figures.at("client_threads"), has_one_thread() ? 1 : requests);
    // On a busy machine the answers may be there before the one thread looks for them.
    EXPECT_GE(figures.at("blocked_ms"), 0);
    // The server takes its time: nobody is done before.
    EXPECT_GE(figures.at("wall_ms"), GetParam() == std::string_view("blocking-in-turn") ? 36 : 3);
  }
  EXPECT_EQ(open_descriptors(), before);
}

TEST_P(SyncVsAsync, CountsFailuresAndEnds) {
  run all(asking(), GetParam(), with(9, 2, 4), {});
  follow_until(all, "requests", 10);
  EXPECT_TRUE(all.is_finished());
  EXPECT_EQ(all.fault(), "");
  auto counted = totals(all);
  EXPECT_EQ(counted["requests"], 9);
  EXPECT_EQ(counted["failed"], 4);
  EXPECT_EQ(counted["received_bytes"], 5 * 4096 + 2 * 2048) << "two resets, two short answers";
}

TEST_P(SyncVsAsync, AStopInTheMiddleLeavesNothing) {
  const std::size_t before = open_descriptors();
  {
    run all(asking(), GetParam(), with(64, 2000, 8), {});
    // Somebody waits for an answer.
    const auto& records = all.trace()->records();
    const auto asked = [&] {
      for (std::size_t i = 0; i < records.size(); ++i) {
        if (records[i].what == trace::kind::began &&
            all.trace()->dictionary().text(trace::callback_from(records[i].argument).name) == "request")
          return true;
      }
      return false;
    };
    while (!asked()) all.wait_until(std::chrono::steady_clock::now() + 2ms);
    all.stop();
    EXPECT_EQ(all.fault(), "");
    all.trace()->read([](const recording::view& now) {
      for (const auto& each : now.analysis.head().threads)
        EXPECT_TRUE(each.doing == analysis::activity::ended || each.doing == analysis::activity::absent);
    });
  }
  EXPECT_EQ(open_descriptors(), before);
}

INSTANTIATE_TEST_SUITE_P(All, SyncVsAsync, testing::ValuesIn(styles), [](const auto& of) {
  std::string name = of.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace interleave::scenario
