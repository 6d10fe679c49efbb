#include "core/export/perfetto.h"

#include "tests/core/export/example.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace interleave::exports {
namespace {

using json = nlohmann::json;
using trace::kind;

std::vector<json> events_of(const scenario::recording& of) {
  std::ostringstream out;
  write_perfetto(out, of);
  return json::parse(out.str()).at("traceEvents").get<std::vector<json>>();
}

std::vector<json> only(const std::vector<json>& all, const std::string& phase, int process, int track = -1) {
  std::vector<json> found;
  for (const json& each : all) {
    if (each.at("ph") == phase && each.at("pid") == process && (track < 0 || each.at("tid") == track)) {
      found.push_back(each);
    }
  }
  return found;
}

std::map<std::string, int> track_names(const std::vector<json>& all, int process) {
  std::map<std::string, int> names;
  for (const json& each : only(all, "M", process)) {
    if (each.at("name") == "thread_name") names[each.at("args").at("name")] = each.at("tid");
  }
  return names;
}

void expect_no_overlap(const std::vector<json>& slices) {
  std::map<int, std::vector<std::pair<double, double>>> by_track;
  for (const json& each : slices) {
    const double begin = each.at("ts");
    by_track[each.at("tid")].emplace_back(begin, begin + each.at("dur").get<double>());
  }
  for (auto& [track, all] : by_track) {
    std::sort(all.begin(), all.end());
    for (std::size_t i = 1; i < all.size(); ++i) EXPECT_GE(all[i].first, all[i - 1].second - 1e-9) << track;
  }
}

TEST(Perfetto, NamesProcessesAndTracks) {
  const auto events = events_of(*example::dinner());
  std::map<int, std::string> processes;
  for (const json& each : events) {
    if (each.at("ph") == "M" && each.at("name") == "process_name") {
      processes[each.at("pid")] = each.at("args").at("name");
    }
  }
  EXPECT_EQ(processes[1], "Dining philosophers: ordered");
  EXPECT_EQ(processes[2], "CPUs (exact)");
  EXPECT_EQ(processes[3], "Locks");
  EXPECT_EQ(track_names(events, 1),
            (std::map<std::string, int>{{"main", 1}, {"philosopher 1", 2}, {"philosopher 2", 3}}));
  EXPECT_EQ(track_names(events, 2), (std::map<std::string, int>{{"CPU 0", 0}, {"CPU 1", 1}}));
  EXPECT_EQ(track_names(events, 3).size(), 1u);
}

TEST(Perfetto, DrawsStatesWithWhatWasWaitedFor) {
  const auto slices = only(events_of(*example::dinner()), "X", 1, 3);
  const auto wait = std::find_if(slices.begin(), slices.end(), [](const json& each) {
    return each.at("name") == std::string("blocked: ").append(example::fork_name);
  });
  ASSERT_NE(wait, slices.end());
  EXPECT_DOUBLE_EQ(wait->at("ts"), 2.5);
  expect_no_overlap(slices);
}

TEST(Perfetto, NestsStatesInPhases) {
  const auto events = events_of(*example::dinner());
  const auto begins = only(events, "B", 1, 2);
  const auto ends = only(events, "E", 1, 2);
  ASSERT_EQ(begins.size(), 1u);
  ASSERT_EQ(ends.size(), 1u);
  EXPECT_EQ(begins[0].at("name"), "eating");
  EXPECT_DOUBLE_EQ(begins[0].at("ts"), 2.0);
  EXPECT_DOUBLE_EQ(ends[0].at("ts"), 3.6);
  for (const json& each : only(events, "X", 1, 2)) {
    const double begin = each.at("ts");
    const double end = begin + each.at("dur").get<double>();
    EXPECT_TRUE(end <= 2.0 + 1e-9 || begin >= 3.6 - 1e-9 || (begin >= 2.0 && end <= 3.6 + 1e-9)) << each;
  }
}

TEST(Perfetto, DrawsWhoWasOnACore) {
  const auto slices = only(events_of(*example::dinner()), "X", 2, 1);
  ASSERT_EQ(slices.size(), 2u);
  EXPECT_EQ(slices[0].at("name"), "philosopher 2");
  EXPECT_DOUBLE_EQ(slices[0].at("ts"), 1.5);
  EXPECT_NEAR(slices[0].at("dur"), 1.1, 1e-9);
  expect_no_overlap(slices);
}

TEST(Perfetto, DrawsWhoHadALockToTheNanosecond) {
  std::ostringstream out;
  write_perfetto(out, *example::dinner());
  EXPECT_NE(out.str().find(R"("ts":3.400,"dur":0.101,"name":"philosopher 2")"), std::string::npos);
  const auto slices = only(events_of(*example::dinner()), "X", 3);
  ASSERT_EQ(slices.size(), 2u);
  EXPECT_EQ(slices[0].at("name"), "philosopher 1");
}

TEST(Perfetto, DrawsAnArrowFromWakerToWoken) {
  const auto events = events_of(*example::dinner());
  const auto starts = only(events, "s", 1);
  const auto finishes = only(events, "f", 1);
  ASSERT_EQ(starts.size(), 1u);
  ASSERT_EQ(finishes.size(), 1u);
  EXPECT_EQ(starts[0].at("tid"), 2);
  EXPECT_DOUBLE_EQ(starts[0].at("ts"), 3.15);
  EXPECT_EQ(finishes[0].at("tid"), 3);
  EXPECT_DOUBLE_EQ(finishes[0].at("ts"), 3.4);
  EXPECT_EQ(starts[0].at("id"), finishes[0].at("id"));
  EXPECT_EQ(finishes[0].at("bp"), "e");
}

TEST(Perfetto, GivesSeveralHoldersATrackEach) {
  example::writer to;
  to.thread(1, 1, "main");
  to.object(2, 1, trace::object_kind::semaphore, "car park");
  to.thread(3, 2, "car 1");
  to.thread(3, 3, "car 2");
  to.add(10, 2, kind::acquired, 1);
  to.add(20, 3, kind::acquired, 1);
  to.add(30, 2, kind::released, 1, 1);
  to.add(40, 2, kind::acquired, 1);
  to.add(50, 3, kind::released, 1, 1);
  const auto events = events_of(*to.recording());
  EXPECT_EQ(track_names(events, 3).size(), 2u);
  EXPECT_TRUE(track_names(events, 3).contains("car park (2)"));
  EXPECT_EQ(only(events, "X", 3).size(), 3u);  // the last hold goes on to the end
  expect_no_overlap(only(events, "X", 3));
}

TEST(Perfetto, MarksFindingsAndCounters) {
  example::writer to;
  to.thread(1, 1, "main");
  to.add(5, 1, kind::counted, example::meals, 2);
  to.add(6, 1, kind::counted, example::meals, static_cast<std::uint64_t>(-1));
  to.add(7, 1, kind::violated, example::eating, 3);
  const auto events = events_of(*to.recording());
  const auto counts = only(events, "C", 1);
  ASSERT_EQ(counts.size(), 2u);
  EXPECT_EQ(counts[1].at("args").at("meals"), 1);
  const auto marks = only(events, "i", 1);
  ASSERT_EQ(marks.size(), 1u);
  EXPECT_EQ(marks[0].at("name"), "violation");
  EXPECT_DOUBLE_EQ(marks[0].at("ts"), 0.007);
}

TEST(Perfetto, OfAnEmptyTraceIsStillAFile) {
  const auto events = events_of(*example::writer().recording());
  EXPECT_TRUE(only(events, "X", 1).empty());
}

}  // namespace
}  // namespace interleave::exports
