#include "tests/ui/sample.h"
#include "ui/models/session.h"

#include <gtest/gtest.h>

namespace interleave::ui {
namespace {

// Everything that is shown follows the playhead.
class Rewinding : public testing::Test {
 protected:
  Rewinding() { lab.show(recorded(sample.t)); }

  void go(trace::nanoseconds at) {
    lab.setPlayhead(static_cast<double>(at));
    lab.flush();
  }
  QString owner(int fork) { return lab.objects()->value(fork - 1, "owner").toString(); }

  three_philosophers sample;
  session lab;
};

TEST_F(Rewinding, ShowsTheScenarioThatWasRecorded) {
  EXPECT_EQ(lab.state(), "opened");
  EXPECT_EQ(lab.scenarioId(), "dining-philosophers");
  EXPECT_EQ(lab.variantId(), "naive");
  EXPECT_EQ(lab.threads()->count(), 4);
  EXPECT_EQ(lab.threads()->value(1, "name"), "philosopher 1");
  EXPECT_FALSE(lab.isTicking());
}

TEST_F(Rewinding, ShowsEarlierOwners) {
  EXPECT_EQ(owner(1), "philosopher 1");
  EXPECT_EQ(lab.objects()->value(1, "waiters").toStringList(), QStringList{"philosopher 1"});
  go(sample.before_any);
  EXPECT_FALSE(lab.live());
  EXPECT_EQ(owner(1), "");
  EXPECT_EQ(lab.threads()->value(1, "phase"), "hungry");
  EXPECT_EQ(lab.threads()->value(1, "stateWord"), "running");
  lab.goLive();
  lab.flush();
  EXPECT_EQ(owner(3), "philosopher 3");
  EXPECT_EQ(lab.threads()->value(3, "waitsFor"), "fork 1");
}

TEST_F(Rewinding, ShowsTheBannerFromTheDeadlockOn) {
  EXPECT_TRUE(lab.bannerVisible());
  EXPECT_TRUE(lab.bannerText().contains("philosopher 1 for fork 2, philosopher 2 for fork 3"))
      << qPrintable(lab.bannerText());
  go(sample.closed - 1);
  EXPECT_FALSE(lab.bannerVisible());
  go(sample.closed);
  EXPECT_TRUE(lab.bannerVisible());
  EXPECT_EQ(lab.bannerSeverity(), 0);
  EXPECT_TRUE(lab.bannerAdvice().startsWith("Try “Lower number first”: ")) << qPrintable(lab.bannerAdvice());
}

TEST_F(Rewinding, JumpsToAFinding) {
  go(sample.before_any);
  ASSERT_GE(lab.findings()->count(), 1);
  int deadlock = 0;
  while (lab.findings()->value(deadlock, "kind") != "deadlock") ++deadlock;
  lab.jumpTo(lab.findings()->value(deadlock, "findingId").toInt());
  lab.flush();
  EXPECT_EQ(lab.playhead(), static_cast<double>(sample.closed));
  lab.jumpTo(99);
  EXPECT_EQ(lab.playhead(), static_cast<double>(sample.closed));
}

// Philosopher 1 has taken both forks one way and then the other: a warning, long before the deadlock.
TEST(Banner, LeadsToItsOwnFindingAndNotToAnEarlierOne) {
  analysis::trace_builder t;
  t.thread(1, "main");
  const trace::object_id a = t.mutex("fork 1"), b = t.mutex("fork 2");
  t.thread(2, "philosopher 1");
  t.thread(3, "philosopher 2");
  t.lock(2, a);
  t.lock(2, b);
  t.unlock(2, b);
  t.unlock(2, a);
  t.lock(3, b);
  t.lock(3, a);
  t.unlock(3, a);
  t.unlock(3, b);
  t.lock(2, a);
  t.lock(3, b);
  t.waits(2, b);
  t.pass(1'000'000);
  t.waits(3, a);
  const trace::nanoseconds closed = t.now;
  session lab;
  lab.show(recorded(t));
  ASSERT_GE(lab.findings()->count(), 2);
  EXPECT_EQ(lab.findings()->value(0, "kind"), "deadlock") << "the worst is first";
  ASSERT_GT(lab.findings()->value(0, "findingId").toInt(), 0) << "though another came before it";
  ASSERT_TRUE(lab.bannerVisible());
  lab.jumpTo(lab.bannerFinding());
  lab.flush();
  EXPECT_EQ(lab.playhead(), static_cast<double>(closed));
  EXPECT_EQ(lab.situation(), "rewound");
  EXPECT_TRUE(lab.bannerText().startsWith("Philosopher")) << qPrintable(lab.bannerText());
}

TEST_F(Rewinding, KeepsThePlayheadInTheTrace) {
  lab.setPlayhead(1e18);
  EXPECT_EQ(lab.playhead(), lab.now());
  lab.setPlayhead(-3);
  lab.flush();
  EXPECT_EQ(lab.playhead(), 0);
  EXPECT_EQ(lab.threads()->count(), 0);
}

TEST_F(Rewinding, StepsBackAndForth) {
  EXPECT_TRUE(lab.stepBack());
  lab.flush();
  EXPECT_FALSE(lab.bannerVisible());
  EXPECT_TRUE(lab.stepForward());
  lab.flush();
  EXPECT_TRUE(lab.bannerVisible());
  EXPECT_FALSE(lab.stepForward());
  lab.setSelectedThread(2);
  EXPECT_TRUE(lab.stepBack());
  lab.flush();
  EXPECT_EQ(lab.threads()->value(1, "waitsFor"), "fork 2");
  EXPECT_EQ(lab.threads()->value(2, "waitsFor"), "");
}

TEST_F(Rewinding, TouchesOnlyWhatDiffers) {
  go(sample.one_left);
  int changes = 0;
  int others = 0;
  QObject::connect(lab.objects(), &QAbstractItemModel::dataChanged, &lab, [&] { ++changes; });
  QObject::connect(lab.objects(), &QAbstractItemModel::rowsInserted, &lab, [&] { ++others; });
  QObject::connect(lab.objects(), &QAbstractItemModel::modelReset, &lab, [&] { ++others; });
  go(sample.one_left);
  EXPECT_EQ(changes, 0);
  go(sample.closed);  // philosopher 3 comes to wait for fork 1
  EXPECT_EQ(changes, 1);
  EXPECT_EQ(others, 0);
}

TEST_F(Rewinding, MarksTheLinesThatThreadsAreOn) {
  EXPECT_GT(lab.code()->count(), 100);
  const QVariantList marks = lab.code()->value(19, "markers").toList();
  ASSERT_EQ(marks.size(), 1);
  EXPECT_EQ(marks[0].toMap().value("name"), "philosopher 1");
  EXPECT_EQ(lab.currentLine(), 40);  // of the last event
  EXPECT_EQ(lab.code()->value(39, "isCurrent"), true);
  lab.setSelectedThread(3);
  lab.flush();
  EXPECT_EQ(lab.currentLine(), 30);
  EXPECT_EQ(lab.code()->value(39, "isCurrent"), false);
  go(0);
  EXPECT_TRUE(lab.code()->value(19, "markers").toList().isEmpty());
  EXPECT_EQ(lab.currentLine(), 0);
}

TEST_F(Rewinding, ColoursTheCodeAsTheThemeSays) {
  lab.setCodeColors({{"comment", "#123456"}});
  EXPECT_TRUE(lab.code()->value(0, "html").toString().contains("#123456"));
}

TEST(Session, FiltersScenariosByEveryWord) {
  session lab;
  const int all = lab.scenarios()->count();
  ASSERT_GE(all, 1);
  lab.scenarios()->setFilter("PHILO din");
  ASSERT_EQ(lab.scenarios()->count(), 1);
  EXPECT_EQ(lab.scenarios()->value(0, "scenarioId"), "dining-philosophers");
  lab.scenarios()->setFilter("no such thing");
  EXPECT_EQ(lab.scenarios()->count(), 0);
  lab.scenarios()->setFilter("");
  EXPECT_EQ(lab.scenarios()->count(), all);
}

TEST(Session, NamesWhatIsAllowed) {
  session lab;
  EXPECT_FALSE(lab.chooseScenario("dinner"));
  EXPECT_TRUE(lab.errorText().contains("dining-philosophers"));
  EXPECT_FALSE(lab.chooseVariant("none"));
  EXPECT_TRUE(lab.errorText().contains("naive"));
  EXPECT_FALSE(lab.chooseKnob("philosophers", "many"));
  EXPECT_TRUE(lab.errorText().contains("allowed"));
  EXPECT_FALSE(lab.open(QUrl::fromLocalFile("/nowhere/at/all")));
  EXPECT_FALSE(lab.errorText().isEmpty());
  lab.clearError();
  EXPECT_TRUE(lab.errorText().isEmpty());
}

}  // namespace
}  // namespace interleave::ui
