#include "core/export/summary.h"

#include "tests/core/export/example.h"

#include <gtest/gtest.h>

#include <sstream>

namespace interleave::exports {
namespace {

using trace::kind;

TEST(Summary, TellsWhatWasRunAndWhatCameOfIt) {
  const auto run = summary(*example::dinner());
  EXPECT_EQ(run.at("scenario"), "dining-philosophers");
  EXPECT_EQ(run.at("variant"), "ordered");
  EXPECT_EQ(run.at("knobs").dump(), R"({"pause_ms":0.5,"philosophers":2})");
  EXPECT_EQ(run.at("mode"), "free");
  EXPECT_EQ(run.at("seed"), 7);
  EXPECT_EQ(run.at("schedule"), "");
  EXPECT_EQ(run.at("outcome"), "completed");
  EXPECT_TRUE(run.at("deadlock").is_null());
  EXPECT_TRUE(run.at("findings").empty());
  EXPECT_EQ(run.at("events"), example::dinner()->records().size());
  EXPECT_EQ(run.at("lost_events"), 0);
  EXPECT_EQ(run.at("duration_ns"), 4000);
  EXPECT_EQ(run.at("switch_source"), "exact");
}

TEST(Summary, GivesEachThreadItsTimes) {
  const auto threads = summary(*example::dinner()).at("threads");
  ASSERT_EQ(threads.size(), 3u);
  const auto& second = threads.at(2);
  EXPECT_EQ(second.at("name"), "philosopher 2");
  EXPECT_EQ(second.at("blocked_ns"), 900);
  EXPECT_EQ(second.at("longest_wait_ns"), 900);
  EXPECT_EQ(second.at("waits"), 1);
  EXPECT_TRUE(second.at("run_ns").is_number());
  EXPECT_TRUE(second.at("ready_ns").is_number());
  EXPECT_EQ(second.at("voluntary_switches"), 2);
  EXPECT_EQ(second.at("involuntary_switches"), 0);
}

TEST(Summary, GivesEachLockItsUse) {
  const auto objects = summary(*example::dinner()).at("objects");
  ASSERT_EQ(objects.size(), 1u);
  const auto& fork = objects.at(0);
  EXPECT_EQ(fork.at("name"), example::fork_name);
  EXPECT_EQ(fork.at("kind"), "mutex");
  EXPECT_EQ(fork.at("acquisitions"), 2);
  EXPECT_EQ(fork.at("contended"), 1);
  EXPECT_EQ(fork.at("wait_ns").at("max"), 900);
  EXPECT_EQ(fork.at("hold_ns").at("max"), 1000);
  EXPECT_EQ(fork.at("hold_ns").at("total"), 1101);
}

TEST(Summary, CountsForThoseNamedAlikeAndNoOthers) {
  const auto run = summary(*example::dinner());
  EXPECT_EQ(run.at("counters").at("meals"), 1);
  EXPECT_EQ(run.at("counters").at("meals_least"), 0);  // philosopher 2 never ate
  EXPECT_DOUBLE_EQ(run.at("counters").at("jain_meals").get<double>(), 0.5);
  EXPECT_TRUE(run.at("threads").at(0).at("counters").empty());  // main is no philosopher
  EXPECT_EQ(run.at("threads").at(1).at("counters").at("meals"), 1);
  EXPECT_EQ(run.at("threads").at(2).at("counters").at("meals"), 0);
}

TEST(Summary, TellsADeadlockLinkByLink) {
  example::writer to;
  to.thread(1, 1, "main");
  to.object(2, 1, trace::object_kind::mutex, "fork 1");
  to.object(2, 2, trace::object_kind::mutex, "fork 2");
  to.thread(3, 2, "philosopher 1");
  to.thread(3, 3, "philosopher 2");
  to.add(10, 2, kind::acquired, 1);
  to.add(11, 3, kind::acquired, 2);
  to.add(12, 2, kind::wait_begin, 2);
  to.add(13, 3, kind::wait_begin, 1);
  const auto run = summary(*to.recording());
  EXPECT_EQ(run.at("outcome"), "deadlock");
  const auto& cycle = run.at("deadlock").at("cycle");
  ASSERT_EQ(cycle.size(), 2u);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(cycle[i].at("held_by"), cycle[1 - i].at("thread"));
    EXPECT_EQ(cycle[i].at("file"), "core/scenario/example.cpp");
    EXPECT_EQ(cycle[i].at("line"), 42);
  }
  ASSERT_FALSE(run.at("findings").empty());
  EXPECT_EQ(run.at("findings").at(0).at("kind"), "deadlock");
  EXPECT_EQ(run.at("findings").at(0).at("at_ns"), 13);
}

TEST(Summary, OfAnInterruptedRunIsStopped) {
  const auto recording = example::dinner();
  EXPECT_EQ(outcome_word(*recording, {.interrupted = true, .fault = {}, .times = {}}), "stopped");
  const auto failed = summary(*recording, {.interrupted = false, .fault = "no more forks", .times = {}});
  EXPECT_EQ(failed.at("outcome"), "stopped");
  EXPECT_EQ(failed.at("fault"), "no more forks");
}

TEST(Summary, OfAnEmptyTraceHasAllFields) {
  const auto run = summary(*example::writer().recording());
  EXPECT_EQ(run.at("events"), 0);
  EXPECT_TRUE(run.at("threads").empty());
  EXPECT_TRUE(run.at("objects").empty());
  EXPECT_EQ(run.at("counters").at("meals"), 0);
}

TEST(Summary, IsWrittenToAFileWithWhatWasRun) {
  std::ostringstream out;
  write_json(out, *example::dinner());
  const auto whole = nlohmann::json::parse(out.str());
  EXPECT_EQ(whole.at("outcome"), "completed");
  EXPECT_EQ(whole.at("about").at("variant"), "ordered");
  EXPECT_EQ(whole.at("about").at("expect"), "completed");
}

TEST(Summary, WritesWholeNumbersAsSuch) {
  EXPECT_EQ(number_json(5).dump(), "5");
  EXPECT_EQ(number_json(-3).dump(), "-3");
  EXPECT_EQ(number_json(0.25).dump(), "0.25");
}

}  // namespace
}  // namespace interleave::exports
