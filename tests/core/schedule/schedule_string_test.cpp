#include "core/schedule/schedule_string.h"

#include <gtest/gtest.h>

#include <string>

namespace interleave::schedule {
namespace {

schedule_string example() {
  return {.scenario = "dining-philosophers",
          .variant = "ordered",
          .knobs = {{"philosophers", "3"}, {"meals", "1"}},
          .deviations = {{4, {1, 0}, 10},
                         {6, {2, 3}, 0},
                         {7, {26, decision::timed_out}, 25},
                         {90, {75, decision::spurious}, 1}},
          .check = 0x12345678 & 0x3fffffff};
}

TEST(schedule_string, is_short_and_comes_back_the_same) {
  const std::string text = example().text();
  EXPECT_EQ(text, "1/dining-philosophers/ordered/philosophers=3/meals=1/+4bK2c.3A1zb.tZ83zzza.sB/938nkr");
  EXPECT_EQ(schedule_string::parse(text), example());
  schedule_string least;
  least.scenario = "race";
  EXPECT_EQ(least.text(), "1/race/+/000000");
  EXPECT_EQ(schedule_string::parse(least.text()), least);
  least.small = true;
  EXPECT_EQ(least.text(), "1/race/-/000000");
  EXPECT_EQ(schedule_string::parse(least.text()), least);
}

TEST(schedule_string, has_no_character_that_a_shell_or_a_chat_would_change) {
  const std::string fine = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ/=+.-";
  EXPECT_EQ(example().text().find_first_not_of(fine), std::string::npos);
}

TEST(schedule_string, says_in_one_line_what_is_wrong) {
  const auto complaint = [](const std::string& text) {
    try {
      schedule_string::parse(text);
    } catch (const bad_schedule& bad) {
      const std::string what = bad.what();
      EXPECT_EQ(what.find('\n'), std::string::npos);
      return what;
    }
    return std::string();
  };
  const auto says = [&](const std::string& text, const std::string& part) {
    return complaint(text).find(part) != std::string::npos;
  };
  EXPECT_TRUE(says("", "too few parts"));
  EXPECT_TRUE(says("hello", "too few parts"));
  EXPECT_TRUE(says("2/race/+/000000", "version"));
  EXPECT_TRUE(says("1//+/000000", "scenario"));
  EXPECT_TRUE(says("1/race/a/b/+/000000", "knob=value"));
  EXPECT_TRUE(says("1/race/4bK/000000", "+"));
  EXPECT_TRUE(says("1/race/+b/000000", "number of steps"));
  EXPECT_TRUE(says("1/race/+99999999999bK/000000", "too large"));
  EXPECT_TRUE(says("1/race/+4/000000", "letter"));
  EXPECT_TRUE(says("1/race/+4b/000000", "check letter"));
  EXPECT_TRUE(says("1/race/+4b.K/000000", "outcome"));
  EXPECT_TRUE(says("1/race/+4bK0bK/000000", "same step"));
  EXPECT_TRUE(says("1/race/+4bK/00000", "cut off"));
  EXPECT_TRUE(says("1/race/+4bK/0000o0", "check"));
}

}  // namespace
}  // namespace interleave::schedule
