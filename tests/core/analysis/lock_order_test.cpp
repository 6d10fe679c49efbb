#include "core/analysis/lock_order.h"

#include "tests/core/analysis/trace_builder.h"

#include <gtest/gtest.h>

namespace interleave::analysis {
namespace {

using trace::kind;
using trace::object_kind;
namespace flag = trace::flag;

std::vector<finding> warnings(const trace_builder& t) {
  return analysed(t).of_kind(finding_kind::lock_order);
}

TEST(LockOrder, WarnsOfTwoLocksTakenEitherWay) {
  trace_builder t;
  t.thread(1, "Ann");
  t.thread(2, "Bob");
  const auto a = t.mutex("A");
  const auto b = t.mutex("B");
  t.nested(1, a, b);
  t.nested(2, b, a);
  ASSERT_EQ(warnings(t).size(), 1u);
  EXPECT_EQ(
      warnings(t)[0].text,
      "This could have become a deadlock: Bob takes A while it holds B and Ann takes B while it holds A. "
      "Each at the same time, and nobody goes on.");
  t.nested(1, a, b);
  t.nested(2, b, a);
  EXPECT_EQ(warnings(t).size(), 1u) << "once";
}

TEST(LockOrder, WarnsOfThreeLocks) {
  trace_builder t;
  t.threads(3);
  const auto l = t.mutexes(3);
  t.nested(1, l[0], l[1]);
  t.nested(2, l[1], l[2]);
  EXPECT_TRUE(warnings(t).empty());
  t.nested(3, l[2], l[0]);
  EXPECT_EQ(warnings(t).size(), 1u);
}

TEST(LockOrder, WarnsOfALongRing) {
  trace_builder t;
  t.threads(64);
  const auto l = t.mutexes(64);
  for (thread_id i = 0; i < 64; ++i) t.nested(static_cast<thread_id>(i + 1), l[i], l[(i + 1u) % 64]);
  EXPECT_EQ(warnings(t).size(), 1u);
}

TEST(LockOrder, CountsWaiting) {
  trace_builder t;
  t.threads(3);
  const auto l = t.mutexes(2);
  t.nested(1, l[0], l[1]);
  t.lock(3, l[0]);
  t.lock(2, l[1]);
  t.waits(2, l[0]);
  EXPECT_EQ(warnings(t).size(), 1u);
}

TEST(LockOrder, IsSilentWithinOneThread) {
  trace_builder t;
  t.thread(1);
  const auto l = t.mutexes(2);
  t.nested(1, l[0], l[1]);
  t.nested(1, l[1], l[0]);
  EXPECT_TRUE(warnings(t).empty());
}

TEST(LockOrder, IsSilentBehindAGate) {
  trace_builder t;
  t.threads(2);
  const auto gate = t.mutex();
  const auto l = t.mutexes(2);
  for (const thread_id by : {thread_id{1}, thread_id{2}}) {
    t.lock(by, gate);
    t.nested(by, l[by - 1u], l[2u - by]);
    t.unlock(by, gate);
  }
  EXPECT_TRUE(warnings(t).empty());
  t.nested(2, l[1], l[0]);  // past the gate
  EXPECT_EQ(warnings(t).size(), 1u);
}

TEST(LockOrder, IsSilentWhereASemaphoreKeepsOneOut) {
  trace_builder t;
  t.threads(3);
  const auto seats = t.object(object_kind::semaphore, "seats", 2);
  const auto l = t.mutexes(3);
  for (thread_id i = 0; i < 3; ++i) {
    const auto by = static_cast<thread_id>(i + 1);
    t.lock(by, seats);
    t.nested(by, l[i], l[(i + 1u) % 3]);
    t.unlock(by, seats);
  }
  EXPECT_TRUE(warnings(t).empty()) << "three philosophers, two seats";
}

TEST(LockOrder, IsSilentAmongReaders) {
  trace_builder t;
  t.threads(2);
  const auto a = t.object(object_kind::shared_mutex);
  const auto b = t.object(object_kind::shared_mutex);
  t.nested(1, a, b, flag::shared, flag::shared);
  t.nested(2, b, a, flag::shared, flag::shared);
  EXPECT_TRUE(warnings(t).empty());
}

TEST(LockOrder, WarnsWhereWritersMeetReaders) {
  trace_builder t;
  t.threads(2);
  const auto a = t.object(object_kind::shared_mutex);
  const auto b = t.object(object_kind::shared_mutex);
  t.nested(1, a, b, flag::shared, 0);
  t.nested(2, b, a, flag::shared, 0);
  EXPECT_EQ(warnings(t).size(), 1u);
}

TEST(LockOrder, IsSilentWhereTheSecondIsTried) {
  trace_builder t;
  t.threads(2);
  const auto l = t.mutexes(2);
  t.nested(1, l[0], l[1]);
  t.nested(2, l[1], l[0], 0, flag::attempt);
  t.lock(2, l[1]);
  t.try_fails(2, l[0]);
  EXPECT_TRUE(warnings(t).empty());
}

TEST(LockOrder, IsSilentWhereTheSecondIsWaitedForNoLongerThanUntilADeadline) {
  trace_builder t;
  t.threads(2);
  const auto l = t.mutexes(2);
  t.nested(1, l[0], l[1]);
  t.nested(2, l[1], l[0], 0, flag::timed);
  t.lock(2, l[1]);
  t.waits(2, l[0], flag::timed);
  EXPECT_TRUE(warnings(t).empty());
}

TEST(LockOrder, WarnsOfAConditionWaitThatKeepsAnotherLock) {
  trace_builder t;
  t.threads(2);
  const auto m = t.mutex();
  const auto other = t.mutex();
  const auto cv = t.object(object_kind::condition_variable);
  t.lock(1, m);
  t.lock(1, other);
  t.unlock(1, m);
  t.waits(1, cv);
  t.wait_ends(1, cv);
  t.lock(1, m);  // while it holds the other
  t.unlock(1, m);
  t.unlock(1, other);
  EXPECT_TRUE(warnings(t).empty());
  t.nested(2, m, other);
  EXPECT_EQ(warnings(t).size(), 1u);
}

TEST(LockOrder, IsSilentOfAnOrderlyConditionWait) {
  trace_builder t;
  t.threads(2);
  const auto outer = t.mutex();
  const auto m = t.mutex();
  const auto cv = t.object(object_kind::condition_variable);
  for (const thread_id by : {thread_id{1}, thread_id{2}}) {
    t.lock(by, outer);
    t.lock(by, m);
    t.unlock(by, m);
    t.waits(by, cv);
    t.wait_ends(by, cv);
    t.lock(by, m);
    t.unlock(by, m);
    t.unlock(by, outer);
  }
  EXPECT_TRUE(warnings(t).empty());
}

TEST(LockOrder, WarnsOfAConditionWaitThatKeepsWhatItsNotifierTakes) {
  trace_builder t;
  t.threads(3);
  const auto outer = t.mutex("outer");
  const auto m = t.mutex("m");
  const auto cv = t.object(object_kind::condition_variable, "cv");
  t.thread(1, "Ann");
  t.thread(2, "Bob");
  const auto notify_under_both = [&](thread_id by) {
    t.lock(by, outer);
    t.lock(by, m);
    t.notifies(by, cv, 0);
    t.unlock(by, m);
    t.unlock(by, outer);
  };
  notify_under_both(1);
  t.lock(1, outer);
  t.lock(1, m);
  t.unlock(1, m);
  t.waits(1, cv);
  t.lock(3, m);
  t.notifies(3, cv);
  t.unlock(3, m);
  t.wait_ends(1, cv);
  t.lock(1, m);
  t.unlock(1, m);
  t.unlock(1, outer);
  EXPECT_TRUE(warnings(t).empty()) << "nobody notifies itself, and who notifies with one lock only can";
  notify_under_both(2);
  ASSERT_EQ(warnings(t).size(), 1u);
  EXPECT_EQ(
      warnings(t)[0].text,
      "This could have become a deadlock: Bob takes outer before it notifies cv and Ann waits for cv and "
      "keeps outer. Each at the same time, and nobody goes on.");
}

TEST(LockOrder, IsSilentOfAConditionWaitUntilADeadline) {
  trace_builder t;
  t.threads(2);
  const auto outer = t.mutex();
  const auto cv = t.object(object_kind::condition_variable);
  t.lock(1, outer);
  t.waits(1, cv, flag::timed);
  t.wait_ends(1, cv, trace::wait_result::timed_out);
  t.unlock(1, outer);
  t.lock(2, outer);
  t.notifies(2, cv, 0);
  t.unlock(2, outer);
  EXPECT_TRUE(warnings(t).empty());
}

TEST(LockOrder, WarnsOfBinarySemaphoresUsedAsLocks) {
  trace_builder t;
  t.threads(2);
  const auto a = t.object(object_kind::semaphore, "a", 1);
  const auto b = t.object(object_kind::semaphore, "b", 1);
  t.nested(1, a, b);
  t.lock(2, b);
  t.lock(2, a);
  t.unlock(2, a);
  EXPECT_TRUE(warnings(t).empty()) << "somebody else may give it back";
  t.unlock(2, b);
  EXPECT_EQ(warnings(t).size(), 1u);
}

TEST(LockOrder, WarnsOfASemaphoreAndAMutex) {
  trace_builder t;
  t.threads(2);
  const auto a = t.object(object_kind::semaphore, "a", 1);
  const auto b = t.mutex();
  t.nested(1, a, b);
  t.nested(2, b, a);
  EXPECT_EQ(warnings(t).size(), 1u);
}

TEST(LockOrder, IsSilentOfSemaphoresThatOthersGiveBack) {
  trace_builder t;
  t.threads(3);
  const auto a = t.object(object_kind::semaphore, "a", 1);
  const auto b = t.object(object_kind::semaphore, "b", 1);
  t.nested(1, a, b);
  t.lock(2, b);
  t.lock(2, a);
  t.unlock(3, a);
  t.unlock(3, b);
  t.nested(2, b, a);
  EXPECT_TRUE(warnings(t).empty());
}

TEST(LockOrder, TakesAWarningBackWhereASemaphoreTurnsOutToBeASignal) {
  trace_builder t;
  t.threads(3);
  const auto a = t.object(object_kind::semaphore, "a", 1);
  const auto l = t.mutexes(3);
  t.nested(1, l[1], l[2]);
  t.nested(2, l[2], l[1]);
  t.nested(1, a, l[0]);
  t.nested(2, l[0], a);
  EXPECT_EQ(warnings(t).size(), 2u);
  t.lock(1, a);
  t.unlock(3, a);
  EXPECT_EQ(warnings(t).size(), 1u);
  EXPECT_EQ(analysed(t).reads.possible_deadlocks().size(), 1u);
}

TEST(LockOrder, IsSilentOfSemaphoresWithRoomForTwo) {
  trace_builder t;
  t.threads(2);
  const auto a = t.object(object_kind::semaphore, "a", 2);
  const auto b = t.object(object_kind::semaphore, "b", 2);
  t.nested(1, a, b);
  t.nested(2, b, a);
  EXPECT_TRUE(warnings(t).empty());
}

TEST(LockOrder, IsSilentWhereAJoinKeepsThemApart) {
  trace_builder t;
  t.thread(1);
  const auto l = t.mutexes(2);
  t.nested(1, l[0], l[1]);
  t.starts(1, 2);
  t.nested(2, l[1], l[0]);
  t.is_joined(1, 2);
  t.nested(1, l[0], l[1]);
  t.starts(1, 3);
  t.nested(3, l[0], l[1]);
  EXPECT_TRUE(warnings(t).empty());
  t.nested(1, l[1], l[0]);  // beside the third
  EXPECT_EQ(warnings(t).size(), 1u);
}

TEST(LockOrder, IsSilentWhereAJoinIsKnownByItsObjectsEnd) {
  trace_builder t;
  t.thread(1);
  const auto l = t.mutexes(2);
  t.starts(1, 2);
  t.nested(2, l[1], l[0]);
  t.ends(2);
  t.add(kind::object_destroyed, 1, trace_builder::as_object(2));
  t.starts(1, 3);
  t.nested(3, l[0], l[1]);
  EXPECT_TRUE(warnings(t).empty()) << "what came before passes on to those who are started later";
}

// What passes from one to the other by a lock is the order of this run only.
TEST(LockOrder, WarnsWhereOnlyALockKeptThemApart) {
  trace_builder t;
  t.thread(1);
  const auto l = t.mutexes(2);
  const auto between = t.mutex();
  t.starts(1, 2);
  t.starts(1, 3);
  t.nested(2, l[1], l[0]);
  t.lock(2, between);
  t.unlock(2, between);
  t.lock(3, between);
  t.unlock(3, between);
  t.nested(3, l[0], l[1]);
  EXPECT_EQ(warnings(t).size(), 1u);
}

// The join of a wait that was given up says nothing.
TEST(LockOrder, WarnsWhereTheJoinWasGivenUp) {
  trace_builder t;
  t.thread(1);
  const auto l = t.mutexes(2);
  t.starts(1, 2);
  t.nested(2, l[1], l[0]);
  t.waits(1, trace_builder::as_object(2));
  t.wait_ends(1, trace_builder::as_object(2), trace::wait_result::cancelled);
  t.nested(1, l[0], l[1]);
  EXPECT_EQ(warnings(t).size(), 1u);
}

TEST(LockOrder, IsSilentOfRecursion) {
  trace_builder t;
  t.threads(2);
  const auto a = t.object(object_kind::recursive_mutex);
  const auto b = t.mutex();
  for (const thread_id by : {thread_id{1}, thread_id{2}}) {
    t.lock(by, a);
    t.lock(by, b);
    t.lock(by, a);  // is had already: nothing to wait for
    t.unlock(by, a);
    t.unlock(by, b);
    t.unlock(by, a);
  }
  EXPECT_TRUE(warnings(t).empty());
}

TEST(LockOrder, KeepsManyLocksInBounds) {
  trace_builder t;
  t.threads(8);
  const auto l = t.mutexes(60);
  std::uint32_t random = 1;
  for (int i = 0; i < 20000; ++i) {
    random = random * 1664525u + 1013904223u;
    const auto a = l[(random >> 8) % 60];
    const auto b = l[(random >> 16) % 60];
    if (a != b) t.nested(static_cast<thread_id>(1 + (random >> 28) % 8), a, b);
  }
  const auto found = warnings(t);
  EXPECT_GE(found.size(), 10u);
  EXPECT_LE(found.size(), lock_order::max_circles);
}

}  // namespace
}  // namespace interleave::analysis
