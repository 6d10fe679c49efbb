#include "ui/models/stepper.h"

#include "tests/ui/sample.h"
#include "ui/models/schedule_player.h"

#include <gtest/gtest.h>

namespace interleave::ui {
namespace {

// Three philosophers who eat once, left fork first.
class Stepped : public testing::Test {
 protected:
  Stepped() {
    EXPECT_TRUE(lab.chooseScenario("dining-philosophers"));
    EXPECT_TRUE(lab.chooseVariant("naive"));
    EXPECT_TRUE(lab.chooseKnob("philosophers", "3"));
    EXPECT_TRUE(lab.chooseKnob("meals", "1"));
  }
  bool asks() {
    return eventually([&] { return steps.asks(); });
  }
  bool is_over() {
    return eventually([&] { return steps.over(); });
  }
  // All philosophers are there, and main waits for them.
  void all_sit() {
    steps.enter();
    ASSERT_TRUE(asks());
    ASSERT_TRUE(steps.untilWaits());
    ASSERT_TRUE(asks());
    ASSERT_EQ(steps.branches()->count(), 4);
  }
  QVariant value(int row, const char* role) { return steps.branches()->value(row, role); }
  int row_of(const QString& thread) {
    for (int i = 0; i < steps.branches()->count(); ++i) {
      if (value(i, "name") == thread) return i;
    }
    return -1;
  }
  bool step(const QString& thread) {
    return eventually([&] { return steps.asks() && row_of(thread) >= 0; }) && steps.choose(row_of(thread));
  }

  session lab;
  stepper steps{lab};
};

TEST_F(Stepped, WaitsForAnAnswerAtEachStep) {
  EXPECT_FALSE(steps.active());
  EXPECT_FALSE(steps.step());
  steps.enter();
  EXPECT_TRUE(steps.active());
  EXPECT_EQ(lab.mode(), "stepped");
  ASSERT_TRUE(asks());
  EXPECT_EQ(lab.situation(), "your turn");
  ASSERT_TRUE(eventually([&] { return value(0, "name") == "main"; }));
  EXPECT_EQ(value(0, "what"), "start");
  EXPECT_TRUE(eventually([&] { return value(0, "object") == "philosopher 1"; }));
  EXPECT_GT(value(0, "line").toInt(), 0);
  EXPECT_EQ(value(0, "key"), 1);
  EXPECT_FALSE(steps.choose(1));
  ASSERT_TRUE(steps.step());
  ASSERT_TRUE(asks());
  EXPECT_EQ(steps.stepsText(), "1 step");
  EXPECT_EQ(steps.branches()->count(), 2);
  EXPECT_TRUE(value(0, "hasTurn").toBool());
  EXPECT_TRUE(value(1, "preempts").toBool());
}

TEST_F(Stepped, ShowsWhoWaitsForWhat) {
  all_sit();
  EXPECT_TRUE(eventually([&] { return row_of("main") == 3; })) << "names may come later";
  EXPECT_FALSE(value(3, "can").toBool());
  EXPECT_EQ(value(3, "what"), "join");
  EXPECT_FALSE(steps.choose(3));
  EXPECT_TRUE(steps.asks());
}

TEST_F(Stepped, IsSteeredIntoTheDeadlockAndHeldAgainstTheFewestSwitches) {
  EXPECT_EQ(steps.challenge(), "");
  all_sit();
  EXPECT_TRUE(steps.challenge().startsWith("Break it"));
  for (const char* const each : {"philosopher 1", "philosopher 2", "philosopher 3"}) {
    ASSERT_TRUE(step(each));  // begins
    ASSERT_TRUE(step(each));  // takes its left fork
  }
  ASSERT_TRUE(eventually([&] { return steps.asks() || steps.over(); }));
  while (steps.asks()) {
    ASSERT_TRUE(steps.step());
    ASSERT_TRUE(eventually([&] { return steps.asks() || steps.over(); }));
  }
  ASSERT_TRUE(is_over());
  EXPECT_TRUE(steps.broken());
  EXPECT_EQ(steps.endText(), "Deadlock");
  EXPECT_TRUE(eventually([&] { return lab.bannerVisible(); }));
  EXPECT_EQ(lab.situation(), "deadlocked");
  EXPECT_TRUE(eventually([&] {
    return steps.challenge().contains("the fewest there are") || steps.challenge().contains("enough");
  })) << qPrintable(steps.challenge());

  const QString own = steps.schedule();
  schedule_player player(lab);
  ASSERT_TRUE(player.play(own)) << qPrintable(player.problem());
  lab.setPace(0);
  EXPECT_TRUE(eventually([&] { return player.result() == "deadlock, as the schedule says"; }));
  EXPECT_FALSE(steps.active());
}

TEST_F(Stepped, TakesAnswersBack) {
  all_sit();
  const QString there = steps.stepsText();
  ASSERT_TRUE(step("philosopher 2"));
  ASSERT_TRUE(step("philosopher 2"));
  ASSERT_TRUE(asks());
  EXPECT_NE(steps.stepsText(), there);
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(steps.canUndo());
    steps.undo();
    ASSERT_TRUE(eventually([&] { return !steps.asks(); }) || true);
    ASSERT_TRUE(asks());
  }
  EXPECT_TRUE(eventually([&] { return steps.asks() && steps.stepsText() == there; }))
      << qPrintable(steps.stepsText());
  steps.undo();
  EXPECT_TRUE(eventually([&] { return steps.asks() && steps.stepsText() == "0 steps"; }));
  EXPECT_FALSE(steps.canUndo());
}

TEST_F(Stepped, StopsWhileItWaits) {
  all_sit();
  lab.stop();
  ASSERT_TRUE(eventually([&] { return lab.state() == "finished"; }));
  EXPECT_TRUE(is_over());
  EXPECT_FALSE(steps.broken());
  lab.restart();
  ASSERT_TRUE(asks());
  EXPECT_EQ(steps.stepsText(), "0 steps");
}

TEST_F(Stepped, StaysForOtherVariantsAndEndsWithTheScenario) {
  all_sit();
  lab.selectVariant("ordered");
  EXPECT_TRUE(steps.active());
  ASSERT_TRUE(asks());
  EXPECT_EQ(steps.challenge(), "") << "nothing to break";
  steps.leave();
  EXPECT_FALSE(steps.active());
  EXPECT_EQ(lab.mode(), "free");
  ASSERT_TRUE(eventually([&] { return lab.state() == "finished"; })) << "it runs by itself";
  steps.enter();
  ASSERT_TRUE(asks());
  lab.select("race");
  EXPECT_FALSE(steps.active());
  EXPECT_FALSE(steps.asks());
}

}  // namespace
}  // namespace interleave::ui
