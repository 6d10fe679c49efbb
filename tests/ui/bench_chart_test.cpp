#include "ui/models/bench_chart.h"

#include "tests/ui/bench_sample.h"
#include "ui/models/bench_table.h"
#include "ui/models/bench_texts.h"

#include <gtest/gtest.h>

namespace interleave::ui {
namespace {

using form = chart_data::form;

TEST(BenchTexts, HaveThreeDigits) {
  EXPECT_EQ(digits(12.345), "12.3");
  EXPECT_EQ(digits(0.012345), "0.0123");
  EXPECT_EQ(digits(9.996), "10");
  EXPECT_EQ(digits(1534), "1,530");
  EXPECT_EQ(digits(1534567), "1,530,000");
  EXPECT_EQ(digits(4), "4");
  EXPECT_EQ(digits(0), "0");
  EXPECT_EQ(digits(-2.5), "-2.50");
  EXPECT_EQ(digits(std::nan("")), "–");
  EXPECT_EQ(quantity(12.34, "ms"), "12.3 ms");
  EXPECT_EQ(quantity(450'000, "1/s"), "450,000 /s");
  EXPECT_EQ(quantity(12, ""), "12");
  EXPECT_EQ(range(1, 2), "1 – 2");
  EXPECT_EQ(range(1.0001, 1.0002), "1");
}

TEST(BenchTexts, TellHowLongItTakes) {
  EXPECT_EQ(time_left(0, 100, 5000), "") << "nothing is known yet";
  EXPECT_EQ(time_left(50, 100, 20'000), "about 20 s left");
  EXPECT_EQ(time_left(50, 100, 300'000), "about 5 min left");
  EXPECT_EQ(time_left(99, 100, 20'000), "about a second left");
  EXPECT_EQ(time_left(100, 100, 20'000), "");
}

TEST(BenchTexts, TellTheMachineAndTheRounds) {
  const bench::experiment of = made_up();
  bench::report what = report_of(of);
  EXPECT_EQ(facts_line(what),
            "A processor · 2 cores · Linux 6.1 · g++ 12, optimised · load 0.0 before, 0.0 after · "
            "2026-11-23 10:35:00 UTC");
  EXPECT_EQ(rounds_text(what), "5 rounds");
  what.cancelled = true;
  what.repetitions = 1;
  EXPECT_EQ(rounds_text(what), "cancelled after 1 round");
}

TEST(BenchChart, ShowsBarsOfWhatIsMeasuredOnce) {
  const bench::experiment of = made_up();
  const chart_data chart = chart_of(report_of(of), 0);
  ASSERT_EQ(chart.kind, form::bars);
  EXPECT_EQ(chart.title, "Time");
  EXPECT_EQ(chart.better, "less is better");
  ASSERT_EQ(chart.bars.size(), 3u);
  EXPECT_EQ(chart.bars[0].text, "10 ms");
  EXPECT_TRUE(chart.bars[0].is_baseline);
  EXPECT_EQ(chart.bars[0].ratio, "");
  EXPECT_EQ(chart.bars[1].value.median, 5);
  EXPECT_EQ(chart.bars[1].ratio, "0.500 × (0.500)");
  EXPECT_EQ(chart.bars[1].versus, "One");
  EXPECT_FALSE(chart.bars[2].value.is_known());
  EXPECT_EQ(chart.bars[2].problem, "there is no such thing here");
  EXPECT_FALSE(chart.scale.logarithmic);
  EXPECT_GE(chart.scale.end, 11) << "the greatest is within";
}

TEST(BenchChart, SaysWhatIsWrong) {
  const bench::experiment of = made_up();
  bench::report what = report_of(of);
  what.rows[1].points[0].wrong = "2 and 2 is 5";
  const chart_data chart = chart_of(what, 0);
  EXPECT_TRUE(chart.bars[1].wrong);
  EXPECT_EQ(chart.bars[1].problem, "wrong: 2 and 2 is 5");
}

TEST(BenchChart, ShowsCurvesOverTheSweepAndWhereTheyBend) {
  const bench::experiment of = made_up();
  const chart_data chart = chart_of(report_of(of), 1);
  ASSERT_EQ(chart.kind, form::curves);
  EXPECT_EQ(chart.places, (std::vector<double>{1, 2, 4}));
  EXPECT_EQ(chart.over, "Threads");
  ASSERT_EQ(chart.curves.size(), 2u);
  ASSERT_TRUE(chart.curves[0].best);
  EXPECT_EQ(chart.curves[0].points[*chart.curves[0].best].at, 2);
}

TEST(BenchChart, MarksNoBendWhereItIsNotClear) {
  const bench::experiment of = made_up();
  bench::report what = report_of(of);
  what.rows[3].points[2].samples[1] = {100, 300, 150, 250, 200};  // at 4: as good, or not
  EXPECT_FALSE(chart_of(what, 1).curves[0].best);
}

TEST(BenchChart, CutsTooManyCurves) {
  const bench::experiment few = made_up(3);
  EXPECT_TRUE(cuts_of(report_of(few), 1).isEmpty());
  EXPECT_EQ(chart_of(report_of(few), 1).curves.size(), 6u);

  const bench::experiment many = made_up(4);
  const bench::report what = report_of(many);
  EXPECT_EQ(cuts_of(what, 1), (QStringList{"All, threads: 1", "plain 1", "plain 2", "plain 3", "plain 4"}));
  EXPECT_TRUE(cuts_of(what, 0).isEmpty()) << "bars";
  const chart_data all = chart_of(what, 1, 0);
  EXPECT_EQ(all.kind, form::bars);
  EXPECT_EQ(all.bars.size(), 8u);
  const chart_data third = chart_of(what, 1, 3);
  ASSERT_EQ(third.curves.size(), 2u);
  EXPECT_EQ(third.curves[0].title, "plain 3");
}

TEST(BenchChart, OfNothingIsNone) {
  const bench::experiment of = made_up();
  bench::report what = report_of(of);
  EXPECT_EQ(chart_of({}, 0).kind, form::none);
  EXPECT_EQ(chart_of(what, 7).kind, form::none);
  what.rows.clear();
  EXPECT_EQ(chart_of(what, 0).kind, form::none);
}

TEST(BenchTable, HasALineForEachRowAndPlace) {
  const bench::experiment of = made_up();
  const auto rows = report_rows(report_of(of));
  ASSERT_EQ(rows.size(), 3u + 2 * 3u);
  const QVariantList columns = report_columns(of);
  ASSERT_EQ(columns.size(), 4);
  EXPECT_EQ(columns[1].toMap()["title"], "Threads");
  EXPECT_EQ(columns[3].toMap()["unit"], "/s");
  const auto text = [&](std::size_t line, int cell, const char* part) {
    return rows[line][4].toList()[cell].toMap()[part].toString();
  };
  EXPECT_EQ(text(0, 1, "text"), "10");
  EXPECT_EQ(text(0, 1, "note"), "9–11");
  EXPECT_EQ(text(0, 1, "spoken"), "Time: 10 ms, median in 9 – 11");
  EXPECT_EQ(text(0, 2, "text"), "") << "it has no rate";
  EXPECT_EQ(rows[2][2], "unavailable");
  EXPECT_TRUE(rows[2][4].toList().isEmpty());
  EXPECT_EQ(text(4, 0, "text"), "2");
  EXPECT_EQ(text(4, 2, "text"), "200");
}

TEST(BenchTable, ShowsWhatItIsComparedWith) {
  const bench::experiment of = made_up();
  bench::comparison then;
  then.changes.push_back({.row = "one", .at = 0, .figure = "time_ms", .then = 20, .now = 10, .ratio = {}});
  const auto rows = report_rows(report_of(of), &then);
  EXPECT_EQ(rows[0][4].toList()[1].toMap()["note"], "then 20");
  const chart_data chart = chart_of(report_of(of), 0, 0, &then);
  EXPECT_EQ(chart.bars[0].value.then, 20);
  EXPECT_GE(chart.scale.end, 20);
}

}  // namespace
}  // namespace interleave::ui
