#include "tests/app/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <set>
#include <string>

namespace interleave::app::testing {
namespace {

using nlohmann::json;

// One deadlocked dinner, saved once for all tests.
class ExportedFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    const outcome run = interleave(
        "run dining-philosophers --variant naive --set think_ms=0 --set pause_ms=50 --set philosophers=3 "
        "--duration 120s --trace '" +
        file_ + "'");
    ASSERT_EQ(run.status, 3) << run.err;
  }

  folder place_;
  std::string file_ = place_ / "dinner.interleave";
};

TEST_F(ExportedFiles, ForPerfettoHaveThreadsCoresLocksAndArrows) {
  const outcome out =
      interleave("export '" + file_ + "' --format perfetto -o '" + (place_ / "out.json") + "'");
  EXPECT_EQ(out.status, 0) << out.err;
  EXPECT_EQ(out.out, "");
  const json whole = json::parse(text_of_file(place_ / "out.json"));
  std::set<std::string> tracks;
  std::set<int> with_slices;
  std::set<std::string> phases;
  for (const json& each : whole.at("traceEvents")) {
    if (each.value("name", "") == "thread_name") tracks.insert(each.at("args").at("name"));
    if (each.at("ph") == "X") with_slices.insert(each.at("pid").get<int>());
    phases.insert(each.at("ph"));
  }
  EXPECT_TRUE(tracks.contains("philosopher 1"));
  EXPECT_TRUE(tracks.contains("fork 1"));
  EXPECT_TRUE(
      std::any_of(tracks.begin(), tracks.end(), [](const auto& each) { return each.starts_with("CPU "); }));
  EXPECT_EQ(with_slices, (std::set<int>{1, 2, 3}));
  EXPECT_TRUE(phases.contains("i"));  // the finding
}

TEST_F(ExportedFiles, AsCsvHaveALineForEachEvent) {
  const outcome out = interleave("export '" + file_ + "' --format csv");
  EXPECT_EQ(out.status, 0) << out.err;
  const json summary = json::parse(interleave("export '" + file_ + "' --format json").out);
  const auto lines = static_cast<std::size_t>(std::count(out.out.begin(), out.out.end(), '\n'));
  EXPECT_EQ(lines, summary.at("events").get<std::size_t>() + 1);
}

TEST_F(ExportedFiles, AsJsonSayWhatTheRunSaid) {
  const outcome out = interleave("export '" + file_ + "' --format json");
  EXPECT_EQ(out.status, 0) << out.err;
  const json summary = json::parse(out.out);
  EXPECT_EQ(summary.at("outcome"), "deadlock");
  EXPECT_EQ(summary.at("deadlock").at("cycle").size(), 3u);
  EXPECT_EQ(summary.at("about").at("variant"), "naive");
  EXPECT_EQ(summary.at("knobs").at("philosophers"), 3);
}

TEST_F(ExportedFiles, DoNotReplaceTheTraceTheyComeFrom) {
  const std::string before = text_of_file(file_);
  const outcome out = interleave("export '" + file_ + "' --format csv -o '" + file_ + "'");
  EXPECT_EQ(out.status, 2);
  EXPECT_NE(out.err.find("is the trace itself"), std::string::npos) << out.err;
  EXPECT_EQ(text_of_file(file_), before);
}

TEST_F(ExportedFiles, AreSummarisedWhereThereIsNoDisplay) {
  const outcome out = interleave("open '" + file_ + "'");
  EXPECT_EQ(out.status, 3);
  EXPECT_NE(out.out.find("DEADLOCK"), std::string::npos);
}

TEST_F(ExportedFiles, ThatAreDamagedGiveOneLine) {
  std::string bytes = text_of_file(file_);
  ASSERT_GT(bytes.size(), 200u);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x55);
  std::ofstream(place_ / "damaged", std::ios::binary) << bytes;
  const outcome out = interleave("export '" + (place_ / "damaged") + "' --format csv");
  EXPECT_EQ(out.status, 2);
  EXPECT_EQ(out.out, "");
  EXPECT_EQ(std::count(out.err.begin(), out.err.end(), '\n'), 1) << out.err;
}

TEST(Arrows, LeadFromWhoPutAForkDownToWhoWaitedForIt) {
  const folder place;
  const std::string file = place / "dinner.interleave";
  const outcome run = interleave(
      "run dining-philosophers --variant one-big-lock --set meals=5 --set think_ms=0 --set eat_ms=2 "
      "--duration 120s "
      "--trace '" +
      file + "'");
  ASSERT_EQ(run.status, 0) << run.err;
  const json whole = json::parse(interleave("export '" + file + "' --format perfetto").out);
  std::size_t starts = 0;
  std::size_t ends = 0;
  for (const json& each : whole.at("traceEvents")) {
    starts += each.at("ph") == "s" ? 1u : 0u;
    ends += each.at("ph") == "f" ? 1u : 0u;
  }
  EXPECT_GT(starts, 0u);
  EXPECT_EQ(starts, ends);
}

}  // namespace
}  // namespace interleave::app::testing
