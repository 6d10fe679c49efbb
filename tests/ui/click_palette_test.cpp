#include "core/scenario/registry.h"
#include "core/scenario/run.h"
#include "core/trace/journal.h"
#include "tests/ui/window_fixture.h"

#include <QTemporaryDir>

namespace interleave::ui {
namespace {

class ClickPalette : public window_test {};

TEST_F(ClickPalette, FindsAVariantByAFewLetters) {
  press(Qt::Key_K, Qt::ControlModifier);
  ASSERT_TRUE(wait([&] { return is_seen("palette"); }));
  type("chandy");
  press(Qt::Key_Return);
  EXPECT_TRUE(wait([&] { return !is_seen("palette") && lab().variantId() == "chandy-misra"; }));
  EXPECT_EQ(lab().scenarioId(), "dining-philosophers");
}

TEST_F(ClickPalette, FindsAScenarioAndAnAction) {
  press(Qt::Key_K, Qt::ControlModifier);
  ASSERT_TRUE(wait([&] { return is_seen("palette"); }));
  type("sleeping barber");
  press(Qt::Key_Return);
  EXPECT_TRUE(wait([&] { return lab().scenarioId() == "sleeping-barber"; }));
  press(Qt::Key_K, Qt::ControlModifier);
  ASSERT_TRUE(wait([&] { return is_seen("palette"); }));
  type("tour");
  press(Qt::Key_Return);
  EXPECT_TRUE(wait([&] { return is_seen("tourCard"); }));
}

TEST_F(ClickPalette, EscapeEmptiesItThenClosesIt) {
  press(Qt::Key_K, Qt::ControlModifier);
  ASSERT_TRUE(wait([&] { return is_seen("palette"); }));
  type("xyzzy");
  press(Qt::Key_Return);
  EXPECT_TRUE(is_seen("palette")) << "nothing fits, so nothing is done";
  press(Qt::Key_Escape);
  press(Qt::Key_Escape);
  EXPECT_TRUE(wait([&] { return !is_seen("palette"); }));
}

// A window whose user was here before, and whose program was killed then.
class ClickReturn : public window_test {
 protected:
  ClickReturn() {
    with_.memory = scratch.filePath("window.ini");
    with_.captures = std::filesystem::path(scratch.path().toStdString()) / "captures";
    preferences(with_.memory).keep("theme", "dark");

    scenario::settings few(*scenario::find("race"));
    few.set("increments", 100);
    scenario::run run(*scenario::find("race"), "mutex", few, {});
    while (!run.wait_until(std::chrono::steady_clock::now() + std::chrono::seconds(1))) continue;
    std::filesystem::create_directories(with_.captures);
    trace::journal left(with_.captures / "capture-1.journal", properties_of(run.trace()->about()));
    left.catch_up(run.trace()->records(), run.trace()->dictionary());
    events = run.trace()->records().size();
  }

  QTemporaryDir scratch;
  std::size_t events = 0;
};

TEST_F(ClickReturn, TheCaptureIsOfferedAndWhole) {
  click("openCapture");
  ASSERT_TRUE(wait([&] { return lab().trace() && lab().trace()->records().size() == events; }));
  EXPECT_EQ(lab().scenarioId(), "race");
  EXPECT_TRUE(wait([&] { return !is_seen("leftBehind"); }));
}

TEST_F(ClickReturn, TheCaptureCanBeDiscarded) {
  click("discardCapture");
  EXPECT_TRUE(wait([&] { return !is_seen("leftBehind"); }));
  EXPECT_TRUE(std::filesystem::is_empty(with_.captures));
}

TEST_F(ClickReturn, TheThemeIsTheOneThatWasChosen) {
  const QColor dark = window().property("color").value<QColor>();
  EXPECT_LT(dark.lightness(), 128);
  press(Qt::Key_L);
  ASSERT_TRUE(wait([&] { return window().property("color").value<QColor>().lightness() > 128; }));
  EXPECT_EQ(preferences(with_.memory).text("theme", "system"), "light");
}

}  // namespace
}  // namespace interleave::ui
