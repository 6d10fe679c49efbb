#include "ui/models/actors.h"

#include "tests/ui/sample.h"

#include <gtest/gtest.h>

namespace interleave::ui {
namespace {

TEST(Actors, AreListedByGroupAndNumber) {
  analysis::trace_builder t;
  t.thread(1, "main");
  t.thread(2, "writer 1");
  t.thread(3, "reader 10");
  t.thread(4, "reader 9");
  session lab;
  lab.show(recorded(t));
  actors cast;
  cast.setGroups({"reader", "writer"});
  cast.setSource(&lab);
  ASSERT_EQ(cast.rows()->count(), 3);
  EXPECT_EQ(cast.rows()->value(0, "name"), "reader 9");
  EXPECT_EQ(cast.rows()->value(1, "name"), "reader 10");
  EXPECT_EQ(cast.rows()->value(2, "name"), "writer 1");
  EXPECT_EQ(cast.rows()->value(2, "group"), "writer");
  EXPECT_EQ(cast.rows()->value(2, "threadId"), 2);
  cast.setGroups({});
  EXPECT_EQ(cast.rows()->count(), 4);
}

TEST(Actors, TellWhatTheyWaitForAndWhereInTheQueue) {
  three_philosophers sample;
  sample.t.thread(5, "guest");
  sample.t.waits(5, sample.forks[0]);
  session lab;
  lab.show(recorded(sample.t));
  actors cast;
  cast.setSource(&lab);
  const QVariantMap guest = cast.rows()->get(4);
  EXPECT_EQ(guest["group"], "guest");
  EXPECT_EQ(guest["waitsForName"], "fork 1");
  EXPECT_EQ(guest["waitsFor"], static_cast<int>(sample.forks[0]));
  EXPECT_EQ(guest["waitPlace"], 1);
  lab.setPlayhead(static_cast<double>(sample.before_any));
  lab.flush();
  EXPECT_EQ(cast.rows()->value(2, "waitPlace"), -1);
  EXPECT_EQ(cast.rows()->value(2, "waitsFor"), 0);
}

TEST(Actors, KnowTheirLongestWaitCountersAndNotes) {
  analysis::trace_builder t;
  t.thread(1, "main");
  t.thread(2, "guest 1");
  t.phase(2, hungry);
  const trace::nanoseconds hungry_since = t.now;
  t.pass(5'000'000);
  t.phase(2, eating);
  const trace::nanoseconds ate = t.now;
  t.counts(2, meals, 3);
  t.notes(2, thinking, 7);
  t.notes(2, thinking, -8);
  session lab;
  lab.show(recorded(t));
  actors cast;
  cast.setHunger("hungry");
  cast.setGroups({"guest"});
  cast.setSource(&lab);
  const QVariantMap guest = cast.rows()->get(0);
  EXPECT_EQ(guest["longestHunger"], static_cast<double>(ate - hungry_since));
  EXPECT_EQ(guest["hungryFor"], 0.0);
  EXPECT_EQ(guest["tallies"].toMap()["meals"], 3.0);
  EXPECT_EQ(guest["notes"].toMap()["thinking"], -8.0);
  figures sums;
  sums.setSource(&lab);
  EXPECT_EQ(sums.counters()["meals"], 3.0);
  EXPECT_EQ(sums.notes()["thinking"], -8.0);
}

TEST(Actors, StandWhereTheirPhaseOrTheirStatePutsThem) {
  analysis::trace_builder t;
  t.thread(1, "main");
  const auto door = t.mutex("door");
  for (trace::thread_id i = 2; i <= 5; ++i) t.thread(i, "guest " + std::to_string(i - 1));
  t.phase(4, hungry);
  t.phase(2, hungry);
  t.phase(3, eating);
  t.waits(5, door);
  session lab;
  lab.show(recorded(t));
  actors cast;
  cast.setGroups({"guest"});
  cast.setZones({{"hungry", "queue"}, {"eating", "table"}, {"state:blocked", "door"}});
  cast.setSource(&lab);
  EXPECT_EQ(cast.rows()->value(0, "zone"), "queue");
  EXPECT_EQ(cast.rows()->value(0, "zoneRank"), 1);
  EXPECT_EQ(cast.rows()->value(2, "zoneRank"), 0);
  EXPECT_EQ(cast.crowd()["queue"], 2);
  EXPECT_EQ(cast.rows()->value(1, "zone"), "table");
  EXPECT_EQ(cast.rows()->value(3, "zone"), "door");
}

TEST(Places, TellWhoHoldsAndWhoWaits) {
  three_philosophers sample;
  session lab;
  lab.show(recorded(sample.t));
  places forks;
  forks.setGroups({"fork"});
  forks.setSource(&lab);
  ASSERT_EQ(forks.rows()->count(), 3);
  EXPECT_EQ(forks.rows()->value(1, "kind"), "mutex");
  EXPECT_EQ(forks.rows()->value(1, "holders").toList(), QVariantList{3});
  EXPECT_EQ(forks.rows()->value(1, "waiters").toList(), QVariantList{2});
  lab.setPlayhead(static_cast<double>(sample.before_any));
  lab.flush();
  EXPECT_TRUE(forks.rows()->value(1, "holders").toList().isEmpty());
}

TEST(Places, KeepWhatWasThereLastOnceTheRunIsOver) {
  analysis::trace_builder t;
  t.thread(1, "main");
  const auto first = t.object(trace::object_kind::atomic, "slot 1", 4);
  const auto second = t.object(trace::object_kind::atomic, "slot 2", 5);
  t.add(trace::kind::object_destroyed, 1, first);
  const trace::nanoseconds one_left = t.now;
  t.add(trace::kind::object_destroyed, 1, second);
  session lab;
  lab.show(recorded(t));
  places slots;
  slots.setGroups({"slot"});
  slots.setSource(&lab);
  ASSERT_EQ(slots.rows()->count(), 2);
  EXPECT_EQ(slots.rows()->value(1, "value"), 5.0);
  lab.setPlayhead(static_cast<double>(one_left));
  lab.flush();
  ASSERT_EQ(slots.rows()->count(), 1) << "the other is there, this one is not";
  EXPECT_EQ(slots.rows()->value(0, "name"), "slot 2");
}

TEST(Places, TellWhoHoldsTheLockOfTheSameNumber) {
  analysis::trace_builder t;
  t.thread(1, "main");
  const auto account = t.mutex("account 2");
  t.object(trace::object_kind::atomic, "balance 1");
  t.object(trace::object_kind::atomic, "balance 2");
  t.lock(1, account);
  session lab;
  lab.show(recorded(t));
  places balances;
  balances.setGroups({"balance"});
  balances.setGuards("account");
  balances.setSource(&lab);
  EXPECT_EQ(balances.rows()->value(0, "guardedBy"), 0);
  EXPECT_EQ(balances.rows()->value(1, "guardedBy"), 1);
}

TEST(SceneParts, AreEmptyWithoutATrace) {
  session lab;
  actors cast;
  cast.setSource(&lab);
  places all;
  all.setSource(&lab);
  EXPECT_EQ(cast.rows()->count(), 0);
  EXPECT_EQ(all.rows()->count(), 0);
}

}  // namespace
}  // namespace interleave::ui
