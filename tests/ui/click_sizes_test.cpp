#include "core/scenario/registry.h"
#include "tests/ui/bench_sample.h"
#include "tests/ui/cut_walk.h"
#include "tests/ui/window_fixture.h"
#include "ui/models/words.h"

#include <QDir>
#include <QImage>

namespace interleave::ui {
namespace {

constexpr int on_its_way_ms = 2'000;

// Every screen at the sizes that people have: nothing that is to be read is cut off or drawn over.
// INTERLEAVE_SCREENS=folder keeps a picture of each in both themes, to be looked at.
class ClickSizes : public window_test, public testing::WithParamInterface<QSize> {
 protected:
  void SetUp() override {
    window_test::SetUp();
    if (HasFatalFailure()) return;
    window().resize(GetParam());
    ASSERT_TRUE(wait([&] { return window().size() == GetParam(); }));
  }

  void expect_whole(const QString& screen) {
    // Again if something was still on its way.
    QStringList complaints;
    std::size_t texts = 0;
    const bool whole = QTest::qWaitFor(
        [&] {
          const cut_walk walked(window());
          complaints = walked.complaints();
          texts = walked.texts();
          return complaints.isEmpty();
        },
        on_its_way_ms);
    EXPECT_TRUE(whole) << qPrintable(screen) << "\n" << qPrintable(complaints.join(QLatin1Char('\n')));
    EXPECT_GT(texts, 20u) << qPrintable(screen);
    const QString folder = qEnvironmentVariable("INTERLEAVE_SCREENS");
    if (folder.isEmpty()) return;
    for (const bool dark : {true, false}) {
      QMetaObject::invokeMethod(&window(), "setDark", Q_ARG(bool, dark));
      QTest::qWait(20);
      const QString name = QStringLiteral("%1-%2-%3.png")
                               .arg(screen)
                               .arg(GetParam().width())
                               .arg(dark ? QStringLiteral("dark") : QStringLiteral("light"));
      EXPECT_TRUE(window().grabWindow().save(QDir(folder).filePath(name))) << qPrintable(name);
    }
  }
};

TEST_P(ClickSizes, EveryScenario) {
  for (const scenario::descriptor& each : scenario::catalogue()) {
    ASSERT_NO_FATAL_FAILURE(show_part_of_a_run(each.id, 2e8, 0.7));
    expect_whole(from(each.id));
  }
}

TEST_P(ClickSizes, WithADeadlock) {
  set_knob("pause_ms", "300");
  click("run");
  ASSERT_TRUE(wait([&] { return has_finding("deadlock") && is_seen("banner"); }));
  for (const QString each : {"Findings", "Threads", "Locks", "Conditions", "Graph"}) {
    click("tab:" + each);
    ASSERT_TRUE(wait([&] { return is_seen("page:" + each); }));
    ASSERT_TRUE(rests());
    expect_whole("tab-" + each);
  }
  click("tab:Guide");
  ASSERT_TRUE(rests());
  expect_whole("tab-Guide");
  click("tab:Events");
  ASSERT_TRUE(wait([&] { return is_seen("events"); }));
  ASSERT_TRUE(rests());
  expect_whole("tab-Events");
  click("aboutButton");
  ASSERT_TRUE(wait([&] { return is_seen("about"); }));
  ASSERT_TRUE(rests());
  expect_whole("about");
  press(Qt::Key_Escape);
  press(Qt::Key_P);
  ASSERT_TRUE(wait([&] { return is_seen("presenterWords"); }));
  ASSERT_TRUE(rests());
  expect_whole("presenter");
  press(Qt::Key_Escape);
}

TEST_P(ClickSizes, SchedulesFoundAndStepped) {
  press(Qt::Key_E);
  ASSERT_TRUE(wait([&] { return is_seen("failure:0"); }));
  ASSERT_TRUE(rests());
  expect_whole("find");
  press(Qt::Key_M);
  ASSERT_TRUE(wait([&] { return is_seen("page:Step"); }));
  press(Qt::Key_N);
  ASSERT_TRUE(rests());
  expect_whole("stepped");
}

TEST_P(ClickSizes, AMapOfHowLikely) {
  probability_map& map = *with_schedules().map();
  map.setGrid(3, 3);
  map.setLimitMs(60);
  map.setRunsPerCell(1);
  click("tab:Find");
  click("question:map");
  ASSERT_TRUE(wait([&] { return is_seen("map:grid"); }));
  expect_whole("map-empty");
  click("map:run");
  ASSERT_TRUE(wait([&] { return map.done() == 1 && is_seen("map:run"); }));
  ASSERT_TRUE(rests());
  expect_whole("map");
}

TEST_P(ClickSizes, ADuel) {
  press(Qt::Key_D);
  ASSERT_TRUE(wait([&] { return is_seen("duelArea") && pair().right()->frame() != nullptr; }));
  ASSERT_TRUE(wait([&] { return lab().now() > 5e8; }));
  press(Qt::Key_S);
  ASSERT_TRUE(wait([&] { return lab().state() == "finished" && pair().right()->state() == "finished"; }));
  ASSERT_TRUE(rests());
  expect_whole("duel");
}

TEST_P(ClickSizes, TheTourThePaletteAndTheKeys) {
  press(Qt::Key_T);
  ASSERT_TRUE(wait([&] { return is_seen("tourCard"); }));
  ASSERT_TRUE(rests());
  expect_whole("tour");
  press(Qt::Key_K, Qt::ControlModifier);
  ASSERT_TRUE(wait([&] { return is_seen("palette"); }));
  expect_whole("palette");
  press(Qt::Key_Escape);
  ASSERT_TRUE(wait([&] { return !is_seen("palette"); }));
  press(Qt::Key_Question);
  ASSERT_TRUE(wait([&] { return is_seen("keys"); }));
  ASSERT_TRUE(rests());
  expect_whole("keys");
}

TEST_P(ClickSizes, ABenchmarkWithFigures) {
  const bench::experiment measured = made_up();
  bench().show(std::make_shared<const bench::report>(report_of(measured)));
  lab().select("sum");
  ASSERT_TRUE(wait([&] { return is_seen("bench:table"); }));
  ASSERT_TRUE(rests());
  expect_whole("bench");
}

class ClickSizesGreeted : public ClickSizes {
 protected:
  ClickSizesGreeted() { with_.greets = true; }
};

TEST_P(ClickSizesGreeted, TheWelcome) {
  ASSERT_TRUE(wait([&] { return is_seen("welcome"); }));
  expect_whole("welcome");
}

const auto sizes = testing::Values(QSize(1024, 700), QSize(1280, 800), QSize(1920, 1080));
const auto by_width = [](const auto& info) { return std::to_string(info.param.width()); };
INSTANTIATE_TEST_SUITE_P(Screens, ClickSizes, sizes, by_width);
INSTANTIATE_TEST_SUITE_P(Screens, ClickSizesGreeted, sizes, by_width);

}  // namespace
}  // namespace interleave::ui
