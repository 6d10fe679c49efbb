#include "ui/models/philosophers_scene.h"

#include "tests/ui/sample.h"

#include <gtest/gtest.h>

namespace interleave::ui {
namespace {

TEST(PhilosophersScene, PutsForksIntoTheHandsThatHoldThem) {
  three_philosophers sample;
  session lab;
  lab.show(recorded(sample.t));
  philosophers_scene table;
  table.setSource(&lab);
  ASSERT_EQ(table.seats()->count(), 3);
  ASSERT_EQ(table.forks()->count(), 3);
  EXPECT_EQ(table.seats()->value(0, "name"), "philosopher 1");
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(table.forks()->value(i, "holder"), i);
    EXPECT_EQ(table.forks()->value(i, "hand"), "left");
    EXPECT_EQ(table.forks()->value(i, "wantedBy").toList(), QVariantList{(i + 2) % 3});
    EXPECT_EQ(table.seats()->value(i, "phase"), "hungry");
  }
  lab.setPlayhead(static_cast<double>(sample.before_any));
  lab.flush();
  EXPECT_EQ(table.forks()->value(0, "holder"), -1);
  EXPECT_EQ(table.forks()->value(0, "hand"), "table");
}

TEST(PhilosophersScene, HasASeatForEachForkBeforeAllHaveBegun) {
  analysis::trace_builder t;
  t.thread(1, "main");
  for (int i = 1; i <= 3; ++i) t.mutex("fork " + std::to_string(i));
  t.thread(2, "philosopher 2");
  session lab;
  lab.show(recorded(t));
  philosophers_scene table;
  table.setSource(&lab);
  ASSERT_EQ(table.seats()->count(), 3);
  EXPECT_EQ(table.seats()->value(0, "name"), "philosopher 1");
  EXPECT_EQ(table.seats()->value(0, "threadId"), 0);
  EXPECT_EQ(table.seats()->value(1, "threadId"), 2);
}

TEST(PhilosophersScene, KnowsTheRightHand) {
  three_philosophers sample;
  sample.t.unlock(3, sample.forks[1]);
  sample.t.gets(2, sample.forks[1]);  // fork 2 goes to philosopher 1, on the left of it
  session lab;
  lab.show(recorded(sample.t));
  philosophers_scene table;
  table.setSource(&lab);
  EXPECT_EQ(table.forks()->value(1, "holder"), 0);
  EXPECT_EQ(table.forks()->value(1, "hand"), "right");
}

TEST(PhilosophersScene, LeavesTheForksOnTheTableOnceAllIsOver) {
  three_philosophers sample;
  for (const trace::object_id fork : sample.forks) sample.t.add(trace::kind::object_destroyed, 1, fork);
  session lab;
  lab.show(recorded(sample.t));
  philosophers_scene table;
  table.setSource(&lab);
  ASSERT_EQ(table.forks()->count(), 3);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(table.forks()->value(i, "hand"), "table");
}

TEST(PhilosophersScene, CountsMealsAndHunger) {
  analysis::trace_builder t;
  t.thread(1, "main");
  t.thread(2, "philosopher 1");
  t.thread(3, "philosopher 2");
  t.phase(2, hungry);
  const trace::nanoseconds hungry_since = t.now;
  t.pass(5'000'000);
  t.phase(2, eating);
  const trace::nanoseconds ate = t.now;
  t.counts(2, meals);
  t.counts(2, meals);
  t.counts(3, meals);
  t.phase(2, hungry);
  t.pass(1'000'000);
  t.phase(3, thinking);
  session lab;
  lab.show(recorded(t));
  philosophers_scene table;
  table.setSource(&lab);
  EXPECT_EQ(table.mealsTotal(), 3);
  EXPECT_EQ(table.seats()->value(0, "meals"), 2);
  EXPECT_EQ(table.seats()->value(0, "longestHunger"), static_cast<double>(ate - hungry_since));
  EXPECT_GT(table.seats()->value(0, "hungryFor").toDouble(), 1e6);
  EXPECT_TRUE(table.fairnessText().contains("0.90")) << qPrintable(table.fairnessText());
  EXPECT_TRUE(table.longestHungerText().contains("philosopher 1"));

  lab.setPlayhead(static_cast<double>(hungry_since) + 2e6);
  lab.flush();
  EXPECT_EQ(table.seats()->value(0, "longestHunger"), 2e6);
  EXPECT_EQ(table.seats()->value(0, "hungryFor"), 2e6);
  EXPECT_EQ(table.mealsTotal(), 0);
}

}  // namespace
}  // namespace interleave::ui
