#include "ui/models/probability_map.h"

#include "tests/ui/sample.h"

#include <gtest/gtest.h>

#include <optional>

namespace interleave::ui {
namespace {

class Map : public testing::Test {
 protected:
  Map() { EXPECT_TRUE(lab.chooseScenario("dining-philosophers")); }

  // All have their left fork long before anyone asks for the right one.
  void surely() {
    EXPECT_TRUE(lab.chooseKnob("think_ms", "0"));
    EXPECT_TRUE(lab.chooseKnob("eat_ms", "0"));
    small();
  }
  // Nobody ever fails, and no run ends.
  void endless() {
    surely();
    EXPECT_TRUE(lab.chooseVariant("ordered"));
  }
  // Two by two cells of a run each.
  void small() {
    map->setLimitMs(60'000);
    map->setRunsPerCell(1);
    map->setGrid(2, 2);
    EXPECT_TRUE(map->setXRange(2, 3));
    EXPECT_TRUE(map->setYRange(20, 40));
  }
  bool is_over() {
    return eventually([&] { return !map->running(); });
  }
  QString of(int cell, const char* role) { return map->cells()->value(cell, role).toString(); }

  session lab;
  schedule_player player{lab};
  search_session search{lab, player};
  std::optional<probability_map> map{std::in_place, lab, search};
};

TEST_F(Map, HasTheUsualAxes) {
  EXPECT_TRUE(map->possible());
  EXPECT_EQ(map->xTitle(), "Philosophers");
  EXPECT_EQ(map->yTitle(), "Pause between forks, ms");
  EXPECT_EQ(map->xTicks(), QStringList({"2", "3", "4", "5", "6", "7"}));
  EXPECT_EQ(map->yTicks().front(), "100") << "the largest is at the top";
  EXPECT_EQ(map->cells()->count(), 36);
  EXPECT_EQ(of(0, "percent"), "–");
  EXPECT_EQ(of(0, "name"), "Philosophers 2, pause between forks 100 ms: no run yet");
  ASSERT_TRUE(lab.chooseScenario("race"));
  EXPECT_EQ(map->xTitle(), "Threads");
  ASSERT_TRUE(lab.chooseScenario("sum"));
  EXPECT_FALSE(map->possible()) << "a benchmark has runs of its own";
}

TEST_F(Map, CountsTheRunsThatFail) {
  surely();
  map->start();
  EXPECT_TRUE(map->running());
  ASSERT_TRUE(is_over());
  EXPECT_EQ(map->done(), 1);
  EXPECT_EQ(map->progressText(), "4 runs");
  EXPECT_TRUE(map->about().startsWith("With meals")) << qPrintable(map->about());
  for (int cell = 0; cell < 4; ++cell) {
    EXPECT_EQ(of(cell, "percent"), "100");
    EXPECT_EQ(map->cells()->value(cell, "share").toDouble(), 1);
    EXPECT_FALSE(map->cells()->value(cell, "current").toBool());
  }
  EXPECT_TRUE(
      of(1, "name").startsWith("Philosophers 3, pause between forks 40 ms: 1 of 1 run deadlocked (21–100 % "
                               "at 95 % confidence), after "))
      << qPrintable(of(1, "name"));
}

TEST_F(Map, StopsTheSessionsRunFirst) {
  surely();
  ASSERT_TRUE(lab.chooseVariant("ordered"));
  lab.start();
  ASSERT_TRUE(eventually([&] { return lab.state() == "running" && lab.trace() != nullptr; }));
  map->start();
  EXPECT_TRUE(map->waiting());
  ASSERT_TRUE(eventually([&] { return !map->waiting(); }));
  EXPECT_TRUE(map->running());
  EXPECT_EQ(lab.state(), "finished");
}

TEST_F(Map, EndsWhenTheSessionRuns) {
  endless();
  map->start();
  ASSERT_TRUE(eventually([&] { return !map->about().isEmpty(); }));
  lab.start();
  ASSERT_TRUE(is_over());
  EXPECT_EQ(lab.state(), "running");
}

TEST_F(Map, IsForgottenWithItsVariant) {
  surely();
  map->start();
  ASSERT_TRUE(is_over());
  ASSERT_TRUE(lab.chooseVariant("ordered"));
  EXPECT_EQ(of(0, "percent"), "–");
  map->start();
  ASSERT_TRUE(lab.chooseVariant("waiter"));
  ASSERT_TRUE(is_over());
  EXPECT_EQ(of(0, "percent"), "–");
  EXPECT_EQ(map->done(), 0);
}

TEST_F(Map, BeginsAnewWhileOneStillEnds) {
  endless();
  map->start();
  ASSERT_TRUE(lab.chooseVariant("naive"));
  map->start();
  ASSERT_TRUE(is_over());
  EXPECT_EQ(of(3, "percent"), "100");
}

TEST_F(Map, RunsACellInTheWindow) {
  surely();
  map->show(1);
  EXPECT_EQ(lab.values()->number("philosophers"), 3);
  EXPECT_EQ(lab.values()->number("pause_ms"), 40);
  EXPECT_EQ(lab.state(), "running");
  EXPECT_TRUE(eventually([&] { return lab.bannerVisible(); }));
}

TEST_F(Map, TakesOtherKnobs) {
  const int x = map->xChoice();
  const int y = map->yChoice();
  map->setX(y);
  EXPECT_EQ(map->yChoice(), x) << "they change places";
  EXPECT_EQ(map->yTitle(), "Philosophers");
  map->setX(2);
  EXPECT_EQ(map->xTitle(), "Thinking, ms");
  EXPECT_FALSE(map->setYRange(1, 7));
  EXPECT_TRUE(map->problem().contains("within 2..64")) << qPrintable(map->problem());
  EXPECT_TRUE(map->setYRange(2, 4));
  EXPECT_EQ(map->yTicks(), QStringList({"4", "3", "2"}));
  EXPECT_EQ(map->problem(), "");
}

TEST_F(Map, IsCancelled) {
  endless();
  map->start();
  ASSERT_TRUE(eventually([&] {
    return map->cells()->value(1, "current").toBool() || map->done() > 0 ||
           map->progressText() == "0 of 4 runs";
  }));
  map->cancel();
  ASSERT_TRUE(is_over());
  EXPECT_LT(map->done(), 1);
  map->start();
  map.reset();  // as a window that closes
}

}  // namespace
}  // namespace interleave::ui
