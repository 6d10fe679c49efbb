#include "ui/models/schedule_player.h"

#include "tests/ui/sample.h"

#include <QClipboard>
#include <QGuiApplication>

#include <gtest/gtest.h>

namespace interleave::ui {
namespace {

const char* const deadlock = "1/dining-philosophers/philosophers=3/meals=1/+4bD1dI1dX1cV1cW/t4as1q";

class Player : public testing::Test {
 protected:
  bool comes_to(const QString& result) {
    lab.setPace(0);
    return eventually([&] { return player.result() == result; });
  }
  QVariant knob(const char* id) {
    for (int i = 0; i < lab.knobs()->count(); ++i) {
      if (lab.knobs()->value(i, "knobId") == id) return lab.knobs()->value(i, "value");
    }
    return {};
  }

  session lab;
  schedule_player player{lab};
};

TEST_F(Player, SaysInOneLineWhatIsWrong) {
  const std::pair<const char*, const char*> cases[] = {
      {"", "nothing to play"},
      {"hello", ""},
      {"1/dinner/+/50y5ep", "'dinner'"},
      {"1/dining-philosophers/nobody/+/50y5ep", "'nobody'"},
      {"1/dining-philosophers/spoons=3/+/50y5ep", "spoons"},
      {"1/dining-philosophers/philosophers=900/+/50y5ep", "philosophers"},
      {"1/dining-philosophers/+4b/50y5ep", ""},
      {"1/dining-philosophers/+4bD1dI/50y", ""},
  };
  for (const auto& [text, names] : cases) {
    EXPECT_FALSE(player.play(text)) << text;
    EXPECT_FALSE(player.problem().isEmpty()) << text;
    EXPECT_FALSE(player.problem().contains('\n')) << text;
    EXPECT_TRUE(player.problem().contains(names)) << qPrintable(player.problem());
    EXPECT_EQ(player.problemOf(text), player.problem());
  }
  EXPECT_EQ(lab.mode(), "free") << "nothing was begun";
}

TEST_F(Player, ChoosesWhatTheScheduleIsOf) {
  ASSERT_TRUE(lab.chooseScenario("race"));
  ASSERT_TRUE(player.play(QString("  %1\n").arg(deadlock)));
  EXPECT_EQ(lab.scenarioId(), "dining-philosophers");
  EXPECT_EQ(lab.variantId(), "naive");
  EXPECT_EQ(knob("philosophers"), 3);
  EXPECT_EQ(knob("meals"), 1);
  EXPECT_EQ(player.playing(), deadlock);
  ASSERT_TRUE(comes_to("deadlock, as the schedule says"));
  EXPECT_EQ(lab.trace()->about().mode, "replayed");
  EXPECT_EQ(lab.trace()->about().schedule, deadlock);
  lab.restart();
  EXPECT_EQ(lab.mode(), "replayed") << "once more";
  lab.setKnob("philosophers", 4);
  EXPECT_EQ(lab.mode(), "free") << "it was a schedule of three";
}

TEST_F(Player, SaysWhereItCameOutAnotherWay) {
  ASSERT_TRUE(player.play("1/dining-philosophers/philosophers=3/meals=1/+/000000"));
  lab.setPace(0);
  ASSERT_TRUE(eventually([&] { return !player.problem().isEmpty(); }));
  EXPECT_TRUE(player.problem().contains("another way")) << qPrintable(player.problem());
  EXPECT_EQ(lab.errorText(), player.problem());
  ASSERT_TRUE(player.play("1/dining-philosophers/philosophers=3/meals=1/+4bZ/000000"));
  lab.setPace(0);
  ASSERT_TRUE(eventually([&] { return player.problem().contains("diverges"); }));
}

TEST_F(Player, CopiesAndPastes) {
  player.copy(deadlock);
  EXPECT_EQ(QGuiApplication::clipboard()->text(), deadlock);
  EXPECT_FALSE(lab.noticeText().isEmpty());
  ASSERT_TRUE(player.paste());
  EXPECT_EQ(player.playing(), deadlock);
  QGuiApplication::clipboard()->setText("a sentence");
  EXPECT_FALSE(player.paste());
  player.clearProblem();
  EXPECT_EQ(player.problem(), "");
}

TEST_F(Player, StopEndsAReplay) {
  ASSERT_TRUE(player.play(deadlock));
  lab.stop();
  ASSERT_TRUE(eventually([&] { return lab.state() == "finished" || lab.state() == "idle"; }));
}

}  // namespace
}  // namespace interleave::ui
