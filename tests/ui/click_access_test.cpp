#include "core/bench/experiment.h"
#include "core/scenario/registry.h"
#include "tests/ui/access_walk.h"
#include "tests/ui/contrast_walk.h"
#include "tests/ui/window_fixture.h"
#include "ui/models/words.h"

namespace interleave::ui {
namespace {

constexpr double least_contrast = 4.5;  // WCAG 2, level AA

// What a screen reader is told: nothing that can be reached is without a name and a role. What is read: in
// both themes every text stands out from its ground.
class ClickAccess : public window_test {
 protected:
  void SetUp() override {
    access_walk::wake();
    window_test::SetUp();
  }
  void expect_all_named(const QString& where) {
    const access_walk walked(window());
    EXPECT_TRUE(walked.complaints().isEmpty()) << qPrintable(where) << "\n"
                                               << qPrintable(walked.complaints().join(QLatin1Char('\n')));
    EXPECT_GT(walked.told(), 20) << qPrintable(where);
    for (int i = 0; i < 2; ++i) {  // in one theme and the other
      const contrast_walk seen(window(), least_contrast);
      EXPECT_TRUE(seen.complaints().isEmpty()) << qPrintable(where) << '\n'
                                               << qPrintable(seen.complaints().join(QLatin1Char('\n')));
      EXPECT_GT(seen.texts(), 20) << qPrintable(where);
      turn_theme();
    }
  }
  void turn_theme() {
    const QColor before = window().color();
    window().metaObject()->invokeMethod(&window(), "setDark", Q_ARG(bool, before.lightness() > 128));
    ASSERT_TRUE(wait([&] { return window().color() != before; }));
  }
};

TEST_F(ClickAccess, EveryScenarioIdleAndRunning) {
  for (const scenario::descriptor& each : scenario::catalogue()) {
    ASSERT_NO_FATAL_FAILURE(show_part_of_a_run(each.id, 1e8, 0.5));
    expect_all_named(from(each.id));
  }
}

TEST_F(ClickAccess, EachTabOfTheDock) {
  set_knob("pause_ms", "300");
  click("run");
  ASSERT_TRUE(wait([&] { return has_finding("deadlock") && is_seen("banner"); }));
  for (const QString each : {"Findings", "Threads", "Locks", "Conditions", "Graph"}) {
    click("tab:" + each);
    ASSERT_TRUE(wait([&] { return is_seen("page:" + each); }));
    expect_all_named(each);
  }
  click("tab:Guide");
  expect_all_named("Guide");
  click("tab:Events");
  ASSERT_TRUE(wait([&] { return is_seen("events"); }));
  expect_all_named("Events");
  click("aboutButton");
  ASSERT_TRUE(wait([&] { return is_seen("about"); }));
  expect_all_named("about");
  press(Qt::Key_Escape);
  press(Qt::Key_P);
  ASSERT_TRUE(wait([&] { return is_seen("presenterWords"); }));
  expect_all_named("presenter");
  press(Qt::Key_Escape);
}

TEST_F(ClickAccess, ABenchmarkAndItsFigures) {
  lab().select("lock-cost");
  ASSERT_TRUE(wait([&] { return is_seen("bench"); }));
  expect_all_named("not measured");
  for (const scenario::knob& each : bench::find("lock-cost")->about.knobs)
    lab().setKnob(from(each.id), each.min);
  bench().setRepetitions(1);
  bench().run();
  ASSERT_TRUE(wait([&] { return bench().hasReport() && !bench().isRunning() && is_seen("bench:table"); }));
  expect_all_named("measured");
}

TEST_F(ClickAccess, WhatIsFoundTheMapAndAStep) {
  press(Qt::Key_E);
  ASSERT_TRUE(wait([&] { return is_seen("failure:0") && !with_schedules().search()->running(); }));
  expect_all_named("found");
  click("question:map");
  ASSERT_TRUE(wait([&] { return is_seen("map:grid"); }));
  expect_all_named("map");
  press(Qt::Key_M);
  ASSERT_TRUE(wait([&] { return is_seen("branch:0"); }));
  expect_all_named("stepped");
}

TEST_F(ClickAccess, ADuel) {
  press(Qt::Key_D);
  ASSERT_TRUE(wait([&] { return is_seen("duelArea") && pair().right()->frame() != nullptr; }));
  expect_all_named("duel");
}

TEST_F(ClickAccess, TheTourThePaletteAndTheKeys) {
  press(Qt::Key_T);
  ASSERT_TRUE(wait([&] { return is_seen("tourCard"); }));
  expect_all_named("tour");
  press(Qt::Key_K, Qt::ControlModifier);
  ASSERT_TRUE(wait([&] { return is_seen("palette"); }));
  expect_all_named("palette");
  press(Qt::Key_Escape);
  ASSERT_TRUE(wait([&] { return !is_seen("palette"); }));
  press(Qt::Key_Question);
  ASSERT_TRUE(wait([&] { return is_seen("keys"); }));
  expect_all_named("keys");
}

class ClickAccessGreeted : public ClickAccess {
 protected:
  ClickAccessGreeted() { with_.greets = true; }
};

TEST_F(ClickAccessGreeted, TheWelcome) {
  ASSERT_TRUE(wait([&] { return is_seen("welcome"); }));
  expect_all_named("welcome");
}

}  // namespace
}  // namespace interleave::ui
