#include "core/bench/experiment.h"
#include "tests/ui/window_fixture.h"
#include "ui/models/words.h"

#include <QClipboard>
#include <QGuiApplication>

namespace interleave::ui {
namespace {

// The page of each benchmark, measured with settings as small as they may be.
class ClickBench : public window_test, public testing::WithParamInterface<std::string> {
 protected:
  void open(const std::string& id) {
    ASSERT_NO_FATAL_FAILURE(choose(id));
    ASSERT_TRUE(wait([&] { return is_seen("bench"); }));
    EXPECT_FALSE(is_seen("scene"));
    EXPECT_FALSE(is_seen("run")) << "there is no transport";
  }
  void make_small() {
    const bench::experiment* const of = bench::find(lab().scenarioId().toStdString());
    for (const scenario::knob& each : of->about.knobs) {
      lab().setKnob(from(each.id), each.id == "threads" ? 2 : each.min);
    }
    bench().setRepetitions(1);
  }
  bool has_ended() {
    return wait([&] { return !bench().isRunning(); });
  }
};

TEST_P(ClickBench, IsStartedAndCancelled) {
  ASSERT_NO_FATAL_FAILURE(open(GetParam()));
  EXPECT_TRUE(is_seen("bench:empty"));
  bench().setRepetitions(50);
  click("bench:run");
  ASSERT_TRUE(wait([&] { return bench().isRunning() && is_seen("bench:progress"); }));
  click("bench:cancel");
  ASSERT_TRUE(has_ended());
  EXPECT_TRUE(wait([&] { return is_seen("bench:run"); }));

  press(Qt::Key_Space);
  ASSERT_TRUE(wait([&] { return bench().isRunning(); }));
  press(Qt::Key_Escape);
  ASSERT_TRUE(has_ended());
}

TEST_P(ClickBench, ShowsWhatCameOut) {
  ASSERT_NO_FATAL_FAILURE(open(GetParam()));
  make_small();
  press(Qt::Key_Space);
  ASSERT_TRUE(wait([&] { return bench().hasReport() && !bench().isRunning(); }))
      << qPrintable(lab().errorText());
  EXPECT_TRUE(wait([&] { return is_seen("bench:table") && is_seen("bench:facts"); }));
  EXPECT_FALSE(is_seen("bench:empty"));
  EXPECT_FALSE(bench().verdictTexts().isEmpty());
  for (const QString& each : bench().figures()) {
    if (bench().figures().size() > 1) click("tab:" + each);
    EXPECT_TRUE(wait([&] { return bench().chartTitle().startsWith(each); })) << qPrintable(each);
    EXPECT_TRUE(wait([&] { return is_seen("plot"); })) << qPrintable(each);
  }
  for (int i = 0; i < bench().table()->count(); ++i) {
    EXPECT_NE(bench().table()->value(i, "state"), "wrong")
        << qPrintable(bench().table()->value(i, "stateText").toString());
  }
  press(Qt::Key_C, Qt::ControlModifier);
  EXPECT_EQ(QGuiApplication::clipboard()->text().remove('\r'), bench().csv().remove('\r'));
}

TEST_P(ClickBench, ItsTableIsWalkedByKeys) {
  ASSERT_NO_FATAL_FAILURE(open(GetParam()));
  make_small();
  click("bench:run");
  ASSERT_TRUE(wait([&] { return bench().hasReport() && !bench().isRunning(); }));
  QQuickItem* const cells = item("bench:cells");
  ASSERT_NE(cells, nullptr);
  cells->forceActiveFocus(Qt::TabFocusReason);
  EXPECT_TRUE(wait([&] { return cells->property("currentIndex") == 0; }));
  press(Qt::Key_Down);
  EXPECT_TRUE(wait([&] { return cells->property("currentIndex") == 1; }));
  QQuickItem* const table = item("bench:table");
  press(Qt::Key_Right);
  EXPECT_TRUE(wait([&] { return table->property("column") == 1; }));
  press(Qt::Key_End);
  EXPECT_TRUE(wait([&] { return cells->property("currentIndex") == bench().table()->count() - 1; }));
}

std::vector<std::string> benchmarks() {
  std::vector<std::string> all;
  for (const bench::experiment& each : bench::catalogue()) all.emplace_back(each.about.id);
  return all;
}

std::string name_of(const testing::TestParamInfo<std::string>& of) {
  std::string name = of.param;
  for (char& each : name) {
    if (each == '-') each = '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Catalogue, ClickBench, testing::ValuesIn(benchmarks()), name_of);

class ClickBenchRow : public window_test {};

TEST_F(ClickBenchRow, IsWatchedInTheTimelineAndLeft) {
  ASSERT_NO_FATAL_FAILURE(choose("sum"));
  lab().setKnob("n", 100000);
  click("watch:threads");
  ASSERT_TRUE(wait([&] { return is_seen("scene") && is_seen("scrubber") && !is_seen("bench"); }));
  ASSERT_TRUE(wait([&] { return lab().state() == "finished" && position() > 4; }));
  press(Qt::Key_Escape);
  EXPECT_TRUE(wait([&] { return is_seen("bench") && !is_seen("scene"); }));
  click("watch:threads");
  ASSERT_TRUE(wait([&] { return is_seen("bench:back"); }));
  click("bench:back");
  EXPECT_TRUE(wait([&] { return is_seen("bench"); }));
}

}  // namespace
}  // namespace interleave::ui
