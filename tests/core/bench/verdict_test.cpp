#include "core/bench/verdict.h"

#include "core/bench/json.h"
#include "tests/core/bench/made_up.h"

#include <gtest/gtest.h>

namespace interleave::bench {
namespace {

using test::made_up;
using test::two_rows;

std::string said(std::vector<double> one, std::vector<double> other) {
  const experiment of = two_rows(nullptr, nullptr);
  const report what = made_up(of, std::move(one), std::move(other));
  const auto sentences = verdict(what);
  EXPECT_EQ(sentences.size(), 1u);
  return sentences.empty() ? "" : sentences.front();
}

bool has(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

TEST(verdict, says_faster_only_when_all_figures_do) {
  const std::string text = said({100, 101, 99, 100, 100}, {50, 51, 50, 49, 50});
  EXPECT_TRUE(has(text, "0.50 times the time")) << text;
  EXPECT_TRUE(has(text, "REASON-LESS")) << text;
  EXPECT_FALSE(has(text, "REASON-MORE")) << text;
}

TEST(verdict, says_slower_when_they_do) {
  const std::string text = said({50, 51, 50, 49, 50}, {100, 101, 99, 100, 100});
  EXPECT_TRUE(has(text, "2 times the time")) << text;
  EXPECT_TRUE(has(text, "REASON-MORE")) << text;
  EXPECT_FALSE(has(text, "REASON-LESS")) << text;
}

TEST(verdict, says_the_same_when_nothing_differs) {
  const std::string text = said({100, 101, 99, 100, 100}, {101, 100, 100, 99, 100});
  EXPECT_TRUE(has(text, "about the same time")) << text;
  EXPECT_TRUE(has(text, "REASON-SAME")) << text;
}

TEST(verdict, says_that_the_spread_is_too_wide) {
  const std::string text = said({100, 100, 100, 100, 100}, {50, 200, 100, 60, 170});
  EXPECT_TRUE(has(text, "spread is too wide")) << text;
  EXPECT_FALSE(has(text, "REASON")) << text;
}

TEST(verdict, says_that_repetitions_are_too_few) {
  const std::string text = said({100, 100}, {50, 50});
  EXPECT_TRUE(has(text, "too few")) << text;
  EXPECT_FALSE(has(text, "REASON")) << text;
}

TEST(verdict, says_so_when_there_is_nothing_to_tell) {
  experiment of = two_rows(nullptr, nullptr);
  of.claims.clear();
  const auto sentences = verdict(made_up(of, {100}, {50}));
  ASSERT_EQ(sentences.size(), 1u);
  EXPECT_TRUE(has(sentences[0], "1 round say nothing for sure")) << sentences[0];
}

TEST(verdict, says_nothing_of_a_row_that_is_wrong) {
  const experiment of = two_rows(nullptr, nullptr);
  report what = made_up(of, {100, 100, 100}, {50, 50, 50});
  what.rows[1].points[0].wrong = "the result is 7, not 8";
  const auto sentences = verdict(what);
  ASSERT_EQ(sentences.size(), 1u);
  EXPECT_TRUE(has(sentences[0], "the result is 7, not 8"));
}

TEST(verdict, says_that_the_machine_was_busy) {
  const experiment of = two_rows(nullptr, nullptr);
  report what = made_up(of, {100, 100, 100}, {50, 50, 50});
  what.taken.load_before[0] = 7.5;
  ASSERT_EQ(verdict(what).size(), 2u);
  EXPECT_TRUE(has(verdict(what)[1], "load 7.50 on 1 core"));
}

TEST(verdict, rounds_to_what_a_benchmark_is_good_for) {
  EXPECT_EQ(rounded(0.5234), "0.52");
  EXPECT_EQ(rounded(13.24), "13.2");
  EXPECT_EQ(rounded(314.2), "314");
  EXPECT_EQ(rounded(1234567), "1,230,000");
}

TEST(json, has_units_in_names_and_the_ratio_with_its_spread) {
  const experiment of = two_rows(nullptr, nullptr);
  const auto all = to_json(made_up(of, {100, 101, 99, 100, 100}, {50, 51, 50, 49, 50}));
  const auto& row = all["rows"][1];
  EXPECT_EQ(row["median_ms"], 50);
  EXPECT_EQ(row["figures"]["time_ms"]["samples_ms"].size(), 5u);
  EXPECT_EQ(row["ratios"]["time_ms"]["versus"], "one");
  EXPECT_EQ(row["ratios"]["time_ms"]["median"], 0.5);
  EXPECT_TRUE(row["ratios"]["time_ms"].contains("spread"));
}

TEST(json, compares_with_what_was_saved) {
  const experiment of = two_rows(nullptr, nullptr);
  const report then = made_up(of, {100, 100, 100, 100, 100}, {50, 50, 50, 50, 50});
  const report now = made_up(of, {100, 100, 100, 100, 100}, {80, 80, 80, 80, 80});
  const comparison found = compare(now, to_json(then));
  ASSERT_EQ(found.changes.size(), 2u);
  EXPECT_EQ(judge(found.changes[0].ratio), direction::same);
  EXPECT_EQ(judge(found.changes[1].ratio), direction::more);
  EXPECT_THROW(compare(now, nlohmann::ordered_json::object()), std::invalid_argument);
}

}  // namespace
}  // namespace interleave::bench
