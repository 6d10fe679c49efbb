#include "tests/ui/window_fixture.h"

namespace interleave::ui {
namespace {

// The tour by keyboard alone, from its second stop on: the first one waits for somebody to type.
class ClickTour : public window_test {
 protected:
  QString step() { return item("tour:step")->property("text").toString(); }
  void predict(Qt::Key letter) {
    press(letter);
    press(Qt::Key_PageDown);
    ASSERT_TRUE(wait([&] { return is_seen("tour:result"); }));
  }
};

TEST_F(ClickTour, TwoStopsByKeyboard) {
  EXPECT_FALSE(is_seen("tourCard"));
  press(Qt::Key_T);
  ASSERT_TRUE(wait([&] { return is_seen("tourCard") && lab().scenarioId() == "ide-save"; }));
  EXPECT_EQ(step(), "Stop 1 of 24");
  press(Qt::Key_PageDown);
  ASSERT_TRUE(wait([&] { return lab().scenarioId() == "lock-contention"; }));
  EXPECT_EQ(lab().variantId(), "no-sharing");
  predict(Qt::Key_B);
  press(Qt::Key_PageDown);
  ASSERT_TRUE(wait([&] { return lab().scenarioId() == "multiprocessing"; }));
  EXPECT_FALSE(is_seen("tour:result"));

  // As a form is filled in: answers by the arrow keys, a button by Return.
  QQuickItem* const answer = item("answer:0");
  answer->forceActiveFocus(Qt::TabFocusReason);
  press(Qt::Key_Down);
  EXPECT_TRUE(item("answer:1")->hasActiveFocus());
  press(Qt::Key_Down);
  press(Qt::Key_Space);
  EXPECT_TRUE(item("answer:2")->property("chosen").toBool());
  item("tour:reveal")->forceActiveFocus(Qt::TabFocusReason);
  press(Qt::Key_Return);
  ASSERT_TRUE(wait([&] { return is_seen("tour:result"); }));
  press(Qt::Key_PageUp);
  EXPECT_TRUE(wait([&] { return lab().scenarioId() == "lock-contention"; }));

  press(Qt::Key_T);
  EXPECT_TRUE(wait([&] { return !is_seen("tourCard"); }));
  EXPECT_TRUE(is_seen("search")) << "the list of scenarios is back";
}

TEST_F(ClickTour, EndsADuelAndGivesWayToTheSearch) {
  press(Qt::Key_D);
  ASSERT_TRUE(wait([&] { return pair().property("active").toBool(); }));
  press(Qt::Key_T);
  EXPECT_TRUE(wait([&] { return is_seen("tourCard") && !pair().property("active").toBool(); }));
  EXPECT_TRUE(wait([&] { return is_seen("scene"); }));
  press(Qt::Key_F, Qt::ControlModifier);
  EXPECT_TRUE(wait([&] { return !is_seen("tourCard") && is_seen("search"); }));
}

TEST_F(ClickTour, TheGuideIsBesideTheCode) {
  EXPECT_FALSE(is_seen("page:Guide"));
  click("tab:Guide");
  EXPECT_TRUE(wait([&] { return is_seen("page:Guide") && !is_seen("lines"); }));
  click("tab:Code");
  EXPECT_TRUE(wait([&] { return !is_seen("page:Guide") && is_seen("lines"); }));
}

class Welcome : public window_test {
 protected:
  Welcome() { with_.greets = true; }
};

TEST_F(Welcome, StandsOverSomethingThatMoves) {
  ASSERT_TRUE(wait([&] { return is_seen("welcome"); }));
  EXPECT_TRUE(wait([&] { return lab().state() == "running" && position() > 20; }));
  EXPECT_EQ(lab().variantId(), "ordered");
  press(Qt::Key_Escape);
  EXPECT_TRUE(wait([&] { return !is_seen("welcome"); }));
  EXPECT_EQ(lab().state(), "running");
}

TEST_F(Welcome, LeadsToTheTour) {
  ASSERT_TRUE(wait([&] { return is_seen("welcome"); }));
  press(Qt::Key_Return);
  EXPECT_TRUE(wait([&] { return !is_seen("welcome") && is_seen("tourCard"); }));
}

}  // namespace
}  // namespace interleave::ui
