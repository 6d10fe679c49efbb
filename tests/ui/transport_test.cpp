#include "tests/ui/sample.h"
#include "ui/models/session.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace interleave::ui {
namespace {

// With real runs of the philosophers.
class Transport : public testing::Test {
 protected:
  Transport() {
    EXPECT_TRUE(lab.chooseScenario("dining-philosophers"));
    EXPECT_TRUE(lab.chooseVariant("ordered"));
    for (const auto& [knob, value] : {std::pair{"philosophers", "3"},
                                      {"think_ms", "0"},
                                      {"eat_ms", "0"},
                                      {"pause_ms", "0"},
                                      {"meals", "5"}}) {
      EXPECT_TRUE(lab.chooseKnob(knob, value)) << qPrintable(lab.errorText());
    }
  }
  void without_end() { lab.chooseKnob("meals", "0"); }
  bool comes_to(const QString& state) {
    return eventually([&] { return lab.state() == state; });
  }
  bool has_events(int more = 0) {
    const auto before = lab.trace() ? lab.trace()->records().size() : 0;
    return eventually([&] {
      return lab.trace() && lab.trace()->records().size() > before + static_cast<std::size_t>(more);
    });
  }

  session lab;
};

TEST_F(Transport, IsIdleAtFirst) {
  EXPECT_EQ(lab.state(), "idle");
  EXPECT_TRUE(lab.canRun());
  EXPECT_FALSE(lab.canPause());
  EXPECT_FALSE(lab.canStop());
  EXPECT_FALSE(lab.isTicking());
  EXPECT_FALSE(lab.stepForward());
  EXPECT_FALSE(lab.save(QUrl::fromLocalFile("/nowhere")));
}

TEST_F(Transport, IsLookedAtLessOftenWhereNothingHappens) {
  ASSERT_TRUE(lab.chooseVariant("naive"));
  lab.chooseKnob("pause_ms", "100");
  without_end();
  lab.start();
  EXPECT_FALSE(lab.isSilent());
  ASSERT_TRUE(eventually([&] { return lab.bannerVisible() && lab.isSilent(); }));
  const double then = lab.playhead();
  EXPECT_TRUE(eventually([&] { return lab.playhead() > then; })) << "time goes on";
  EXPECT_TRUE(lab.isTicking());
  lab.stop();
  EXPECT_TRUE(comes_to("finished"));
  EXPECT_FALSE(lab.isSilent());
  EXPECT_FALSE(lab.isTicking());
}

TEST_F(Transport, RunsToItsEndAndThenRests) {
  lab.start();
  EXPECT_EQ(lab.state(), "running");
  EXPECT_TRUE(lab.canPause());
  ASSERT_TRUE(comes_to("finished"));
  EXPECT_FALSE(lab.isTicking());
  lab.flush();
  EXPECT_GT(lab.now(), 0);
  EXPECT_EQ(lab.playhead(), lab.now());
  EXPECT_EQ(lab.threads()->value(1, "stateWord"), "ended");
  EXPECT_TRUE(lab.positionText().startsWith("event "));
  EXPECT_EQ(lab.errorText(), "");
}

TEST_F(Transport, PausesResumesAndStops) {
  without_end();
  lab.start();
  ASSERT_TRUE(has_events(100));
  lab.togglePause();
  EXPECT_EQ(lab.state(), "paused");
  EXPECT_TRUE(lab.canRun());
  lab.togglePause();
  EXPECT_EQ(lab.state(), "running");
  ASSERT_TRUE(has_events(100));
  lab.stop();
  EXPECT_FALSE(lab.canStop());
  ASSERT_TRUE(comes_to("finished"));
}

TEST_F(Transport, StepsOnlyWhilePaused) {
  without_end();
  lab.start();
  ASSERT_TRUE(has_events(100));
  EXPECT_TRUE(lab.stepBack());
  EXPECT_EQ(lab.state(), "paused");
  EXPECT_FALSE(lab.live());
  lab.resume();
  EXPECT_TRUE(lab.live());
}

TEST_F(Transport, RewindsARunThatGoesOn) {
  without_end();
  lab.start();
  ASSERT_TRUE(has_events(1000));
  lab.setPlayhead(lab.now() / 2);
  lab.flush();
  const double there = lab.playhead();
  EXPECT_EQ(lab.state(), "running");
  ASSERT_TRUE(has_events(100));
  lab.flush();
  EXPECT_EQ(lab.playhead(), there);
  EXPECT_GT(lab.now(), there);
}

TEST_F(Transport, KeepsKnobsFromRunToRun) {
  lab.selectVariant("waiter");
  EXPECT_EQ(lab.state(), "running");
  EXPECT_EQ(lab.variantId(), "waiter");
  EXPECT_EQ(lab.knobs()->value(0, "value"), 3);
  lab.restart();
  EXPECT_EQ(lab.state(), "running");
  ASSERT_TRUE(comes_to("finished"));
  ASSERT_TRUE(lab.trace());
  EXPECT_EQ(lab.trace()->about().variant, "waiter");
  EXPECT_EQ(lab.trace()->about().knobs.at("philosophers"), 3);
}

TEST_F(Transport, ChangesLiveKnobsAtOnceAndRestartsForOthers) {
  without_end();
  lab.start();
  ASSERT_TRUE(has_events(100));
  const auto first = lab.trace();
  for (int i = 0; i < lab.knobs()->count(); ++i) {
    if (!lab.knobs()->value(i, "live").toBool()) continue;
    lab.setKnob(lab.knobs()->value(i, "knobId").toString(), lab.knobs()->value(i, "min").toDouble() + 1);
    EXPECT_EQ(lab.knobNote(), "takes effect at once");
  }
  lab.setKnob("philosophers", 4);
  EXPECT_EQ(lab.knobNote(), "restarts the run");
  EXPECT_EQ(lab.trace(), first);  // not before the slider has come to rest
  ASSERT_TRUE(eventually([&] { return lab.trace() && lab.trace() != first && lab.threads()->count() == 5; }));
  EXPECT_EQ(lab.state(), "running");
  lab.setKnob("philosophers", 1e9);
  EXPECT_EQ(lab.errorText(), "");  // clamped
}

TEST_F(Transport, ShowsADeadlockAndEndsIt) {
  lab.chooseVariant("naive");
  without_end();
  lab.chooseKnob("pause_ms", "20");
  lab.start();
  ASSERT_TRUE(eventually([&] { return lab.bannerVisible(); }));
  EXPECT_EQ(lab.state(), "running");  // a person decides what happens next
  EXPECT_TRUE(lab.graph()->hasCycle());
  EXPECT_FALSE(lab.bannerAdvice().isEmpty());
  const double then = lab.now();  // nothing happens any more, but time passes
  EXPECT_TRUE(eventually([&] { return lab.playhead() > then; }));
  lab.stop();
  ASSERT_TRUE(comes_to("finished"));
}

TEST_F(Transport, SavesAndOpens) {
  lab.start();
  ASSERT_TRUE(comes_to("finished"));
  const QTemporaryDir folder;
  const QUrl file = QUrl::fromLocalFile(folder.filePath("run.interleave"));
  ASSERT_TRUE(lab.save(file)) << qPrintable(lab.errorText());
  session other;
  ASSERT_TRUE(other.open(file)) << qPrintable(other.errorText());
  EXPECT_EQ(other.state(), "opened");
  EXPECT_EQ(other.variantId(), "ordered");
  EXPECT_EQ(other.knobs()->value(0, "value"), 3);
  EXPECT_EQ(other.threads()->count(), lab.threads()->count());
  EXPECT_GT(other.playhead(), 0);
}

TEST_F(Transport, LeavesARunForAnotherScenario) {
  without_end();
  lab.start();
  ASSERT_TRUE(has_events(10));
  lab.show(recorded(three_philosophers().t));
  EXPECT_EQ(lab.state(), "opened");
  EXPECT_TRUE(lab.graph()->hasCycle());
  lab.start();
  EXPECT_EQ(lab.state(), "running");
}

}  // namespace
}  // namespace interleave::ui
