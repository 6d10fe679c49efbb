#include "core/analysis/loop_history.h"
#include "core/scenario/registry.h"
#include "core/scenario/run.h"
#include "core/trace/callback.h"
#include "tests/core/os/open_descriptors.h"
#include "tests/core/scenario/measured.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

namespace interleave::scenario {
namespace {

using namespace std::chrono_literals;
using interleave::test::open_descriptors;
using test::follow_until, test::measured, test::totals;
using trace::callback_kind;

const descriptor& event_loop_scenario() {
  return *find("event-loop");
}

settings with(double callback_ms) {
  settings of(event_loop_scenario());
  of.set("callback_ms", callback_ms);
  of.set("chunk_ms", 2);
  of.set("arrivals", 200);
  return of;
}

// The names of the callbacks, in the order in which they began.
std::vector<std::string> callbacks(const run& of) {
  std::vector<std::string> all;
  const auto& records = of.trace()->records();
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (records[i].what != trace::kind::began) continue;
    all.push_back(of.trace()->dictionary().text(trace::callback_from(records[i].argument).name));
  }
  return all;
}

class EventLoop : public testing::TestWithParam<const char*> {};

TEST_P(EventLoop, KeepsItsOrderAndDoesEverything) {
  const std::size_t before = open_descriptors();
  {
    run loop(event_loop_scenario(), GetParam(), with(30), {});
    follow_until(loop, "reports", 2);
    follow_until(loop, "paints", 3);
    loop.stop();
    EXPECT_EQ(loop.fault(), "");
    EXPECT_EQ(loop.trace()->lost(), 0u);
    loop.trace()->read([](const recording::view& now) {
      EXPECT_EQ(outcome_of(now.analysis), expectation::completed);
      for (const auto& each : now.analysis.head().threads) {
        EXPECT_TRUE(each.doing == analysis::activity::ended || each.doing == analysis::activity::absent);
      }
    });
    const auto figures = measured(loop);
    EXPECT_GE(figures.at("timer_run"), static_cast<double>(totals(loop)["ticks"]));
    EXPECT_GE(figures.at("posted_run"), static_cast<double>(totals(loop)["requests"]));
    EXPECT_EQ(figures.at("completion_run"), static_cast<double>(totals(loop)["keys"]));
    EXPECT_GE(figures.at("deferred_run"), 3.0);
    EXPECT_GE(figures.at("longest_latency_ms"), figures.at("p99_latency_ms"));
  }
  EXPECT_EQ(open_descriptors(), before);
}

INSTANTIATE_TEST_SUITE_P(All, EventLoop,
                         testing::Values("blocking-callback", "deferred-chunks", "worker-offload"),
                         [](const auto& of) {
                           std::string name = of.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(EventLoopBlocking, EverythingWaitsForTheLongCallback) {
  run loop(event_loop_scenario(), "blocking-callback", with(200), {});
  follow_until(loop, "reports", 1);
  follow_until(loop, "ticks", totals(loop)["ticks"] + 3);
  loop.stop();
  const auto figures = measured(loop);
  // A timer that is due every 20 ms has to wait for what is left of 200 ms.
  EXPECT_GE(figures.at("longest_latency_ms"), 150.0);
  // And requests come every 5 ms.
  EXPECT_GE(figures.at("longest_queue"), 3.0);
}

TEST(EventLoopChunks, OthersRunBetweenTheChunks) {
  run loop(event_loop_scenario(), "deferred-chunks", with(200), {});
  follow_until(loop, "reports", 1);
  loop.stop();
  const auto all = callbacks(loop);
  const auto first = std::ranges::find(all, "report");
  ASSERT_NE(first, all.end());
  const auto chunks = std::ranges::count(first, all.end(), "chunk");
  EXPECT_GE(chunks, 99);
  const auto last = std::find(all.rbegin(), all.rend(), "chunk").base();
  EXPECT_GT(std::count_if(first, last, [](const auto& each) { return each.starts_with("timer"); }), 0);
  EXPECT_GT(std::count(first, last, "request"), 0);
}

TEST(EventLoopWorker, TheLoopRunsOthersWhileTheWorkerWrites) {
  run loop(event_loop_scenario(), "worker-offload", with(200), {});
  follow_until(loop, "reports", 1);
  loop.stop();
  const auto all = callbacks(loop);
  const auto begun = std::ranges::find(all, "report");
  const auto done = std::ranges::find(all, "report done");
  ASSERT_NE(done, all.end());
  EXPECT_GT(std::count_if(begun, done, [](const auto& each) { return each.starts_with("timer"); }), 0);
}

TEST(EventLoopHistory, ShowsTheQueueAtAnyPlayhead) {
  run loop(event_loop_scenario(), "blocking-callback", with(100), {});
  follow_until(loop, "reports", 1);
  follow_until(loop, "requests", totals(loop)["requests"] + 3);
  loop.stop();
  // Requests pile up behind the report: at its end some are in the ready queue.
  const auto& records = loop.trace()->records();
  analysis::loop_history history;
  std::size_t most = 0;
  for (std::size_t i = records.size(); i > 0; --i) {
    const trace::record& one = records[i - 1];
    if (one.what != trace::kind::finished) continue;
    const auto name = loop.trace()->dictionary().text(trace::callback_from(one.argument).name);
    if (name != "report") continue;
    const auto& then = history.at(records, i).loops.at(one.object);
    EXPECT_FALSE(then.current);
    most = std::max(most, then.ready.size());
  }
  EXPECT_GE(most, 2u);
}

}  // namespace
}  // namespace interleave::scenario
