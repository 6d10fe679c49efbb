#include "tests/app/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <set>
#include <string>
#include <sys/stat.h>

namespace interleave::app::testing {
namespace {

using nlohmann::json;

const std::string dinner = "run dining-philosophers ";

json parsed(const outcome& of) {
  EXPECT_EQ(of.err, "");
  return json::parse(of.out, nullptr, false);
}

// Variants that are right: a few meals each, and they come to their own end long before the time is over.
class RightVariant : public ::testing::TestWithParam<const char*> {};

TEST_P(RightVariant, FeedsEverybodyAndCompletes) {
  const outcome run =
      interleave(dinner + "--variant " + GetParam() +
                 " --set meals=3 --set think_ms=1 --set eat_ms=1 --set pause_ms=1 --duration 120s "
                 "--json");
  EXPECT_EQ(run.status, 0);
  const json result = parsed(run);
  EXPECT_EQ(result.at("outcome"), "completed");
  EXPECT_EQ(result.at("variant"), GetParam());
  EXPECT_EQ(result.at("knobs").at("meals"), 3);
  EXPECT_EQ(result.at("lost_events"), 0);
  EXPECT_EQ(result.at("counters").at("meals"), 15);
  EXPECT_EQ(result.at("counters").at("meals_least"), 3);
  EXPECT_EQ(result.at("counters").at("jain_meals"), 1.0);
  EXPECT_EQ(result.at("threads").size(), 6u);
  EXPECT_EQ(result.at("mode"), "free");
  EXPECT_EQ(result.at("schedule"), "");
  EXPECT_TRUE(result.at("deadlock").is_null());
}

INSTANTIATE_TEST_SUITE_P(Dining, RightVariant,
                         ::testing::Values("ordered", "waiter", "monitor", "chandy-misra",
                                           "try-lock-back-off", "scoped-lock", "one-big-lock"));

class Naive : public ::testing::TestWithParam<int> {};

TEST_P(Naive, DeadlocksInTheWholeCircle) {
  const int seats = GetParam();
  const outcome run =
      interleave(dinner + "--variant naive --set think_ms=0 --set pause_ms=50 --duration 120s --json --set " +
                 "philosophers=" + std::to_string(seats));
  EXPECT_EQ(run.status, 3);
  const json result = parsed(run);
  ASSERT_EQ(result.at("outcome"), "deadlock");
  const json& cycle = result.at("deadlock").at("cycle");
  ASSERT_EQ(cycle.size(), static_cast<std::size_t>(seats));
  std::set<std::string> threads;
  std::set<std::string> forks;
  for (std::size_t i = 0; i < cycle.size(); ++i) {
    EXPECT_EQ(cycle[i].at("held_by"), cycle[(i + 1) % cycle.size()].at("thread"));
    EXPECT_EQ(cycle[i].at("file"), "core/scenario/catalogue/dining_philosophers.cpp");
    EXPECT_GT(cycle[i].at("line"), 0);
    threads.insert(cycle[i].at("thread"));
    forks.insert(cycle[i].at("waits_for"));
  }
  EXPECT_EQ(threads.size(), cycle.size());
  EXPECT_EQ(forks.size(), cycle.size());
  EXPECT_EQ(result.at("findings").at(0).at("kind"), "deadlock");
}

INSTANTIATE_TEST_SUITE_P(Dining, Naive, ::testing::Values(2, 3, 5, 16));

TEST(Run, FindsALivelock) {
  const outcome run =
      interleave(dinner + "--variant polite-livelock --set pause_ms=1 --duration 120s --json");
  EXPECT_EQ(run.status, 3);
  const json result = parsed(run);
  EXPECT_EQ(result.at("outcome"), "livelock");
  EXPECT_EQ(result.at("counters").at("meals"), 0);
}

TEST(Run, HasAllFieldsForThreadsAndObjects) {
  const json result = parsed(interleave(dinner + "--variant ordered --set meals=1 --duration 120s --json"));
  for (const json& each : result.at("threads")) {
    for (const char* field : {"name", "run_ns", "ready_ns", "blocked_ns", "waits", "voluntary_switches",
                              "involuntary_switches", "phase", "counters"}) {
      EXPECT_TRUE(each.contains(field)) << field;
    }
  }
  for (const json& each : result.at("objects")) {
    for (const char* field : {"name", "kind", "acquisitions", "contended"}) {
      EXPECT_TRUE(each.contains(field)) << field;
    }
    for (const char* times : {"wait_ns", "hold_ns"}) {
      for (const char* field : {"p50", "p99", "max", "total"}) {
        EXPECT_TRUE(each.at(times).at(field).is_number()) << field;
      }
    }
  }
  const std::string source = result.at("switch_source");
  EXPECT_TRUE(source == "exact" || source == "sampled" || source == "none");
}

TEST(Run, SamplesTimesWhereSwitchRecordsAreRefused) {
  const json result = parsed(interleave(dinner + "--variant ordered --set meals=2 --duration 120s --json",
                                        "INTERLEAVE_SWITCH_RECORDS=sampled"));
  EXPECT_EQ(result.at("switch_source"), "sampled");
  EXPECT_EQ(result.at("outcome"), "completed");
}

TEST(Run, WithoutAnEndOfItsOwnEndsAtItsDuration) {
  const outcome run = interleave(dinner + "--variant ordered --duration 50ms --json");
  EXPECT_EQ(run.status, 0);
  EXPECT_EQ(parsed(run).at("outcome"), "completed");
}

TEST(Run, IsPacedWhereAskedTo) {
  const json result =
      parsed(interleave(dinner + "--variant ordered --set meals=1 --set think_ms=0 --set eat_ms=0 "
                                 "--pace 1ms --seed 9 --duration 120s --json"));
  EXPECT_EQ(result.at("mode"), "paced");
  EXPECT_EQ(result.at("seed"), 9);
}

TEST(Run, TellsADeadlockToPeople) {
  const outcome run = interleave(
      dinner + "--variant naive --set think_ms=0 --set pause_ms=50 --set philosophers=3 --duration 120s");
  EXPECT_EQ(run.status, 3);
  EXPECT_NE(run.out.find("DEADLOCK"), std::string::npos);
  EXPECT_NE(run.out.find("philosopher 1 waits for fork 2, which philosopher 2 holds"), std::string::npos);
  EXPECT_NE(run.out.find("Try 'ordered'"), std::string::npos);
}

TEST(Run, DoesNotReplaceWhatIsNoFile) {
  const folder place;
  const std::string pipe = place / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  const outcome run = interleave(dinner + "--variant ordered --trace '" + pipe + "'");
  EXPECT_EQ(run.status, 2);
  EXPECT_NE(run.err.find("is no file"), std::string::npos) << run.err;
  EXPECT_TRUE(std::filesystem::is_fifo(pipe));
}

// The folder is there when the run begins, and gone when it ends.
TEST(Run, ReportsEvenIfItsTraceCannotBeSaved) {
  const folder place;
  const std::string gone = place / "gone";
  std::filesystem::create_directory(gone);
  const outcome run =
      interleave(dinner + "--variant ordered --duration 2s --json --trace '" + gone + "/a.interleave'",
                 "sh -c '(sleep 0.5; rmdir \"" + gone + "\") & exec \"$@\"' sh");
  EXPECT_EQ(run.status, 2);
  EXPECT_EQ(json::parse(run.out, nullptr, false).value("outcome", ""), "completed") << run.out;
  EXPECT_NE(run.err.find("cannot write it"), std::string::npos) << run.err;
}

TEST(Run, StopsCleanlyWhenInterrupted) {
  const outcome run = interleave(dinner + "--variant ordered --duration 120s --json",
                                 "timeout --preserve-status --signal INT 0.5");
  EXPECT_EQ(run.status, 0);
  EXPECT_EQ(parsed(run).at("outcome"), "stopped");
}

}  // namespace
}  // namespace interleave::app::testing
