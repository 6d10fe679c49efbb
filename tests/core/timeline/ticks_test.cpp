#include "core/timeline/ticks.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace interleave::timeline {
namespace {

std::vector<std::string> labels(const std::vector<tick>& of) {
  std::vector<std::string> result;
  for (const tick& each : of) {
    result.push_back(each.label);
  }
  return result;
}

TEST(ticks, are_whole_steps_with_edges_included) {
  const auto marks = ticks(0, 1'000'000, 500, 100);
  EXPECT_EQ(labels(marks),
            (std::vector<std::string>{"0.0 ms", "0.2 ms", "0.4 ms", "0.6 ms", "0.8 ms", "1.0 ms"}));
  EXPECT_EQ(marks.front().time, 0U);
  EXPECT_EQ(marks.back().time, 1'000'000U);
  EXPECT_TRUE(marks.front().major);
  EXPECT_FALSE(marks[1].major);
}

TEST(ticks, in_tiny_and_huge_windows) {
  EXPECT_EQ(labels(ticks(7, 9, 1000, 50)), (std::vector<std::string>{"7 ns", "8 ns", "9 ns"}));
  EXPECT_EQ(labels(ticks(3'000'000'001, 3'000'000'002, 100, 40)),
            (std::vector<std::string>{"3.000000001 s", "3.000000002 s"}));
  constexpr nanoseconds hour = 3'600'000'000'000;
  EXPECT_EQ(labels(ticks(0, 3 * hour, 600, 100)),
            (std::vector<std::string>{"0 s", "2000 s", "4000 s", "6000 s", "8000 s", "10000 s"}));
}

TEST(ticks, of_nothing_are_none) {
  EXPECT_TRUE(ticks(10, 9, 100, 10).empty());
  EXPECT_TRUE(ticks(0, 10, 0, 10).empty());
  EXPECT_TRUE(ticks(0, 10, -1, 10).empty());
  EXPECT_EQ(ticks(5, 5, 100, 10).size(), 1U);
  EXPECT_EQ(ticks(0, 10, 100, 0).size(), 11U);  // a spacing below a pixel counts as one
}

TEST(ticks, rise_stay_inside_keep_their_spacing_and_differ) {
  std::mt19937_64 random(11);
  for (int probe = 0; probe < 2000; ++probe) {
    const nanoseconds begin = random() % (nanoseconds{1} << random() % 49);
    const nanoseconds span = 1 + random() % (nanoseconds{1} << random() % 49);
    const double pixels = static_cast<double>(random() % 3000 + 1);
    const double spacing = static_cast<double>(random() % 200 + 1);
    const auto marks = ticks(begin, begin + span, pixels, spacing);
    std::set<std::string> seen;
    for (std::size_t index = 0; index < marks.size(); ++index) {
      ASSERT_GE(marks[index].time, begin);
      ASSERT_LE(marks[index].time, begin + span);
      ASSERT_TRUE(seen.insert(marks[index].label).second) << marks[index].label;
      if (index != 0) {
        const auto apart = static_cast<double>(marks[index].time - marks[index - 1].time);
        ASSERT_GE(apart * pixels / static_cast<double>(span) * 1.0000001, spacing);
      }
    }
  }
  const auto marks = ticks(0, ~nanoseconds{0}, 1000, 100);
  EXPECT_FALSE(marks.empty());
  EXPECT_LE(marks.size(), 11U);
}

TEST(format_duration, has_three_digits_and_no_idle_zeros) {
  const std::pair<nanoseconds, const char*> cases[] = {
      {0, "0 ns"},
      {1, "1 ns"},
      {750, "750 ns"},
      {999, "999 ns"},
      {1000, "1 µs"},
      {1234, "1.23 µs"},
      {3'200'000, "3.2 ms"},
      {12'345'678, "12.3 ms"},
      {123'456'789, "123 ms"},
      {999'499, "999 µs"},
      {999'500, "1 ms"},
      {999'999'999, "1 s"},
      {1'250'000'000, "1.25 s"},
      {1'005'000, "1.01 ms"},
      {9'996'000'000, "10 s"},
      {20'000'000'000, "20 s"},
      {59'940'000'000, "59.9 s"},
      {59'960'000'000, "1 min"},
      {60'000'000'000, "1 min"},
      {125'400'000'000, "2 min 5 s"},
      {3'599'600'000'000, "1 h"},
      {3'660'000'000'000, "1 h 1 min"},
      {280'000'000'000'000, "77 h 47 min"},
  };
  for (const auto& [duration, text] : cases) {
    EXPECT_EQ(format_duration(duration), text) << duration;
  }
}

}  // namespace
}  // namespace interleave::timeline
