#include "tests/core/scenario/measured.h"

#include <set>

namespace interleave::scenario {
namespace {

using trace::how_ended;

settings with(int workers, bool crash) {
  settings of(*find("multiprocessing"));
  of.set("workers", workers);
  of.set("increments", 100);
  of.set("pause_ms", 0);
  of.set("crash", crash ? 1 : 0);
  return of;
}

// Values that the thread noted under that name, in order.
std::vector<std::int64_t> notes_of(const recording::view& now, trace::thread_id thread,
                                   std::string_view name) {
  std::vector<std::int64_t> values;
  for (std::size_t i = 0; i < now.records.size(); ++i) {
    const trace::record& each = now.records[i];
    if (each.what == trace::kind::noted && each.thread == thread && now.dictionary.text(each.object) == name)
      values.push_back(static_cast<std::int64_t>(each.argument));
  }
  return values;
}

class Multiprocessing : public testing::TestWithParam<int> {};

TEST_P(Multiprocessing, ThreadsSeeOneCounter) {
  const auto result = test::run_to_its_end("multiprocessing", "threads", with(GetParam(), false));
  EXPECT_EQ(result.counter("increments"), GetParam() * 100);
  EXPECT_EQ(result.counter("results_right"), GetParam());
  EXPECT_EQ(result.counter("crashed"), 0);
  EXPECT_GT(result.measure("creation_mean_us"), 0);
  EXPECT_GT(result.measure("memory_kib"), 0);
  result.trace->read([](const recording::view& now) {
    std::set<std::int64_t> seen;
    for (trace::thread_id id = 2; id < now.analysis.head().threads.size(); ++id) {
      for (const auto value : notes_of(now, id, "counter")) EXPECT_TRUE(seen.insert(value).second) << value;
    }
  });
}

TEST_P(Multiprocessing, ProcessesHaveACounterEach) {
  const auto result = test::run_to_its_end("multiprocessing", "processes", with(GetParam(), false));
  EXPECT_EQ(result.counter("increments"), GetParam() * 100);
  EXPECT_EQ(result.counter("results_right"), GetParam());
  EXPECT_EQ(result.counter("crashed"), 0);
  EXPECT_GT(result.measure("memory_kib"), 0);
  result.trace->read([](const recording::view& now) {
    const auto& head = now.analysis.head();
    ASSERT_EQ(head.threads.size(), static_cast<std::size_t>(GetParam()) + 2);
    for (trace::thread_id id = 2; id < head.threads.size(); ++id) {
      const auto counted = notes_of(now, id, "counter");
      ASSERT_EQ(counted.size(), 100u);
      for (std::size_t i = 0; i < counted.size(); ++i)
        EXPECT_EQ(counted[i], static_cast<std::int64_t>(i) + 1);
      EXPECT_EQ(head.threads[id].ended_as, how_ended::returned);
      EXPECT_EQ(now.analysis.known_names().thread(id), "process " + std::to_string(id - 1));
    }
    EXPECT_EQ(notes_of(now, 1, "counter"), std::vector<std::int64_t>{0});
  });
}

TEST_P(Multiprocessing, ACrashTakesNobodyWithIt) {
  const auto result = test::run_to_its_end("multiprocessing", "processes", with(GetParam(), true));
  EXPECT_EQ(result.counter("crashed"), 1);
  EXPECT_EQ(result.counter("results_right"), GetParam() - 1);
  EXPECT_EQ(result.counter("increments"), GetParam() * 100 - 50);
  result.trace->read([](const recording::view& now) {
    const auto& head = now.analysis.head();
    const auto last = static_cast<trace::thread_id>(head.threads.size() - 1);
    for (trace::thread_id id = 2; id <= last; ++id) {
      EXPECT_EQ(head.threads[id].doing, analysis::activity::ended);
      EXPECT_EQ(head.threads[id].ended_as, id == last ? how_ended::crashed : how_ended::returned);
    }
    // Nothing of what it wrote before its death is missing.
    EXPECT_EQ(notes_of(now, last, "counter").size(), 50u);
    EXPECT_EQ(notes_of(now, last, "last words"), std::vector<std::int64_t>{50});
  });
}

INSTANTIATE_TEST_SUITE_P(Workers, Multiprocessing, testing::Values(1, 4, 16));

TEST(MultiprocessingStop, KillsAndReapsEveryChild) {
  for (const auto& variant : find("multiprocessing")->variants) {
    settings values = with(4, false);
    values.set("increments", 100000);
    values.set("pause_ms", 1000);
    run running(*find("multiprocessing"), variant.id, values, {});
    // Until all have begun to count.
    while (!running.trace()->read([](const recording::view& now) {
      for (const auto& each : now.analysis.head().tallies) {
        if (now.dictionary.text(each.name) == "increments") return each.value >= 4;
      }
      return false;
    })) {
      running.wait_until(std::chrono::steady_clock::now() + std::chrono::milliseconds(1));
    }
    running.stop();
    EXPECT_EQ(running.fault(), "");
    running.trace()->read([](const recording::view& now) {
      for (const auto& each : now.analysis.head().threads) {
        if (each.doing == analysis::activity::absent) continue;
        EXPECT_EQ(each.doing, analysis::activity::ended);
        EXPECT_EQ(each.ended_as, how_ended::cancelled);
      }
    });
  }
}

}  // namespace
}  // namespace interleave::scenario
