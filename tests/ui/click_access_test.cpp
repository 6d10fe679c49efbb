#include "core/bench/experiment.h"
#include "core/scenario/registry.h"
#include "tests/ui/access_walk.h"
#include "tests/ui/window_fixture.h"
#include "ui/models/words.h"

namespace interleave::ui {
namespace {

// What a screen reader is told: nothing that can be reached is without a name and a role.
class ClickAccess : public window_test {
 protected:
  void SetUp() override {
    access_walk::wake();
    window_test::SetUp();
  }
  void expect_all_named(const QString& where) {
    const access_walk walked(window());
    EXPECT_TRUE(walked.complaints().isEmpty()) << qPrintable(where) << "\n"
                                               << qPrintable(walked.complaints().join(QLatin1Char(0x0a)));
    EXPECT_GT(walked.told(), 20) << qPrintable(where);
  }
};

TEST_F(ClickAccess, EveryScenarioIdleAndRunning) {
  for (const scenario::descriptor& each : scenario::catalogue()) {
    lab().select(from(each.id));
    lab().start();
    ASSERT_TRUE(wait([&] { return position() > 5 || lab().state() == "finished"; }));
    QTest::qWait(0);
    expect_all_named(from(each.id));
    lab().stop();
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
