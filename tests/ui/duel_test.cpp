#include "ui/models/duel.h"

#include "tests/ui/sample.h"

#include <gtest/gtest.h>

namespace interleave::ui {
namespace {

// Philosophers who eat as fast as they can, five against five.
class Duel : public testing::Test {
 protected:
  Duel() {
    lab.select("dining-philosophers");
    lab.chooseVariant("ordered");
    for (const char* const each : {"think_ms", "eat_ms", "pause_ms"}) lab.chooseKnob(each, "1");
  }

  bool both(const char* state) {
    return eventually([&] { return lab.state() == state && two.right()->state() == state; });
  }
  bool both_have_events(std::size_t count) {
    return eventually([&] {
      return lab.frame() && two.right()->frame() && lab.frame()->records > count &&
             two.right()->frame()->records > count;
    });
  }
  void open_and_stop() {
    ASSERT_TRUE(two.open("one-big-lock"));
    ASSERT_TRUE(both_have_events(500));
    two.stop();
    ASSERT_TRUE(both("finished"));
    two.flush();
  }
  QVariantMap figure(int line) { return two.figures()->get(line); }

  session lab;
  duel two{lab};
};

TEST_F(Duel, RunsBothWithTheSameKnobsAndSeed) {
  ASSERT_TRUE(two.open("one-big-lock"));
  ASSERT_TRUE(both_have_events(50));
  EXPECT_EQ(two.rivalId(), "one-big-lock");
  EXPECT_EQ(two.right()->scenarioId(), "dining-philosophers");
  const auto& a = lab.trace()->about();
  const auto& b = two.right()->trace()->about();
  EXPECT_EQ(a.knobs, b.knobs);
  EXPECT_EQ(a.knobs.at("think_ms"), 1.0);
  EXPECT_EQ(a.seed, b.seed);
  EXPECT_EQ(a.variant, "ordered");
  EXPECT_EQ(b.variant, "one-big-lock");
}

TEST_F(Duel, DrivesBoth) {
  ASSERT_TRUE(two.open());
  ASSERT_TRUE(both_have_events(10));
  two.togglePause();
  EXPECT_TRUE(both("paused"));
  EXPECT_EQ(two.state(), "paused");
  two.togglePause();
  EXPECT_TRUE(both("running"));
  two.setKnob("think_ms", 7);
  EXPECT_EQ(two.right()->trace()->about().knobs.at("think_ms"), 1.0) << "as it began";
  two.setKnob("philosophers", 4);  // not live: both start afresh
  EXPECT_TRUE(eventually([&] {
    return lab.trace() && two.right()->trace() && lab.trace()->about().knobs.at("philosophers") == 4 &&
           two.right()->trace()->about().knobs.at("philosophers") == 4;
  }));
  EXPECT_EQ(two.right()->trace()->about().knobs.at("think_ms"), 7.0);
  two.stop();
  EXPECT_TRUE(both("finished"));
  EXPECT_EQ(two.state(), "finished");
  two.restart();
  EXPECT_TRUE(both("running"));
}

// What drives the window has the pair at hand, in a duel or not.
TEST_F(Duel, IsAsLiveAsTheOneSessionWithoutARival) {
  lab.start();
  ASSERT_TRUE(eventually([&] { return lab.frame() && lab.frame()->records > 100; }));
  EXPECT_TRUE(two.live());
  two.setPlayhead(1);
  EXPECT_FALSE(two.live());
  two.goLive();
  EXPECT_TRUE(two.live());
}

TEST_F(Duel, HasOnePlayhead) {
  ASSERT_NO_FATAL_FAILURE(open_and_stop());
  const double middle = std::min(lab.now(), two.right()->now()) / 2;
  two.setPlayhead(middle);
  EXPECT_FALSE(two.live());
  EXPECT_DOUBLE_EQ(lab.playhead(), std::floor(middle));
  EXPECT_DOUBLE_EQ(two.right()->playhead(), lab.playhead());
  EXPECT_DOUBLE_EQ(two.playhead(), middle);
  two.goLive();
  EXPECT_TRUE(lab.live());
  EXPECT_TRUE(two.right()->live());

  // Moved by one of them alone, as a timeline does: the other follows.
  two.right()->setPlayhead(middle);
  EXPECT_TRUE(eventually([&] { return !lab.live() && lab.playhead() == two.right()->playhead(); }));
}

TEST_F(Duel, StepsToTheNearestEventOfEither) {
  ASSERT_NO_FATAL_FAILURE(open_and_stop());
  two.setPlayhead(std::min(lab.now(), two.right()->now()) / 2);
  two.flush();
  const auto events = [&] { return lab.frame()->state->position + two.right()->frame()->state->position; };
  double then = two.playhead();
  const std::size_t first = events();
  for (std::size_t i = 1; i <= 20; ++i) {
    ASSERT_TRUE(two.stepForward());
    two.flush();
    EXPECT_EQ(events(), first + i);
    EXPECT_GE(two.playhead(), then);
    then = two.playhead();
  }
  for (std::size_t i = 1; i <= 20; ++i) {
    ASSERT_TRUE(two.stepBack());
    two.flush();
    EXPECT_EQ(events(), first + 20 - i);
  }
}

TEST_F(Duel, TellsWhoIsFaster) {
  ASSERT_NO_FATAL_FAILURE(open_and_stop());
  ASSERT_EQ(two.figures()->count(), 5);
  EXPECT_EQ(figure(0).value("left").toString(), "all well");
  EXPECT_EQ(figure(0).value("better").toString(), "");
  EXPECT_EQ(figure(1).value("metric").toString(), "Throughput");
  EXPECT_TRUE(figure(1).value("leftMore").toString().endsWith(" meals"));
  EXPECT_EQ(figure(1).value("word").toString(), "faster");
  EXPECT_NE(figure(3).value("left").toString(), "–");
  two.setPlayhead(0);
  two.flush();
  EXPECT_EQ(figure(1).value("left").toString(), "–") << "nothing yet";
}

TEST_F(Duel, PrefersARightRivalToOneThatFails) {
  lab.chooseVariant("naive");
  ASSERT_TRUE(two.open());
  EXPECT_EQ(two.rivalId(), "ordered");
  two.close();
  lab.chooseVariant("waiter");
  ASSERT_TRUE(two.open());
  EXPECT_EQ(two.rivalId(), "naive");
}

TEST_F(Duel, LeavesTheSessionAsItWas) {
  ASSERT_TRUE(two.open());
  ASSERT_TRUE(both_have_events(10));
  two.close();
  EXPECT_FALSE(two.active());
  EXPECT_EQ(lab.state(), "running");
  EXPECT_EQ(two.right()->state(), "idle");
  two.togglePause();
  EXPECT_EQ(lab.state(), "paused");
  ASSERT_TRUE(two.open());
  EXPECT_TRUE(both("running"));
  lab.select("race");
  EXPECT_FALSE(two.active()) << "another scenario";
}

TEST_F(Duel, RefusesWhatThereIsNot) {
  EXPECT_FALSE(two.open("forks-of-gold"));
  EXPECT_TRUE(lab.errorText().contains("forks-of-gold"));
  EXPECT_FALSE(two.active());
  lab.select("ide-save");
  EXPECT_FALSE(two.possible());
  EXPECT_FALSE(two.open());
  EXPECT_FALSE(lab.errorText().isEmpty());
}

}  // namespace
}  // namespace interleave::ui
