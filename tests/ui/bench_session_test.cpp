#include "ui/models/bench_session.h"

#include "tests/ui/bench_sample.h"
#include "tests/ui/sample.h"
#include "ui/models/session.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace interleave::ui {
namespace {

// With real measurements of the sum, of few numbers.
class BenchSession : public testing::Test {
 protected:
  void choose(const char* n = "1000") {
    lab.select("sum");
    ASSERT_TRUE(lab.chooseKnob("n", n)) << qPrintable(lab.errorText());
    ASSERT_TRUE(lab.chooseKnob("threads", "2"));
    ASSERT_TRUE(lab.chooseKnob("piece", "1000"));
  }
  bool has_ended() {
    return eventually([&] { return !bench.isRunning(); });
  }
  void measure() {
    bench.setRepetitions(1);
    bench.run();
    ASSERT_TRUE(has_ended());
    ASSERT_TRUE(bench.hasReport()) << qPrintable(lab.errorText());
  }

  session lab;
  bench_session bench{lab};
};

TEST_F(BenchSession, FollowsWhatTheSessionHasChosen) {
  EXPECT_FALSE(bench.isChosen());
  EXPECT_FALSE(bench.isShown());
  choose();
  EXPECT_TRUE(bench.isShown());
  EXPECT_EQ(lab.chapterTitle(), "Benchmarks");
  EXPECT_GE(bench.rows()->count(), 6);
  EXPECT_EQ(bench.rows()->value(0, "rowId"), "one-thread");
  EXPECT_GE(bench.figures().size(), 2);
  EXPECT_FALSE(bench.hasReport());
  EXPECT_EQ(bench.chartForm(), "none");
  EXPECT_EQ(bench.csv(), "");
  lab.select("dining-philosophers");
  EXPECT_FALSE(bench.isChosen());
  EXPECT_EQ(bench.rows()->count(), 0);
}

TEST_F(BenchSession, IsFoundInTheListOfScenarios) {
  const auto has_sum = [&] {
    for (int i = 0; i < lab.scenarios()->count(); ++i) {
      if (lab.scenarios()->value(i, "scenarioId") == "sum") return true;
    }
    return false;
  };
  EXPECT_EQ(lab.scenarios()->value(lab.scenarios()->count() - 1, "chapter"), 5);
  EXPECT_TRUE(has_sum());
  lab.scenarios()->setFilter("interpreter lock");
  EXPECT_TRUE(has_sum());
  lab.scenarios()->setFilter("philosophers");
  EXPECT_FALSE(has_sum());
}

TEST_F(BenchSession, MeasuresAndTellsWhatCameOut) {
  choose();
  measure();
  EXPECT_EQ(bench.progress(), 1);
  EXPECT_EQ(bench.roundsText(), "1 round");
  EXPECT_EQ(bench.chartForm(), "bars");
  EXPECT_EQ(bench.bars()->count(), bench.rows()->count());
  EXPECT_TRUE(bench.bars()->value(0, "text").toString().endsWith("ms"));
  EXPECT_TRUE(bench.bars()->value(0, "baseline").toBool());
  EXPECT_GE(bench.table()->count(), bench.rows()->count());
  EXPECT_FALSE(bench.verdictTexts().isEmpty());
  EXPECT_TRUE(bench.factsText().contains("core"));
  EXPECT_TRUE(bench.csv().startsWith("row,"));
  EXPECT_TRUE(bench.csv().contains("One thread"));
  for (int i = 0; i < bench.bars()->count(); ++i) {
    EXPECT_FALSE(bench.bars()->value(i, "wrong").toBool())
        << qPrintable(bench.bars()->value(i, "spoken").toString());
  }
  bench.setFigure(2);
  EXPECT_TRUE(bench.chartTitle().startsWith(bench.figures()[2]));
  bench.setFigure(1000);
  EXPECT_EQ(bench.figure(), 2);
}

TEST_F(BenchSession, KeepsWhatWasMeasuredOfEach) {
  choose();
  measure();
  lab.select("dining-philosophers");
  EXPECT_FALSE(bench.hasReport());
  lab.select("sum");
  EXPECT_TRUE(bench.hasReport());
  EXPECT_GE(bench.bars()->count(), 6);
}

TEST_F(BenchSession, SaysThatTheSettingsAreOthersNow) {
  choose();
  measure();
  EXPECT_FALSE(bench.isStale());
  lab.setKnob("threads", 3);
  EXPECT_TRUE(bench.isStale());
  EXPECT_TRUE(bench.settingsText().contains(": 2"));
  EXPECT_TRUE(bench.isShown()) << "nothing has been started";
}

TEST_F(BenchSession, IsCancelledAtAnyTime) {
  choose("100000000");
  bench.setRepetitions(50);
  bench.run();
  EXPECT_TRUE(bench.isRunning());
  ASSERT_TRUE(eventually([&] { return bench.progressText().startsWith("warming up"); }));
  bench.cancel();
  EXPECT_TRUE(bench.isCancelling() || !bench.isRunning());
  ASSERT_TRUE(has_ended());
  EXPECT_FALSE(bench.hasReport()) << "no round was complete";
  EXPECT_TRUE(lab.noticeText().contains("cancelled"));
}

TEST_F(BenchSession, IsCancelledByAnotherScenario) {
  choose("100000000");
  bench.run();
  lab.select("dining-philosophers");
  ASSERT_TRUE(has_ended());
  EXPECT_EQ(lab.noticeText(), "");
}

TEST_F(BenchSession, MayEndWhileItMeasures) {
  session other;
  bench_session ends(other);
  other.select("sum");
  ends.run();
  EXPECT_TRUE(ends.isRunning());
}

TEST_F(BenchSession, WatchesARowInTheTimeline) {
  choose();
  bench.watch("threads");
  EXPECT_FALSE(bench.isShown());
  EXPECT_TRUE(bench.isChosen());
  EXPECT_EQ(lab.variantId(), "threads");
  ASSERT_TRUE(eventually([&] { return lab.state() == "finished"; }));
  lab.flush();
  EXPECT_GE(lab.threads()->count(), 3) << "main and two workers";
  EXPECT_FALSE(lab.bannerVisible());
  bench.back();
  EXPECT_TRUE(bench.isShown());
  EXPECT_EQ(lab.state(), "idle");
  lab.setKnob("threads", 3);
  EXPECT_EQ(lab.state(), "idle") << "a knob starts nothing that is no more to be seen";
}

TEST_F(BenchSession, SavesAndCompares) {
  const QTemporaryDir folder;
  const QUrl file = QUrl::fromLocalFile(folder.filePath("before.json"));
  choose();
  EXPECT_FALSE(bench.save(file)) << "nothing yet";
  EXPECT_FALSE(bench.open(file));
  measure();
  ASSERT_TRUE(bench.save(file)) << qPrintable(lab.errorText());
  EXPECT_EQ(bench.existing(file), file.toLocalFile());
  lab.setKnob("threads", 3);
  measure();
  ASSERT_TRUE(bench.open(file)) << qPrintable(lab.errorText());
  EXPECT_EQ(bench.savedName(), "before.json");
  ASSERT_EQ(bench.differences().size(), 1);
  EXPECT_TRUE(bench.differences()[0].contains("threads"));
  EXPECT_TRUE(std::isfinite(bench.chart().bars[0].value.then));
  measure();
  EXPECT_TRUE(std::isfinite(bench.chart().bars[0].value.then)) << "later runs are compared as well";
  bench.forgetSaved();
  EXPECT_EQ(bench.savedName(), "");
  EXPECT_FALSE(std::isfinite(bench.chart().bars[0].value.then));
}

TEST_F(BenchSession, SaysWhyAFileCannotBeComparedWith) {
  const QTemporaryDir folder;
  choose();
  measure();
  EXPECT_FALSE(bench.open(QUrl::fromLocalFile(folder.filePath("none.json"))));
  EXPECT_TRUE(lab.errorText().contains("cannot be read"));
  for (const char* const text : {"", "[1", "{}", "7", "{\"benchmark\": \"web-server\", \"rows\": []}"}) {
    QFile other(folder.filePath("other.json"));
    ASSERT_TRUE(other.open(QIODevice::WriteOnly));
    other.write(text);
    other.close();
    EXPECT_FALSE(bench.open(QUrl::fromLocalFile(other.fileName()))) << text;
    EXPECT_TRUE(lab.errorText().contains("figures")) << qPrintable(lab.errorText());
  }
}

}  // namespace
}  // namespace interleave::ui
