#include "ui/models/tour.h"

#include "tests/ui/sample.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace interleave::ui {
namespace {

// What Tour.qml would say, of runs that are over at once.
QVariantMap written(const QString& id, const QString& variant) {
  return {{"id", id},
          {"chapter", "A chapter"},
          {"title", "A title"},
          {"text", "A text"},
          {"scenario", "dining-philosophers"},
          {"variant", variant},
          {"knobs",
           QVariantMap{{"philosophers", 3}, {"think_ms", 0}, {"eat_ms", 0}, {"pause_ms", 0}, {"meals", 5}}},
          {"todo", "Do it"},
          {"question", "How many meals?"},
          {"decided", "counters.meals >= 15"},
          {"answers",
           QVariantList{
               QVariantMap{{"text", "None"}, {"claim", "counters.meals = 0"}, {"ran", "served none"}},
               QVariantMap{
                   {"text", "Fifteen"}, {"claim", "otherwise"}, {"ran", "served {counters.meals} meals"}}}},
          {"truth", 1},
          {"reveal", "So it is"}};
}

class Tour : public testing::Test {
 protected:
  Tour() {
    guide.setLab(&lab);
    guide.setStops({written("first", "ordered"), written("second", "monitor")});
    EXPECT_EQ(guide.errorText(), "");
  }
  bool is_told() {
    return eventually([&] {
      lab.flush();
      guide.look();
      return guide.state() == "told";
    });
  }

  session lab;
  tour guide;
};

TEST_F(Tour, SetsUpWhatTheStopNeedsAndRunsItOnceItIsRevealed) {
  lab.chooseKnob("think_ms", "500");
  guide.start();
  EXPECT_TRUE(guide.active());
  EXPECT_EQ(lab.variantId(), "ordered");
  EXPECT_EQ(lab.state(), "idle");
  guide.reveal();
  EXPECT_EQ(guide.state(), "asked") << "nothing is revealed before a prediction";
  guide.choose(7);
  EXPECT_EQ(guide.chosen(), -1);
  guide.choose(1);
  EXPECT_EQ(guide.state(), "predicted");
  guide.reveal();
  guide.choose(0);
  EXPECT_EQ(guide.chosen(), 1) << "too late";
  ASSERT_TRUE(is_told()) << qPrintable(guide.waitText());
  EXPECT_EQ(guide.verdict(), "right");
  EXPECT_EQ(guide.ranText(), "served 15 meals");
  EXPECT_EQ(guide.scoreText(), "1 of 1 predicted");
}

TEST_F(Tour, SaysWhatWasPredictedAndWhatTheRunDid) {
  guide.start();
  guide.choose(0);
  guide.forward();
  ASSERT_TRUE(is_told());
  EXPECT_EQ(guide.verdict(), "wrong");
  EXPECT_EQ(guide.truth(), 1);
  EXPECT_EQ(guide.predictedText(), "None");
  guide.again();
  EXPECT_EQ(guide.state(), "asked");
  guide.choose(1);
  guide.reveal();
  ASSERT_TRUE(is_told());
  EXPECT_EQ(guide.verdict(), "right");
  EXPECT_EQ(guide.scoreText(), "0 of 1 predicted") << "the first prediction counts";
}

TEST_F(Tour, JudgesNoOtherRun) {
  guide.start();
  guide.choose(1);
  guide.reveal();
  ASSERT_TRUE(eventually([&] { return lab.trace() != nullptr; }));
  if (guide.state() == "told") GTEST_SKIP() << "it was over already";
  lab.selectVariant("waiter");
  ASSERT_TRUE(eventually([&] { return lab.trace() != nullptr && lab.trace()->about().variant == "waiter"; }));
  guide.look();
  if (guide.state() == "told") GTEST_SKIP() << "it was over already";
  EXPECT_FALSE(guide.waitText().isEmpty());
  guide.reveal();
  EXPECT_TRUE(is_told());
}

TEST_F(Tour, GoesToTheNextStopAndBackAndNoFurther) {
  guide.start();
  guide.back();
  EXPECT_EQ(guide.index(), 0);
  guide.forward();
  EXPECT_EQ(guide.index(), 1) << "without a prediction on to the next one";
  EXPECT_EQ(lab.variantId(), "monitor");
  guide.next();
  EXPECT_EQ(guide.index(), 1);
  guide.back();
  EXPECT_EQ(guide.index(), 0);
  guide.leave();
  guide.next();
  EXPECT_EQ(guide.index(), 0);
  EXPECT_FALSE(guide.active());
}

TEST_F(Tour, RemembersWhereOneIsAndWhatWasRight) {
  const QTemporaryDir folder;
  preferences kept(folder.filePath("interleave.conf"));
  guide.setRemembered(&kept);
  EXPECT_FALSE(guide.welcomed());
  guide.setWelcomed(true);
  guide.start();
  guide.next();
  guide.choose(1);
  guide.reveal();
  ASSERT_TRUE(is_told());

  tour other;
  other.setLab(&lab);
  other.setStops(guide.stops());
  preferences again(folder.filePath("interleave.conf"));
  other.setRemembered(&again);
  EXPECT_TRUE(other.welcomed());
  EXPECT_EQ(other.scoreText(), "1 of 1 predicted");
  other.start();
  EXPECT_EQ(other.index(), 1);
}

TEST_F(Tour, NamesWhatIsWrongInAStop) {
  QVariantMap odd = written("odd", "ordered");
  odd.remove("question");
  guide.setStops({odd});
  EXPECT_EQ(guide.errorText(), "stop 'odd': 'question' is missing");
  EXPECT_EQ(guide.count(), 0);
  odd = written("odd", "ordered");
  odd["colour"] = "red";
  guide.setStops({odd});
  EXPECT_TRUE(guide.errorText().startsWith("stop 'odd': unknown 'colour'; allowed: id, chapter, "));
  guide.start();
  EXPECT_FALSE(guide.active());
}

TEST(TourText, ShowsTimesWithTheirUnit) {
  const claim::json run = {
      {"a_ns", 1'234'567'890}, {"b_us", 12.4}, {"c_ms", 1105}, {"n", 12345}, {"r_per_us", 2.345}};
  EXPECT_EQ(filled("{a_ns} {b_us} {c_ms} {n} {r_per_us}.", run), "1.2 s 12 µs 1.1 s 12,345 2.35.");
}

}  // namespace
}  // namespace interleave::ui
