#include "core/analysis/coffman.h"

#include "tests/core/analysis/trace_builder.h"

#include <gtest/gtest.h>

namespace interleave::analysis {
namespace {

using enum condition;
namespace flag = trace::flag;

// Three philosophers with three forks (objects 1 to 3), thread n beside forks n and n + 1.
class Conditions : public testing::Test {
 protected:
  Conditions() {
    for (int i = 1; i <= 3; ++i) t.mutex("fork " + std::to_string(i));
    for (thread_id i = 1; i <= 3; ++i) t.thread(i, "philosopher " + std::to_string(i));
  }
  // Who of the four holds, in order: "MH.C".
  std::string lit() {
    const coffman_state now = coffman_conditions(t.reduced());
    std::string all;
    for (const condition each : {mutual_exclusion, hold_and_wait, no_preemption, circular_wait})
      all += now[each].holds ? "MHNC"[static_cast<int>(each)] : '.';
    return all;
  }
  std::string why(condition which) {
    const state at = t.reduced();
    names known;
    known.threads = {"", "philosopher 1", "philosopher 2", "philosopher 3"};
    known.objects = {"", "fork 1", "fork 2", "fork 3"};
    return sentence_for(which, coffman_conditions(at), known);
  }

  trace_builder t;
};

TEST_F(Conditions, AreNoneWhileNobodyWaits) {
  t.lock(1, 1);
  t.lock(2, 2);
  EXPECT_EQ(lit(), "....");
  EXPECT_EQ(why(mutual_exclusion), "nobody wants a lock that another one holds");
  EXPECT_EQ(why(circular_wait), "nobody waits for anybody");
}

TEST(ConditionsOfNothing, AreNone) {
  EXPECT_FALSE(coffman_conditions(state{})[mutual_exclusion].holds);
  EXPECT_TRUE(coffman_conditions(state{})[circular_wait].because.empty());
}

TEST_F(Conditions, ComeOneAfterTheOther) {
  t.lock(1, 1);
  t.waits(2, 1);
  EXPECT_EQ(lit(), "M...");
  EXPECT_EQ(why(mutual_exclusion), "philosopher 1 has fork 1 to itself, and philosopher 2 wants it");
  EXPECT_EQ(why(circular_wait), "longest chain: philosopher 2 → philosopher 1");

  t.lock(3, 3);
  t.waits(3, 1);
  EXPECT_EQ(lit(), "MHN.");
  EXPECT_EQ(why(hold_and_wait), "philosopher 3 holds fork 3 and waits for fork 1");
  EXPECT_EQ(why(no_preemption), "philosopher 3 keeps fork 3 while it waits, without a time limit");
}

TEST_F(Conditions, TellTheLongestChainUntilTheCircleCloses) {
  for (thread_id i = 1; i <= 3; ++i) t.lock(i, i);
  t.waits(1, 2);
  t.waits(2, 3);
  EXPECT_EQ(lit(), "MHN.");
  EXPECT_EQ(why(circular_wait), "longest chain: philosopher 1 → philosopher 2 → philosopher 3");
  EXPECT_EQ(brief_for(circular_wait, coffman_conditions(t.reduced())), "chain of 3");
  t.waits(3, 1);
  EXPECT_EQ(lit(), "MHNC");
  EXPECT_EQ(brief_for(circular_wait, coffman_conditions(t.reduced())), "circle of 3");
  EXPECT_EQ(brief_for(hold_and_wait, coffman_conditions(t.reduced())), "3 threads");
  EXPECT_EQ(why(circular_wait), "philosopher 1 → philosopher 2 → philosopher 3 → philosopher 1");
  EXPECT_EQ(why(hold_and_wait), "philosopher 1 holds fork 1 and waits for fork 2, and 2 more like it");
}

TEST_F(Conditions, LeaveRoomForWhoGivesUpInTime) {
  t.lock(1, 1);
  t.lock(2, 2);
  t.waits(1, 2, flag::timed);
  t.waits(2, 1, flag::timed);
  EXPECT_EQ(lit(), "MH..");
  EXPECT_EQ(why(no_preemption), "who holds a lock waits for another only for so long");
}

TEST_F(Conditions, GoOutWhenTheLockIsGiven) {
  t.lock(1, 1);
  t.lock(2, 2);
  t.waits(2, 1);
  EXPECT_EQ(lit(), "MHN.");
  t.unlock(1, 1);
  EXPECT_EQ(lit(), "....") << "it is free: whoever waits only has not gone on yet";
  t.gets(2, 1);
  EXPECT_EQ(lit(), "....");
}

TEST_F(Conditions, AreNotAboutWhatIsShared) {
  const object_id shared = t.object(trace::object_kind::shared_mutex, "book");
  const object_id permits = t.object(trace::object_kind::semaphore, "seats", 0);
  t.lock(1, shared, flag::shared);
  t.waits(2, shared, flag::shared);
  t.waits(3, permits);
  EXPECT_EQ(lit(), "....");
  t.wait_ends(2, shared);
  t.waits(2, shared);  // to write
  EXPECT_EQ(lit(), "M...");
}

// Two who wait for the same one: one chain, not two.
TEST_F(Conditions, DoNotCountBranchesAsAChain) {
  t.lock(1, 1);
  t.waits(2, 1);
  t.waits(3, 1);
  EXPECT_EQ(coffman_conditions(t.reduced())[circular_wait].because.size(), 1u);
  EXPECT_EQ(coffman_conditions(t.reduced())[mutual_exclusion].because.size(), 2u);
}

}  // namespace
}  // namespace interleave::analysis
