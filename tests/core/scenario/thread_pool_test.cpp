#include "tests/core/scenario/measured.h"

#include <tuple>

namespace interleave::scenario {
namespace {

settings with(int tasks, int pool_size) {
  settings of(*find("thread-pool"));
  of.set("tasks", tasks);
  of.set("pool_size", pool_size);
  of.set("length", 1);
  of.set("interval_ms", 0);
  return of;
}

class ThreadPool : public testing::TestWithParam<std::tuple<const char*, int>> {};

TEST_P(ThreadPool, RunsEachTaskOnceAndPassesOnEachResult) {
  const auto [variant, size] = GetParam();
  constexpr int tasks = 50;
  const auto result = test::run_to_its_end("thread-pool", variant, with(tasks, size));
  const bool pooled = std::string_view(variant) != "thread-per-task";
  EXPECT_EQ(result.counter("tasks_submitted"), tasks);
  EXPECT_EQ(result.counter("tasks_done"), tasks);
  EXPECT_EQ(result.counter("threads_created"), pooled ? size : tasks);
  EXPECT_GT(result.measure("creation_us"), 0);
  EXPECT_GE(result.measure("latency_max_us"), result.measure("latency_mean_us"));
  EXPECT_GE(result.measure("latency_mean_us"), result.measure("start_delay_mean_us"));
  if (pooled) {
    EXPECT_GE(result.measure("queue_high_water"), 1);
    EXPECT_LE(result.measure("queue_high_water"), 2 * tasks);
  } else {
    EXPECT_EQ(result.measure("queue_high_water"), 0);
  }
}

INSTANTIATE_TEST_SUITE_P(All, ThreadPool,
                         testing::Combine(testing::Values("thread-per-task", "pool",
                                                          "pool-with-continuations"),
                                          testing::Values(1, 2, 16)));

TEST(ThreadPoolStop, EndsWhateverIsUnderWay) {
  for (const auto& variant : find("thread-pool")->variants) {
    settings values = with(2000, 2);
    values.set("length", 1000);
    run running(*find("thread-pool"), variant.id, values, {});
    while (!running.trace()->read([](const auto& now) { return !now.analysis.head().tallies.empty(); })) {
      running.wait_until(std::chrono::steady_clock::now() + std::chrono::milliseconds(1));
    }
    running.stop();
    EXPECT_TRUE(running.is_finished());
    EXPECT_EQ(running.fault(), "");
  }
}

}  // namespace
}  // namespace interleave::scenario
