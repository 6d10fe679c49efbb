#include "tests/ui/window_fixture.h"

namespace interleave::ui {
namespace {

// Philosophers who reach for the second fork when all have the first.
class ClickMap : public window_test {
 protected:
  ClickMap() {
    prepare_ = [](session& lab) {
      lab.chooseKnob("think_ms", "0");
      lab.chooseKnob("eat_ms", "0");
    };
  }
  probability_map& map() { return *with_schedules().map(); }
  void open() {
    map().setGrid(2, 2);
    map().setLimitMs(60'000);
    map().setRunsPerCell(1);
    ASSERT_TRUE(map().setXRange(2, 3));
    ASSERT_TRUE(map().setYRange(20, 40));
    click("tab:Find");
    click("question:map");
    ASSERT_TRUE(wait([&] { return is_seen("map:grid"); }));
  }
};

TEST_F(ClickMap, FillsAndRunsACellInTheWindow) {
  open();
  click("map:run");
  ASSERT_TRUE(wait([&] { return map().done() == 1 && is_seen("map:run"); }));
  for (int cell = 0; cell < 4; ++cell) {
    const QQuickItem* const shown = item(QStringLiteral("map:cell:%1").arg(cell));
    ASSERT_NE(shown, nullptr);
    EXPECT_EQ(shown->property("percent").toString(), "100");
  }
  click("map:cell:2");
  press(Qt::Key_Up);
  press(Qt::Key_Right);
  ASSERT_TRUE(wait([&] { return item("map:cell:1")->hasActiveFocus(); }));
  EXPECT_EQ(lab().state(), "idle") << "the arrows are the map's";
  press(Qt::Key_Return);
  ASSERT_TRUE(wait([&] { return lab().bannerVisible(); }));
  EXPECT_EQ(lab().values()->number("philosophers"), 3);
  EXPECT_EQ(lab().values()->number("pause_ms"), 40);
}

TEST_F(ClickMap, IsShownByItsKey) {
  click("tab:Code");
  EXPECT_FALSE(is_seen("map:grid"));
  press(Qt::Key_H);
  EXPECT_TRUE(wait([&] { return is_seen("map:grid"); }));
}

TEST_F(ClickMap, IsCancelledByItsKey) {
  lab().chooseVariant("ordered");
  open();
  click("map:run");
  ASSERT_TRUE(wait([&] { return is_seen("map:cancel") && !map().waiting(); }));
  press(Qt::Key_Escape);
  ASSERT_TRUE(wait([&] { return is_seen("map:run"); }));
  EXPECT_LT(map().done(), 1);
}

TEST_F(ClickMap, GivesWayToASearch) {
  lab().chooseVariant("ordered");
  open();
  click("map:run");
  ASSERT_TRUE(wait([&] { return is_seen("map:cancel"); }));
  press(Qt::Key_E);
  EXPECT_TRUE(wait([&] { return !map().running() && !is_seen("map:grid"); }));
}

}  // namespace
}  // namespace interleave::ui
