#include "ui/models/search_session.h"

#include "core/schedule/schedule_string.h"
#include "tests/ui/sample.h"
#include "ui/models/own_program.h"

#include <QByteArray>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

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
  EXPECT_TRUE(of_first("text").contains("Philosopher 1 waits for fork 2"));
  EXPECT_TRUE(of_first("schedule").startsWith("1/dining-philosophers/"));
  EXPECT_TRUE(of_first("turnsText").contains("the fewest there are"));
  EXPECT_EQ(search->selected(), 0);
  EXPECT_EQ(search->strip()["lanes"].toList().size(), 4);
  const QVariantMap field = search->field();
  EXPECT_GE(field["all"].toDouble(), field["tried"].toDouble());
  EXPECT_GE(field["tried"].toDouble(), 1);
  EXPECT_FALSE(field["failing"].toList().isEmpty());
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

// Instead of the program, a script that takes no heed of what it is to search.
class SearchByScript : public Search {
 protected:
  SearchByScript() {
    EXPECT_TRUE(place_.isValid());
    set_own_program(place_.filePath("script").toStdString());
  }
  ~SearchByScript() override { set_own_program(program_); }

  void find_by(const QByteArray& script) {
    QFile file(place_.filePath("script"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n" + script);
    file.close();
    ASSERT_TRUE(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    search->find();
  }
  static QByteArray line(int schedules) {
    return R"(echo '{"schedules":)" + QByteArray::number(schedules) +
           R"(,"classes":0,"complete":false,"cut":false,"done":-1,"schedules_per_s":1,"found":[]}')"
           "\n";
  }

 private:
  const std::string program_ = own_program();
  const QTemporaryDir place_;
};

TEST_F(SearchByScript, ACrashTakesNoWindowWithIt) {
  find_by(line(12) + "kill -SEGV $$\n");
  ASSERT_TRUE(is_over());
  EXPECT_EQ(search->verdict(), "the search crashed (Segmentation fault)");
  EXPECT_EQ(search->tone(), "open");
  EXPECT_EQ(search->schedulesText(), "12") << "as far as it had come";
}

TEST_F(SearchByScript, WhatNeverEndsIsKilledAtOnce) {
  find_by(line(7) + "sleep 1000\n");
  ASSERT_TRUE(eventually([&] { return search->schedulesText() == "7"; }));
  EXPECT_TRUE(search->running());
  search->cancel();
  ASSERT_TRUE(is_over());
  EXPECT_EQ(search->verdict(), "sampled 7: nothing found");
  find_by("sleep 1000\n");
  search.reset();  // as a window that closes
}

TEST_F(SearchByScript, SaysInOneLineWhatItCannotUnderstand) {
  find_by("echo much; echo nonsense\n");
  ASSERT_TRUE(is_over());
  EXPECT_EQ(search->verdict(), "the search ended before it was done");
  find_by("echo 'interleave: it is full' >&2; exit 1\n");
  ASSERT_TRUE(is_over());
  EXPECT_EQ(search->verdict(), "it is full");
  set_own_program("/nowhere/at/all");
  search->find();
  ASSERT_TRUE(is_over());
  EXPECT_TRUE(search->verdict().startsWith("the search cannot be started: "));
}

// What is found is on the screen while the search for more goes on.
TEST_F(SearchByScript, ShowsAFailureAtOnce) {
  find_by(
      R"(echo '{"schedules":3,"done":0.5,"found":[{"kind":"deadlock","schedule":"1/dining-philosophers/+/0",)"
      R"("at_schedule":2,"text":"all wait","strategy":"dpor","steps":9,"preemptions":2,"fewest":true,)"
      R"("decisive":[{"step":4,"preempts":true,"text":"b goes on instead of a"}],)"
      R"("flip":{"step":4,"text":"let a go on instead of b","schedule":"1/dining-philosophers/+/1"},)"
      R"("flip_text":"flip step 4: let a go on instead of b, and it passes",)"
      R"("turns":[{"thread":1,"name":"main","step":1,"steps":3,"decisive":false,"preempts":false,"text":"main: go"},)"
      R"({"thread":3,"name":"b","step":4,"steps":6,"decisive":true,"preempts":true,"text":"b"}]}]}')"
      "\nsleep 1000\n");
  ASSERT_TRUE(eventually([&] { return search->failures()->count() == 1; }));
  EXPECT_TRUE(search->running());
  EXPECT_EQ(search->tone(), "found");
  EXPECT_EQ(of_first("title"), "Deadlock");
  EXPECT_EQ(of_first("turnsText"), "2 preemptions, the fewest there are, 9 steps");
  EXPECT_EQ(of_first("flipText"), "Flip step 4: let a go on instead of b, and it passes");
  EXPECT_EQ(of_first("passing"), "1/dining-philosophers/+/1");
  EXPECT_EQ(search->turns().size(), 1);
  EXPECT_EQ(search->strip()["steps"], 9);
  EXPECT_EQ(search->strip()["lanes"].toList().at(1).toMap()["colorIndex"], 3);
  search->cancel();
  ASSERT_TRUE(is_over());
  EXPECT_EQ(search->verdict(), "deadlock found at schedule 2");
  EXPECT_EQ(search->failures()->count(), 1);
}

// The first is shown as it was found, until it is reduced.
TEST_F(SearchByScript, ShowsAFailureBeforeItIsReduced) {
  const auto failure = [](const char* steps, const char* reduced) {
    return QByteArray(
               R"(echo '{"schedules":3,"found":[{"kind":"deadlock","schedule":"1/dining-philosophers/+/0",)"
               R"("at_schedule":2,"text":"all wait","strategy":"pos","preemptions":0,"steps":)") +
           steps + R"(,"reduced":)" + reduced + "}]}'\n";
  };
  find_by(failure("99", "false") + "sleep 1000\n");
  ASSERT_TRUE(eventually([&] { return search->failures()->count() == 1; }));
  EXPECT_EQ(of_first("turnsText"), "reducing it to what it needs…");
  search->cancel();
  ASSERT_TRUE(is_over());
  EXPECT_EQ(of_first("turnsText"), "not reduced to what it needs");
  find_by(failure("99", "false") + failure("9", "true") + "sleep 1000\n");
  ASSERT_TRUE(eventually([&] { return of_first("turnsText") == "no preemption, 9 steps"; }));
  EXPECT_EQ(search->failures()->count(), 1);
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

// Neither has an end of its own: the run ends where the search has ended it.
TEST_F(Search, PlaysALivelockAndAStarvationToWhereTheyWereFound) {
  search->setSmall(true);
  const std::tuple<const char*, const char*, const char*> cases[] = {{"livelock", "corridor", "livelock"},
                                                                     {"starvation", "unfair", "starvation"}};
  for (const auto& [scenario, variant, ending] : cases) {
    ASSERT_TRUE(lab.chooseScenario(scenario));
    ASSERT_TRUE(lab.chooseVariant(variant));
    search->find();
    ASSERT_TRUE(is_over());
    ASSERT_EQ(of_first("kind"), ending) << qPrintable(search->verdict());
    search->play(0);
    EXPECT_TRUE(plays_to(QString("%1, as the schedule says").arg(ending))) << qPrintable(player.problem());
    EXPECT_GT(player.step(), 0);
  }
}

// One record each, of the thread that goes on instead of another.
TEST_F(Search, ARunTellsWhereItsScheduleDecides) {
  search->setSmall(true);
  ASSERT_TRUE(lab.chooseScenario("heisenbug"));
  ASSERT_TRUE(lab.chooseVariant("rare-race"));
  search->find();
  ASSERT_TRUE(is_over());
  ASSERT_EQ(search->failures()->count(), 1);
  search->play(0);
  ASSERT_TRUE(plays_to("violation, as the schedule says"));
  ASSERT_TRUE(eventually([&] { return lab.state() == "running" && lab.frame() != nullptr; }));
  const auto schedule = schedule::schedule_string::parse(of_first("schedule").toStdString());
  ASSERT_FALSE(schedule.deviations.empty());
  const auto decided = [&] {
    std::vector<trace::record> all;
    const auto& records = lab.trace()->records();
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (records[i].what == trace::kind::decided) all.push_back(records[i]);
    }
    return all;
  };
  ASSERT_TRUE(eventually([&] { return decided().size() == schedule.deviations.size(); }));
  EXPECT_EQ(decided()[0].argument & 0xffff, schedule.deviations[0].what.who + 1u);
  EXPECT_TRUE(decided()[0].has(trace::flag::preempted));
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
