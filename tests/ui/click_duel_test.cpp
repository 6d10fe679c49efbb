#include "tests/ui/window_fixture.h"

#include <algorithm>
#include <string>

namespace interleave::ui {
namespace {

struct fight {
  const char* scenario;
  const char* left;
  const char* rival;
};

void PrintTo(const fight& of, std::ostream* out) {
  *out << of.scenario << ' ' << of.left << " against " << of.rival;
}

class ClickDuel : public window_test, public testing::WithParamInterface<fight> {
 protected:
  bool duelling() {
    const duel& two = pair();
    return two.active() && two.right()->frame() && two.right()->frame()->records > 50 && lab().frame() &&
           lab().frame()->records > 50;
  }
};

TEST_P(ClickDuel, OpensTwoScenesAndLeavesThemAgain) {
  const auto [scenario, left, rival] = GetParam();
  ASSERT_NO_FATAL_FAILURE(choose(scenario));
  click(QStringLiteral("variant:") + left);
  click("duel");
  ASSERT_TRUE(wait([&] { return is_seen("duelArea"); }));
  ASSERT_TRUE(wait([&] { return duelling(); }));
  const auto left_before = lab().trace(), right_before = pair().right()->trace();
  click(QStringLiteral("rival:") + rival);  // both begin anew
  ASSERT_TRUE(wait(
      [&] { return lab().trace() != left_before && pair().right()->trace() != right_before && duelling(); }));
  EXPECT_EQ(pair().rivalId(), rival);
  EXPECT_TRUE(is_seen("half:left"));
  EXPECT_TRUE(is_seen("half:right"));
  EXPECT_FALSE(is_seen("scene"));
  EXPECT_TRUE(wait([&] { return pair().figures()->count() == 5 && is_seen("figure:Throughput"); }));

  press(Qt::Key_Space);
  EXPECT_TRUE(wait([&] { return pair().state() == "paused" || pair().state() == "finished"; }));
  press(Qt::Key_Home);
  EXPECT_TRUE(wait([&] { return lab().playhead() == 0 && pair().right()->playhead() == 0; }));
  press(Qt::Key_End);
  EXPECT_TRUE(wait([&] { return lab().live() && pair().right()->live(); }));

  press(Qt::Key_Escape);
  EXPECT_TRUE(wait([&] { return !is_seen("duelArea") && is_seen("scene"); }));
  EXPECT_EQ(lab().scenarioId(), scenario);
  EXPECT_EQ(lab().variantId(), left);

  press(Qt::Key_D);
  ASSERT_TRUE(wait([&] { return is_seen("duelArea") && duelling(); }));
  click("duel");
  EXPECT_TRUE(wait([&] { return !is_seen("duelArea") && is_seen("scene"); }));
}

INSTANTIATE_TEST_SUITE_P(Scenarios, ClickDuel,
                         testing::Values(fight{"dining-philosophers", "ordered", "one-big-lock"},
                                         fight{"mutex", "spin", "ticket"},
                                         fight{"unisex-bathroom", "monitor", "fair"}),
                         [](const auto& of) {
                           std::string name(of.param.scenario);
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

class ClickLamps : public window_test {};

TEST_F(ClickLamps, BreakTheirConditionByAnotherVariant) {
  set_knob("pause_ms", "300");
  click("run");
  ASSERT_TRUE(wait([&] { return has_finding("deadlock"); }));
  for (const char* const each : {"lamp:0", "lamp:1", "lamp:2", "lamp:3"}) EXPECT_TRUE(is_seen(each)) << each;
  click("lamp:3");
  ASSERT_TRUE(wait([&] { return is_seen("page:Conditions"); }));
  click("break:3");
  ASSERT_TRUE(wait([&] { return lab().variantId() == "ordered" && lab().state() == "running"; }));
  ASSERT_TRUE(wait([&] { return lab().trace() && lab().trace()->about().variant == "ordered"; }));
  EXPECT_EQ(lab().trace()->about().knobs.at("pause_ms"), 300.0);
  click("break:1");
  ASSERT_TRUE(wait([&] { return lab().variantId() == "scoped-lock"; }));

  ASSERT_NO_FATAL_FAILURE(choose("race"));
  EXPECT_TRUE(wait([&] { return !is_seen("lamp:0") && !is_seen("page:Conditions"); }));
}

}  // namespace
}  // namespace interleave::ui
