#include "app/terminal/view.h"

#include "app/cli/table.h"
#include "core/scenario/registry.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace interleave::app {
namespace {

moment dinner() {
  moment now;
  now.time = 3'200'000'000;
  now.events = 1234;
  now.total = "36 meals";
  now.threads = {{"philosopher 1", analysis::activity::running, "eating", "12 meals", "fork 1, fork 2", ""},
                 {"philosopher 2", analysis::activity::blocked, "hungry", "9 meals", "",
                  "fork 2, held by philosopher 1, for 1.2 s"}};
  now.locks = {
      {"fork 1", "philosopher 1", ""}, {"fork 2", "philosopher 1", "philosopher 2"}, {"fork 3", "", ""}};
  return now;
}

std::string drawn(const moment& now, const terminal_style& style) {
  const scenario::descriptor& of = *scenario::find("dining-philosophers");
  std::string text;
  for (const std::string& line : draw(now, of, of.variants.front(), style)) text += line + '\n';
  return text;
}

constexpr terminal_style plain{.colours = false, .unicode = false, .columns = 200, .rows = 0};

TEST(View, TellsStatesInWords) {
  const std::string text = drawn(dinner(), plain);
  EXPECT_NE(text.find("philosopher 1  > running"), std::string::npos) << text;
  EXPECT_NE(text.find("has fork 1, fork 2"), std::string::npos);
  EXPECT_NE(text.find("philosopher 2  # blocked"), std::string::npos);
  EXPECT_NE(text.find("waits for fork 2, held by philosopher 1, for 1.2 s"), std::string::npos);
  EXPECT_NE(text.find("36 meals"), std::string::npos);
}

TEST(View, TellsWhoHasAndWhoWantsALock) {
  const std::string text = drawn(dinner(), plain);
  EXPECT_NE(text.find("fork 2  held by philosopher 1  wanted by philosopher 2"), std::string::npos) << text;
  EXPECT_NE(text.find("fork 3  free"), std::string::npos);
}

TEST(View, RaisesABannerForADeadlock) {
  moment now = dinner();
  now.deadlocked = true;
  now.cycle = {"philosopher 1 waits for fork 2, which philosopher 2 holds"};
  const std::string text = drawn(now, plain);
  EXPECT_NE(text.find("DEADLOCK"), std::string::npos);
  EXPECT_NE(text.find("philosopher 1 waits for fork 2, which philosopher 2 holds"), std::string::npos);
  EXPECT_NE(text.find("Try 'ordered'"), std::string::npos);
}

TEST(View, StaysWithinTheTerminal) {
  moment now = dinner();
  for (int i = 0; i < 60; ++i) now.threads.push_back(now.threads.back());
  const scenario::descriptor& of = *scenario::find("dining-philosophers");
  const auto lines =
      draw(now, of, of.variants.front(), {.colours = true, .unicode = true, .columns = 40, .rows = 20});
  EXPECT_EQ(lines.size(), 20u);
  for (const std::string& line : lines) EXPECT_LE(columns_of(line), 40u) << line;
  EXPECT_NE(lines.back().find("more lines"), std::string::npos);
}

TEST(View, BreaksLinesOfANarrowTerminalBetweenWords) {
  const scenario::descriptor& of = *scenario::find("dining-philosophers");
  std::string text;
  for (const std::string& line : draw(dinner(), of, of.variants.front(),
                                      {.colours = true, .unicode = true, .columns = 30, .rows = 24})) {
    EXPECT_LE(columns_of(line), 30u) << line;
    text += line + '\n';
  }
  for (const char* word : {"eating", "has", "fork 1,", "held by", "philosopher 1, for 1.2 s", "wanted by"})
    EXPECT_NE(text.find(word), std::string::npos) << word << " in\n" << text;
  EXPECT_EQ(wrapped("one two three four", 12),
            (std::vector<std::string>{"one two", "    three", "    four"}));
  EXPECT_EQ(wrapped("a-very-long-word", 10), (std::vector<std::string>{"a-very-lon"}));
  EXPECT_EQ(wrapped("one two", 3), (std::vector<std::string>{"one"}));
  EXPECT_EQ(wrapped("", 3), (std::vector<std::string>{""}));
}

TEST(View, GivesUpEmptyLinesBeforeAnythingElse) {
  const scenario::descriptor& of = *scenario::find("dining-philosophers");
  const auto lines = [&](std::size_t rows) {
    terminal_style style = plain;
    style.rows = rows;
    return draw(dinner(), of, of.variants.front(), style);
  };
  ASSERT_EQ(lines(0).size(), 9u);
  EXPECT_EQ(lines(8).size(), 7u);
  EXPECT_NE(lines(7).back().find("fork 3"), std::string::npos);
  EXPECT_NE(lines(6).back().find("and 2 more lines"), std::string::npos);
  EXPECT_EQ(lines(1).size(), 1u);
}

TEST(View, CutsBetweenCharactersAndEndsColours) {
  EXPECT_EQ(cropped("3 µs long", 4), "3 µs");
  EXPECT_EQ(cropped("short", 40), "short");
  EXPECT_EQ(cropped("\x1b[31mred text\x1b[0m", 3), "\x1b[31mred\x1b[0m");
  EXPECT_EQ(cropped("", 0), "");
}

TEST(View, UsesPlainLettersWhereThereIsNoUnicode) {
  const std::string text = drawn(dinner(), plain);
  EXPECT_TRUE(
      std::all_of(text.begin(), text.end(), [](char each) { return static_cast<signed char>(each) >= 0; }));
}

}  // namespace
}  // namespace interleave::app
