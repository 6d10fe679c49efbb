#include "ui/models/search_session.h"

#include "tests/ui/sample.h"

#include <gtest/gtest.h>

#include <optional>

namespace interleave::ui {
namespace {

class Search : public testing::Test {
 protected:
  Search() {
    search->setSmall(false);
    small("naive");
  }

  // Three philosophers who eat once.
  void small(const QString& variant) {
    ASSERT_TRUE(lab.chooseScenario("dining-philosophers"));
    ASSERT_TRUE(lab.chooseVariant(variant));
    ASSERT_TRUE(lab.chooseKnob("philosophers", "3"));
    ASSERT_TRUE(lab.chooseKnob("meals", "1"));
  }
  // So many orders that no search comes to their end.
  void large() {
    small("ordered");
    ASSERT_TRUE(lab.chooseKnob("philosophers", "16"));
    ASSERT_TRUE(lab.chooseKnob("meals", "2"));
  }
  bool is_over() {
    return eventually([&] { return !search->running(); });
  }
  QString of_first(const char* role) { return search->failures()->value(0, role).toString(); }
  bool plays_to(const QString& result) {
    lab.setPace(0);
    return eventually([&] { return player.result() == result; });
  }

  session lab;
  schedule_player player{lab};
  std::optional<search_session> search{std::in_place, lab, player};
};

TEST_F(Search, FindsADeadlockAndTellsItShortly) {
  EXPECT_TRUE(search->possible());
  EXPECT_EQ(search->tone(), "none");
  search->find();
  EXPECT_TRUE(search->running());
  ASSERT_TRUE(is_over());
  EXPECT_EQ(search->tone(), "found");
  EXPECT_TRUE(search->verdict().startsWith("deadlock found at schedule ")) << qPrintable(search->verdict());
  ASSERT_EQ(search->failures()->count(), 1);
  EXPECT_EQ(of_first("kind"), "deadlock");
  EXPECT_TRUE(of_first("text").contains("philosopher 1 waits for fork 2"));
  EXPECT_TRUE(of_first("schedule").startsWith("1/dining-philosophers/"));
  EXPECT_TRUE(of_first("turnsText").contains("the fewest there are"));
  EXPECT_EQ(search->selected(), 0);
  EXPECT_EQ(search->strip()["lanes"].toList().size(), 4);
  EXPECT_FALSE(search->growth().isEmpty());
  EXPECT_EQ(player.problemOf(of_first("schedule")), "");
}

TEST_F(Search, ProvesThatThereIsNothing) {
  small("ordered");
  search->setProving(true);
  search->find();
  ASSERT_TRUE(is_over());
  EXPECT_EQ(search->tone(), "proved");
  EXPECT_EQ(search->verdict(),
            "exhausted: nothing found in 6 classes (sequentially consistent, ≤ 0 timeouts)");
  EXPECT_EQ(search->schedulesText(), "6");
  EXPECT_EQ(search->classesText(), "6");
  EXPECT_EQ(search->done(), 1);
  EXPECT_EQ(search->leftText(), "nothing");
  EXPECT_EQ(search->failures()->count(), 0);
}

TEST_F(Search, IsCancelledAtAnyTime) {
  large();
  search->find();
  ASSERT_TRUE(eventually([&] { return search->schedulesText() != "0"; }));
  search->cancel();
  EXPECT_TRUE(!search->running() || search->cancelling());
  ASSERT_TRUE(is_over());
  EXPECT_EQ(search->tone(), "open");
  EXPECT_TRUE(search->verdict().startsWith("sampled ")) << qPrintable(search->verdict());
}

TEST_F(Search, EndsWithWhatWasChosen) {
  large();
  search->find();
  lab.chooseVariant("waiter");
  EXPECT_EQ(search->about(), "");
  ASSERT_TRUE(is_over());
  EXPECT_EQ(search->verdict(), "");
  search->find();
  lab.setKnob("philosophers", 4);
  ASSERT_TRUE(is_over());
  EXPECT_NE(search->verdict(), "");
  search->find();
  search.reset();  // as a window that closes
}

TEST_F(Search, BeginsAnewWhileOneStillEnds) {
  large();
  search->find();
  small("naive");
  search->find();
  ASSERT_TRUE(is_over());
  EXPECT_EQ(search->tone(), "found");
}

TEST_F(Search, SaysWhatItCannotSearch) {
  ASSERT_TRUE(lab.chooseScenario("event-loop"));
  search->find();
  ASSERT_TRUE(is_over());
  EXPECT_TRUE(search->verdict().startsWith("cannot be searched: ")) << qPrintable(search->verdict());
}

// One step of it computes for milliseconds.
TEST_F(Search, EndsInTheMidstOfALongExecution) {
  ASSERT_TRUE(lab.chooseScenario("time-slicing"));
  search->find();
  search->cancel();
  EXPECT_TRUE(is_over());
}

TEST_F(Search, PlaysWhatItHasFound) {
  search->find();
  ASSERT_TRUE(is_over());
  search->play(0);
  EXPECT_EQ(lab.mode(), "replayed");
  EXPECT_GT(lab.pace(), 0);
  EXPECT_EQ(player.playing(), of_first("schedule"));
  ASSERT_TRUE(plays_to("deadlock, as the schedule says"));
  EXPECT_TRUE(eventually([&] { return lab.bannerVisible(); }));
  EXPECT_EQ(search->failures()->count(), 1) << "what was found stays";
  lab.setFree();
  EXPECT_EQ(lab.mode(), "free");
  EXPECT_EQ(player.playing(), "");
}

TEST_F(Search, PlaysTheNearestOneThatPasses) {
  search->setSmall(true);
  ASSERT_TRUE(lab.chooseScenario("deadlock"));
  ASSERT_TRUE(lab.chooseVariant("transfer-naive"));
  search->find();
  ASSERT_TRUE(is_over());
  ASSERT_EQ(search->failures()->count(), 1);
  if (of_first("passing").isEmpty()) GTEST_SKIP() << "no single decision lets it pass";
  EXPECT_TRUE(of_first("flipText").startsWith("Flip step ")) << qPrintable(of_first("flipText"));
  search->playPassing(0);
  ASSERT_TRUE(plays_to("completed, as the schedule says"));
}

}  // namespace
}  // namespace interleave::ui
