#include "core/analysis/wait_for_graph.h"

#include "tests/core/analysis/trace_builder.h"

#include <gtest/gtest.h>

namespace interleave::analysis {
namespace {

using trace::kind;
using trace::object_kind;
namespace flag = trace::flag;

// n threads, thread i holds lock i and waits for lock i + 1.
trace_builder ring(thread_id n) {
  trace_builder t;
  t.threads(n);
  const auto locks = t.mutexes(n);
  for (thread_id i = 0; i < n; ++i) t.lock(static_cast<thread_id>(i + 1), locks[i]);
  for (thread_id i = 0; i < n; ++i) t.waits(static_cast<thread_id>(i + 1), locks[(i + 1) % n]);
  return t;
}

class Ring : public ::testing::TestWithParam<thread_id> {};

TEST_P(Ring, IsFoundAsItCloses) {
  const thread_id n = GetParam();
  const trace_builder t = ring(n);
  trace_builder open = t;
  open.records.pop_back();
  EXPECT_FALSE(analysed(open).reads.first_deadlock());

  const analysed a(t);
  const auto& found = a.reads.first_deadlock();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->position, t.records.size() - 1);
  EXPECT_EQ(found->closed_at, t.now);
  ASSERT_EQ(found->cycle.size(), n);
  for (thread_id i = 0; i < n; ++i) {
    EXPECT_EQ(found->cycle[i].thread, i + 1);
    EXPECT_EQ(found->cycle[i].object, static_cast<object_id>((i + 1) % n + 1));
    EXPECT_EQ(found->cycle[i].held_by, (i + 1) % n + 1);
    EXPECT_EQ(found->cycle[i].location, 101u + i);
  }
  EXPECT_EQ(found->stuck.size(), n);
  EXPECT_EQ(a.of_kind(finding_kind::deadlock).size(), 1u);
  EXPECT_TRUE(a.of_kind(finding_kind::lock_order).empty()) << "it did happen: no need to warn of it";
}

INSTANTIATE_TEST_SUITE_P(Deadlock, Ring, ::testing::Values(2, 3, 5, 16, 64));

TEST(Deadlock, IsToldInPlainEnglish) {
  trace_builder t;
  t.thread(1, "Plato");
  t.thread(2, "Socrates the elder");
  const auto a = t.mutex("fork 1");
  const auto b = t.mutex("fork 2");
  t.lock(1, a);
  t.lock(2, b);
  t.waits(1, b);
  t.waits(2, a);
  const analysed all(t);
  ASSERT_EQ(all.reads.findings().size(), 1u);
  EXPECT_EQ(all.reads.findings()[0].text,
            "Deadlock: Plato and Socrates the elder wait for each other. Plato waits for fork 2, which "
            "Socrates the elder holds; Socrates the elder waits for fork 1, which Plato holds: the circle is "
            "closed.");
}

TEST(Deadlock, IsFoundWhileOthersRunOn) {
  trace_builder t = ring(2);
  t.thread(3);
  t.thread(4);
  t.waits(4, 1);
  const analysed a(t);
  ASSERT_TRUE(a.reads.first_deadlock());
  EXPECT_EQ(a.reads.first_deadlock()->stuck, (std::vector<thread_id>{1, 2}));
  EXPECT_EQ(stuck_with(a.reads.head(), a.reads.first_deadlock()->cycle), (std::vector<thread_id>{1, 2, 4}));
  EXPECT_EQ(a.reads.head().threads[3].doing, activity::running);
  EXPECT_EQ(a.reads.findings().size(), 1u);
}

TEST(Deadlock, TakesWaitsWithoutADeadline) {
  trace_builder t;
  t.threads(2);
  const auto locks = t.mutexes(2);
  t.lock(1, locks[0]);
  t.lock(2, locks[1]);
  t.waits(1, locks[1], flag::timed);
  t.waits(2, locks[0]);
  EXPECT_FALSE(analysed(t).reads.first_deadlock());
  t.wait_ends(1, locks[1], trace::wait_result::timed_out);
  t.try_fails(1, locks[1]);
  EXPECT_FALSE(analysed(t).reads.first_deadlock());
  EXPECT_EQ(wait_edges(t.reduced()).size(), 1u);
}

TEST(Deadlock, EndsWithCancellation) {
  trace_builder t = ring(2);
  EXPECT_FALSE(cycle_through(t.reduced(), 1).empty());
  t.wait_ends(1, 2, trace::wait_result::cancelled);
  EXPECT_TRUE(cycle_through(t.reduced(), 2).empty());
}

TEST(Deadlock, OfOneThreadWithItself) {
  trace_builder t;
  t.threads(2);
  const auto m = t.mutex("m");
  t.lock(1, m);
  t.waits(1, m);
  const analysed a(t);
  ASSERT_TRUE(a.reads.first_deadlock());
  EXPECT_EQ(a.reads.first_deadlock()->cycle.size(), 1u);
  EXPECT_EQ(a.reads.findings()[0].text, "Deadlock: thread 1 waits for m, which it holds itself.");
}

TEST(Deadlock, WriterWaitsForEveryReader) {
  trace_builder t;
  t.threads(3);
  const auto shared = t.object(object_kind::shared_mutex);
  const auto m = t.mutex();
  t.lock(1, m);
  t.lock(2, shared, flag::shared);
  t.lock(3, shared, flag::shared);
  t.waits(3, m);  // a reader is trapped, the other goes on
  EXPECT_FALSE(analysed(t).reads.first_deadlock());
  t.waits(1, shared);
  const analysed a(t);
  ASSERT_TRUE(a.reads.first_deadlock());
  EXPECT_EQ(a.reads.first_deadlock()->cycle.size(), 2u);
  EXPECT_EQ(a.reads.first_deadlock()->cycle[0].held_by, 3);
}

TEST(Deadlock, ReaderWaitsForAWriterOnly) {
  trace_builder t;
  t.threads(3);
  const auto shared = t.object(object_kind::shared_mutex);
  const auto m = t.mutex();
  t.lock(1, m);
  t.lock(2, shared, flag::shared);
  t.waits(2, m);
  t.waits(1, shared, flag::shared);  // about to get its share
  EXPECT_FALSE(analysed(t).reads.first_deadlock());

  trace_builder w;
  w.threads(3);
  const auto other = w.object(object_kind::shared_mutex);
  const auto n = w.mutex();
  w.lock(1, n);
  w.lock(2, other);
  w.waits(2, n);
  w.waits(1, other, flag::shared);
  EXPECT_TRUE(analysed(w).reads.first_deadlock());
}

TEST(Deadlock, TwoUpgradersTrapEachOther) {
  trace_builder t;
  t.threads(3);
  const auto shared = t.object(object_kind::shared_mutex);
  t.lock(1, shared, flag::shared);
  t.lock(2, shared, flag::shared);
  t.waits(1, shared);
  EXPECT_TRUE(analysed(t).reads.first_deadlock()) << "it waits for its own share to go";
}

TEST(Deadlock, SemaphoresCountOnlyWhenNobodyIsLeft) {
  trace_builder t;
  t.threads(3);
  const auto s = t.object(object_kind::semaphore, "permit", 1);
  const auto m = t.mutex();
  t.lock(1, m);
  t.lock(2, s);
  t.waits(1, s);
  t.waits(2, m);
  analysed a(t);
  a.reads.time_passes(t.now + 10'000'000'000);
  EXPECT_FALSE(a.reads.first_deadlock()) << "thread 3 may release a permit";
  t.ends(3);
  a.extend(t);
  EXPECT_FALSE(a.reads.first_deadlock());
  a.reads.time_passes(t.now + 200'000'000);
  ASSERT_TRUE(a.reads.first_deadlock());
  EXPECT_TRUE(a.reads.first_deadlock()->cycle.empty());
  EXPECT_EQ(a.reads.first_deadlock()->stuck, (std::vector<thread_id>{1, 2}));
  EXPECT_EQ(a.reads.first_deadlock()->position, t.records.size() - 1);
}

TEST(Deadlock, OfALostWakeUp) {
  trace_builder t;
  t.thread(1, "main");
  t.thread(2, "consumer");
  const auto m = t.mutex();
  const auto cv = t.object(object_kind::condition_variable, "not empty");
  t.add(kind::notified, 1, cv, 0);
  t.lock(2, m);
  t.unlock(2, m);
  t.waits(2, cv);
  t.waits(1, t.as_object(2));
  analysed a(t);
  EXPECT_FALSE(a.reads.first_deadlock());
  t.pass(150'000'000);
  t.wait_ends(2, cv, trace::wait_result::cancelled);  // the run is stopped
  a.extend(t);
  ASSERT_TRUE(a.reads.first_deadlock());
  EXPECT_EQ(a.reads.findings()[0].text,
            "Deadlock: all 2 threads wait and nobody is left to wake them: main for object 1002 and consumer "
            "for not empty.");
}

TEST(Deadlock, OfALostWakeUpWhoseMutexIsLeftWithinTheWait) {
  trace_builder t;
  t.threads(2);
  const auto m = t.mutex();
  const auto cv = t.object(object_kind::condition_variable);
  t.waits(1, t.as_object(2));
  t.lock(2, m);
  t.waits(2, cv);
  t.unlock(2, m);
  analysed a(t);
  a.reads.time_passes(t.now + 200'000'000);
  ASSERT_TRUE(a.reads.first_deadlock());
  EXPECT_EQ(a.reads.first_deadlock()->stuck, (std::vector<thread_id>{1, 2}));
}

TEST(Deadlock, IsNotWhereSomebodyWasWoken) {
  trace_builder t;
  t.threads(2);
  const auto m = t.mutex();
  const auto cv = t.object(object_kind::condition_variable);
  t.waits(2, cv);
  t.add(kind::notified, 1, cv, 1);
  t.waits(1, t.as_object(2));
  analysed a(t);
  a.reads.time_passes(t.now + 500'000'000);  // it lacks a CPU
  EXPECT_FALSE(a.reads.first_deadlock());

  trace_builder free;
  free.threads(2);
  const auto lock = free.mutex();
  free.lock(1, lock);
  free.waits(2, lock);
  free.unlock(1, lock);
  free.waits(1, free.as_object(2));
  analysed b(free);
  b.reads.time_passes(free.now + 100'000'000'000);
  EXPECT_FALSE(b.reads.first_deadlock()) << "the mutex is free for it";
  (void)m;
}

TEST(Deadlock, IsNotWhereAThreadIsYetToBegin) {
  trace_builder t;
  t.thread(1);
  t.add(kind::object_created, 1, t.as_object(2), static_cast<std::uint64_t>(object_kind::thread));
  const auto cv = t.object(object_kind::condition_variable);
  t.waits(1, cv);
  analysed a(t);
  a.reads.time_passes(t.now + 100'000'000'000);
  EXPECT_FALSE(a.reads.first_deadlock());
  t.thread(2);
  t.ends(2);
  a.extend(t);
  a.reads.time_passes(t.now + 100'000'000'000);
  EXPECT_TRUE(a.reads.first_deadlock());
}

TEST(Deadlock, OfAnOpenWorldIsNoStandstill) {
  trace_builder t;
  t.thread(1);
  const auto cv = t.object(object_kind::condition_variable);
  t.waits(1, cv);
  analysed a(t, {.closed_world = false});
  a.reads.time_passes(t.now + 100'000'000'000);
  EXPECT_FALSE(a.reads.first_deadlock());
}

TEST(Deadlock, OfTheNextRoundOfABarrierIsNone) {
  trace_builder t;
  t.threads(2);
  const auto b = t.object(object_kind::barrier, "", 2);
  t.add(kind::arrived, 1, b, 1);
  t.add(kind::arrived, 2, b, 0);
  t.waits(1, b);  // goes on at once
  t.add(kind::arrived, 2, b, 1);
  t.waits(2, b);
  analysed a(t);
  a.reads.time_passes(t.now + 500'000'000);
  EXPECT_FALSE(a.reads.first_deadlock());
}

TEST(Deadlock, OfAJoinAndALock) {
  trace_builder t;
  t.threads(3);
  const auto m = t.mutex();
  t.lock(1, m);
  t.waits(2, m);
  t.waits(1, t.as_object(2));
  const analysed a(t);
  ASSERT_TRUE(a.reads.first_deadlock());
  EXPECT_EQ(a.reads.findings()[0].text,
            "Deadlock: thread 1 and thread 2 wait for each other. thread 1 waits for the end of thread 2; "
            "thread 2 waits for object 1, which thread 1 holds: the circle is closed.");
}

TEST(Deadlock, IsNotBelievedAtOnceWhereEventsAreMissing) {
  trace_builder t;
  t.threads(3);
  const auto locks = t.mutexes(2);
  t.lock(1, locks[0]);
  t.lock(2, locks[1]);
  t.waits(1, locks[1]);
  t.unlock(2, locks[1]);
  // What thread 1 does from here on is lost: it gets lock 1, leaves both, and thread 2 takes them.
  t.lock(2, locks[1]);
  ++t.records.back().sequence;
  t.waits(2, locks[0]);
  analysed a(t);
  EXPECT_FALSE(a.reads.first_deadlock());
  t.gets(2, locks[0]);
  a.extend(t);
  a.reads.time_passes(t.now + 100'000'000'000);
  EXPECT_FALSE(a.reads.first_deadlock());
}

TEST(ClosingEdges, TellWhatWouldCloseTheCircle) {
  trace_builder t;
  t.threads(3);
  const auto locks = t.mutexes(3);
  for (thread_id i = 1; i <= 3; ++i) t.lock(i, locks[i - 1u]);
  EXPECT_TRUE(closing_edges(t.reduced()).empty());
  t.waits(1, locks[1]);
  t.waits(2, locks[2]);
  const auto edges = closing_edges(t.reduced());
  ASSERT_EQ(edges.size(), 1u);
  EXPECT_EQ(edges[0].thread, 3);
  EXPECT_EQ(edges[0].object, locks[0]);
  EXPECT_EQ(edges[0].held_by, 1);
  t.waits(3, locks[0]);
  EXPECT_TRUE(closing_edges(t.reduced()).empty());
}

TEST(ClosingEdges, GoByThePast) {
  trace_builder t;
  t.threads(3);
  const auto locks = t.mutexes(3);
  t.nested(3, locks[2], locks[1]);  // thread 3 takes lock 1 after lock 2, never lock 0
  for (thread_id i = 1; i <= 3; ++i) t.lock(i, locks[i - 1u]);
  t.waits(1, locks[2]);
  const analysed a(t);
  EXPECT_EQ(closing_edges(a.reads.head()).size(), 1u);
  EXPECT_TRUE(a.reads.closing_edges(a.reads.head()).empty());
}

TEST(ClosingEdges, NeedAHold) {
  trace_builder t;
  t.threads(2);
  t.waits(1, t.as_object(2));
  EXPECT_TRUE(closing_edges(t.reduced()).empty());
}

}  // namespace
}  // namespace interleave::analysis
