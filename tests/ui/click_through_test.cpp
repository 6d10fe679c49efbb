#include "tests/ui/window_fixture.h"

namespace interleave::ui {
namespace {

// The first variant of the first scenario, which runs for ever: five philosophers, left fork first.
class ClickThrough : public window_test {
 protected:
  void run() {
    click("run");
    ASSERT_TRUE(wait([&] { return lab().state() == "running" && position() > 50; }));
  }
  void run_until_deadlock() {
    set_knob("pause_ms", "300");
    run();
    ASSERT_TRUE(wait([&] { return has_finding("deadlock") && is_seen("banner"); }));
  }
  bool stands_at(std::size_t wanted) {
    return wait([&] { return position() == wanted; });
  }
};

TEST_F(ClickThrough, SpacePausesAndGoesOn) {
  run();
  press(Qt::Key_Space);
  EXPECT_TRUE(wait([&] { return lab().state() == "paused"; }));
  press(Qt::Key_Space);
  EXPECT_TRUE(wait([&] { return lab().state() == "running"; }));
}

TEST_F(ClickThrough, StepsAreOneEventEach) {
  run();
  press(Qt::Key_Space);
  ASSERT_TRUE(wait([&] { return lab().state() == "paused"; }));
  click("stepBack");  // leaves the head of the trace, which may still grow by a thread that wakes
  ASSERT_TRUE(wait([&] { return !lab().live(); }));
  lab().flush();
  const std::size_t there = position();
  ASSERT_GT(there, 2u);
  click("stepBack");
  EXPECT_TRUE(stands_at(there - 1));
  press(Qt::Key_Left);
  EXPECT_TRUE(stands_at(there - 2));
  press(Qt::Key_Right);
  EXPECT_TRUE(stands_at(there - 1));
  click("stepForward");
  EXPECT_TRUE(stands_at(there));
}

TEST_F(ClickThrough, TheScrubberIsDragged) {
  run();
  press(Qt::Key_S);  // the trace grows no more: a share of it stays that share
  ASSERT_TRUE(wait([&] { return lab().state() == "finished"; }));
  lab().flush();  // the scrubber knows the end
  const QQuickItem* const scrubber = item("scrubber");
  ASSERT_NE(scrubber, nullptr);
  QTest::mousePress(&window(), Qt::LeftButton, {}, inside(*scrubber, 0.9));
  for (const double across : {0.7, 0.5, 0.3}) QTest::mouseMove(&window(), inside(*scrubber, across));
  QTest::mouseRelease(&window(), Qt::LeftButton, {}, inside(*scrubber, 0.3));
  ASSERT_TRUE(wait([&] { return !lab().live(); }));
  EXPECT_GT(lab().playhead(), 0.2 * lab().now());
  EXPECT_LT(lab().playhead(), 0.4 * lab().now());

  press(Qt::Key_Home);
  EXPECT_TRUE(wait([&] { return lab().playhead() == 0 && position() == 0; }));
  press(Qt::Key_End);
  EXPECT_TRUE(wait([&] { return lab().live() && position() > 0; }));
  press(Qt::Key_Home);
  EXPECT_TRUE(wait([&] { return !lab().live(); }));
  click("goLive");
  EXPECT_TRUE(wait([&] { return lab().live(); }));
}

TEST_F(ClickThrough, StopsAndStartsAfresh) {
  run();
  press(Qt::Key_S);
  ASSERT_TRUE(wait([&] { return lab().state() == "finished"; }));
  const auto first = lab().trace();
  press(Qt::Key_R);
  ASSERT_TRUE(wait([&] { return lab().state() == "running" && lab().trace() != first; }));
  click("stop");
  ASSERT_TRUE(wait([&] { return lab().state() == "finished"; }));
  const auto second = lab().trace();
  click("restart");
  EXPECT_TRUE(wait([&] { return lab().state() == "running" && lab().trace() != second; }));
}

TEST_F(ClickThrough, TheThemeTurns) {
  run();
  const QColor before = window().color();
  click("theme");
  EXPECT_TRUE(wait([&] { return window().color() != before; }));
  press(Qt::Key_L);
  EXPECT_TRUE(wait([&] { return window().color() == before; }));
}

TEST_F(ClickThrough, TheKeysAreShownAndHidden) {
  EXPECT_FALSE(is_seen("keys"));
  click("help");
  EXPECT_TRUE(wait([&] { return is_seen("keys"); }));
  press(Qt::Key_Escape);
  EXPECT_TRUE(wait([&] { return !is_seen("keys"); }));
  press(Qt::Key_F1);
  EXPECT_TRUE(wait([&] { return is_seen("keys"); }));
  QTest::mouseClick(&window(), Qt::LeftButton, {}, {5, window().height() - 5});
  EXPECT_TRUE(wait([&] { return !is_seen("keys"); }));
}

TEST_F(ClickThrough, EachTabShowsItsPageAlone) {
  run_until_deadlock();
  const QStringList tabs = {"Findings", "Threads", "Locks", "Conditions", "Graph"};
  const auto alone = [&](const QString& wanted) {
    for (const QString& each : tabs) {
      if (is_seen("page:" + each) != (each == wanted)) return false;
    }
    return true;
  };
  for (const QString& each : tabs) {
    click("tab:" + each);
    EXPECT_TRUE(wait([&] { return alone(each); })) << qPrintable(each);
  }
  for (const QString& each : tabs) {
    press(Qt::Key_G);
    EXPECT_TRUE(wait([&] { return alone(each); })) << qPrintable(each);
  }
}

TEST_F(ClickThrough, AFindingLeadsToItsMoment) {
  run_until_deadlock();
  press(Qt::Key_Home);
  ASSERT_TRUE(wait([&] { return lab().playhead() == 0; }));
  EXPECT_TRUE(wait([&] { return !is_seen("banner"); })) << "nothing is wrong at the beginning";
  click("tab:Findings");
  click("finding:0");
  const double at = lab().findings()->value(0, "at").toDouble();
  EXPECT_GT(at, 0);
  EXPECT_TRUE(wait([&] { return lab().playhead() == at; }));
  EXPECT_TRUE(wait([&] { return is_seen("banner"); }));
}

TEST_F(ClickThrough, WhatWasOverAtOnceIsWatchedSlowly) {
  lab().select("sync-vs-async");
  ASSERT_TRUE(lab().chooseVariant("event-loop"));
  lab().start();
  ASSERT_TRUE(wait([&] { return lab().situation() == "finished"; }));
  click("watchSlowly");
  EXPECT_TRUE(wait([&] { return lab().mode() == "paced" && lab().state() == "running"; }));
  EXPECT_TRUE(wait([&] { return !is_seen("watchSlowly"); }));
}

TEST_F(ClickThrough, TheSearchFilters) {
  run();
  const auto entries = [&] { return lab().scenarios()->count(); };
  const int all = entries();
  press(Qt::Key_F, Qt::ControlModifier);
  type("philos");
  EXPECT_TRUE(wait([&] { return is_seen("scenario:dining-philosophers"); }));
  EXPECT_LE(entries(), all);
  type("srt");  // keys of the window otherwise
  EXPECT_TRUE(wait([&] { return entries() == 0 && !is_seen("scenario:dining-philosophers"); }));
  EXPECT_EQ(lab().state(), "running");
  press(Qt::Key_Escape);
  EXPECT_TRUE(wait([&] { return entries() == all; }));
  click("search");
  type("zzz");
  EXPECT_TRUE(wait([&] { return entries() == 0; }));
}

}  // namespace
}  // namespace interleave::ui
