#include "tests/ui/window_fixture.h"

#include <QClipboard>
#include <QGuiApplication>

namespace interleave::ui {
namespace {

// Three philosophers who eat once, left fork first.
class ClickSchedules : public window_test {
 protected:
  ClickSchedules() {
    prepare_ = [](session& lab) {
      lab.chooseKnob("philosophers", "3");
      lab.chooseKnob("meals", "1");
    };
  }
  void find() {
    click("tab:Find");
    click("find");
    ASSERT_TRUE(wait([&] { return is_seen("failure:0"); }));
  }
  // Again if the page still made room for itself.
  void search_as_set() {
    click("tab:Find");
    ASSERT_TRUE(wait([&] {
      click("sizes:set");
      return !with_schedules().search()->small();
    }));
  }
  bool is_asked() {
    return wait([&] { return is_seen("branch:0"); });
  }
  QString text_of(const char* name) {
    const QQuickItem* const found = item(name);
    return found == nullptr ? QString() : found->property("text").toString();
  }
};

TEST_F(ClickSchedules, FindShowsTheFailureAndPlaysIt) {
  find();
  EXPECT_TRUE(wait([&] { return text_of("verdict").startsWith("deadlock found at schedule "); }));
  click("play:0");
  ASSERT_TRUE(wait([&] { return lab().mode() == "replayed" && lab().state() == "running"; }));
  lab().setPace(0);
  EXPECT_TRUE(wait([&] { return is_seen("banner"); }));
  EXPECT_TRUE(lab().bannerText().contains("waits for"));
  click("mode:free");
  EXPECT_TRUE(wait([&] { return lab().mode() == "free"; }));
}

TEST_F(ClickSchedules, ASearchIsBegunByItsKeyAndCancelled) {
  lab().chooseVariant("ordered");
  lab().chooseKnob("meals", "2");
  lab().chooseKnob("philosophers", "16");
  search_as_set();
  press(Qt::Key_E);
  ASSERT_TRUE(wait([&] { return is_seen("find:cancel"); }));
  press(Qt::Key_Escape);
  ASSERT_TRUE(wait([&] { return is_seen("find"); }));
  EXPECT_TRUE(wait([&] { return text_of("verdict").startsWith("sampled "); }));
}

TEST_F(ClickSchedules, AScheduleIsCopiedAndPasted) {
  find();
  click("copy:0");
  const QString schedule = QGuiApplication::clipboard()->text();
  ASSERT_TRUE(schedule.startsWith("1/dining-philosophers/"));
  lab().select("race");
  press(Qt::Key_V, Qt::ControlModifier);
  ASSERT_TRUE(
      wait([&] { return lab().scenarioId() == "dining-philosophers" && lab().mode() == "replayed"; }));
  EXPECT_EQ(lab().trace() ? lab().variantId() : "naive", "naive");
}

TEST_F(ClickSchedules, AWrongScheduleIsToldOfInOneLine) {
  click("tab:Find");
  click("scheduleField");
  type("nonsense");
  press(Qt::Key_Return);
  ASSERT_TRUE(wait([&] { return is_seen("scheduleProblem"); }));
  EXPECT_FALSE(text_of("scheduleProblem").isEmpty());
  press(Qt::Key_Escape);
  EXPECT_TRUE(wait([&] { return !is_seen("scheduleProblem"); }));
}

TEST_F(ClickSchedules, APersonStepsTheThreads) {
  click("mode:stepped");
  ASSERT_TRUE(is_asked());
  press(Qt::Key_W);  // main, until all sit
  ASSERT_TRUE(wait([&] { return is_seen("waits:3"); }));
  press(Qt::Key_2);
  ASSERT_TRUE(wait([&] { return text_of("stepped").startsWith("4 steps"); }));
  ASSERT_TRUE(is_asked());
  click("branch:2");
  ASSERT_TRUE(wait([&] { return text_of("stepped").startsWith("5 steps"); }));
  ASSERT_TRUE(is_asked());
  press(Qt::Key_U);
  ASSERT_TRUE(wait([&] { return is_seen("branch:0") && text_of("stepped").startsWith("4 steps"); }));
  EXPECT_EQ(lab().variantId(), "naive") << "digits choose threads now";
  press(Qt::Key_M);
  EXPECT_TRUE(wait([&] { return lab().mode() == "free" && !is_seen("page:Step"); }));
}

TEST_F(ClickSchedules, ACloseInTheMidstOfAllIsClean) {
  lab().chooseVariant("ordered");
  lab().chooseKnob("meals", "2");
  lab().chooseKnob("philosophers", "16");
  click("mode:stepped");
  ASSERT_TRUE(is_asked());
  search_as_set();
  press(Qt::Key_E);
  ASSERT_TRUE(wait([&] { return is_seen("find:cancel"); }));
}

}  // namespace
}  // namespace interleave::ui
