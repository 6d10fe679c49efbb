#include "core/analysis/reducer.h"

#include "tests/core/analysis/trace_builder.h"

#include <gtest/gtest.h>

#include <cstring>
#include <random>

namespace interleave::analysis {
namespace {

using trace::kind;
using trace::object_kind;
using holders = std::vector<thread_id>;
using holds = std::vector<object_id>;

TEST(Reducer, FollowsAThreadFromStartToEnd) {
  trace_builder t;
  t.thread(1);
  EXPECT_EQ(t.reduced().threads[1].doing, activity::running);
  EXPECT_EQ(t.reduced().threads[1].os_thread, 7001u);
  EXPECT_EQ(t.reduced().objects[t.as_object(1)].owner(), 1);
  t.add(kind::sleep_begin, 1);
  EXPECT_EQ(t.reduced().threads[1].doing, activity::sleeping);
  t.add(kind::sleep_end, 1);
  EXPECT_EQ(t.reduced().threads[1].doing, activity::running);
  t.add(kind::held_begin, 1);
  EXPECT_EQ(t.reduced().threads[1].doing, activity::held);
  t.add(kind::held_end, 1);
  EXPECT_EQ(t.reduced().threads[1].doing, activity::running);
  t.add(kind::thread_ended, 1, t.as_object(1), static_cast<std::uint64_t>(trace::how_ended::cancelled));
  const state end = t.reduced();
  EXPECT_EQ(end.threads[1].doing, activity::ended);
  EXPECT_EQ(end.threads[1].ended_as, trace::how_ended::cancelled);
  EXPECT_EQ(end.threads[1].ended, t.now);
  EXPECT_TRUE(end.objects[t.as_object(1)].holders.empty());
  EXPECT_EQ(end.position, t.records.size());
}

TEST(Reducer, TellsOwnerAndWaitersOfAMutex) {
  trace_builder t;
  t.threads(3);
  const auto m = t.mutex();
  t.lock(1, m);
  t.waits(2, m);
  const nanoseconds since = t.now;
  t.waits(3, m);
  state s = t.reduced();
  EXPECT_EQ(s.objects[m].holders, holders{1});
  EXPECT_EQ(s.objects[m].waiters, (holders{2, 3}));
  EXPECT_EQ(s.threads[2].doing, activity::blocked);
  EXPECT_EQ(s.threads[2].waits_for, m);
  EXPECT_EQ(s.threads[2].waiting_since, since);
  EXPECT_EQ(s.threads[1].holds, holds{m});
  t.unlock(1, m);
  s = t.reduced();
  EXPECT_TRUE(s.objects[m].holders.empty());
  EXPECT_EQ(s.threads[2].doing, activity::blocked);
  t.gets(2, m);
  s = t.reduced();
  EXPECT_EQ(s.objects[m].holders, holders{2});
  EXPECT_EQ(s.objects[m].waiters, holders{3});
  EXPECT_EQ(s.threads[2].doing, activity::running);
  EXPECT_EQ(s.threads[2].waits, 1u);
  EXPECT_EQ(s.threads[2].longest_wait, t.now - since);
  EXPECT_EQ(s.threads[2].blocked_ns, t.now - since);
  EXPECT_EQ(s.objects[m].acquisitions, 2u);
  EXPECT_EQ(s.objects[m].contended, 1u);
  EXPECT_EQ(s.objects[m].sequence, 2u);
  t.wait_ends(3, m, trace::wait_result::cancelled);
  EXPECT_TRUE(t.reduced().objects[m].waiters.empty());
  EXPECT_EQ(t.reduced().threads[3].waits_for, 0u);
}

TEST(Reducer, CountsRecursiveHolds) {
  trace_builder t;
  t.thread(1);
  const auto m = t.object(object_kind::recursive_mutex);
  t.lock(1, m);
  t.lock(1, m);
  t.unlock(1, m);
  EXPECT_EQ(t.reduced().threads[1].holds, holds{m});
  t.unlock(1, m);
  EXPECT_TRUE(t.reduced().threads[1].holds.empty());
}

TEST(Reducer, LetsReadersShare) {
  trace_builder t;
  t.threads(3);
  const auto m = t.object(object_kind::shared_mutex);
  t.lock(1, m, trace::flag::shared);
  t.lock(2, m, trace::flag::shared);
  EXPECT_EQ(t.reduced().objects[m].holders, (holders{1, 2}));
  EXPECT_TRUE(t.reduced().objects[m].shared);
  t.unlock(1, m);
  EXPECT_EQ(t.reduced().objects[m].holders, holders{2});
  t.unlock(2, m);
  EXPECT_FALSE(t.reduced().objects[m].shared);
  t.lock(3, m);
  EXPECT_FALSE(t.reduced().objects[m].shared);
  EXPECT_EQ(t.reduced().objects[m].holders, holders{3});
}

TEST(Reducer, CountsPermits) {
  trace_builder t;
  t.threads(3);
  const auto s = t.object(object_kind::semaphore, "seats", 2);
  EXPECT_EQ(t.reduced().objects[s].value, 2);
  t.lock(1, s);
  t.lock(2, s);
  EXPECT_EQ(t.reduced().objects[s].value, 0);
  EXPECT_EQ(t.reduced().objects[s].holders, (holders{1, 2}));
  t.add(kind::released, 3, s, 2);  // by somebody who has none
  EXPECT_EQ(t.reduced().objects[s].value, 2);
  EXPECT_TRUE(t.reduced().objects[s].holders.empty());
  EXPECT_TRUE(t.reduced().threads[1].holds.empty());
  t.add(kind::released, 3, s, 5);
  EXPECT_EQ(t.reduced().objects[s].value, 7);
}

TEST(Reducer, CountsArrivals) {
  trace_builder t;
  t.threads(2);
  const auto b = t.object(object_kind::barrier, "", 2);
  t.add(kind::arrived, 1, b, 1);
  t.waits(1, b);
  EXPECT_EQ(t.reduced().objects[b].value, 1);
  EXPECT_FALSE(t.reduced().threads[1].waking);
  t.add(kind::arrived, 2, b, 0);
  EXPECT_TRUE(t.reduced().threads[1].waking);
  t.wait_ends(1, b);
  EXPECT_FALSE(t.reduced().threads[1].waking);
}

TEST(Reducer, CountsForEachAndAll) {
  trace_builder t;
  t.threads(2);
  t.counts(1, 5);
  t.counts(2, 5, 3);
  t.counts(2, 6, -1);
  t.phase(2, 9);
  const state s = t.reduced();
  EXPECT_EQ(s.tallies.size(), 2u);
  EXPECT_EQ(s.tallies[0].value, 4);
  EXPECT_EQ(s.threads[2].tallies[0].value, 3);
  EXPECT_EQ(s.threads[2].tallies[1].value, -1);
  EXPECT_EQ(s.threads[2].phase, 9u);
  EXPECT_EQ(s.threads[2].phase_since, t.now);
}

TEST(Reducer, HoldsWhoHasNotGotTheTurnWhereStepsAreDecided) {
  trace_builder t;
  t.threads(2);
  const auto m = t.mutex();
  t.lock(2, m);
  t.add(kind::switched_out, 1);
  t.waits(1, m);
  state now;
  now.steps_decided = true;
  for (const trace::record& each : t.records) {
    apply(now, each);
    if (each.what == kind::switched_out) {
      EXPECT_EQ(now.threads[1].doing, activity::held);
    }
  }
  EXPECT_EQ(now.threads[1].doing, activity::blocked) << "it waits for what another has";
}

TEST(Reducer, TellsReadyFromBlockedBySwitches) {
  trace_builder t;
  t.threads(2);
  const auto m = t.mutex();
  t.add(kind::switched_in, 1).cpu = 3;
  const nanoseconds in = t.now;
  EXPECT_EQ(t.reduced().cores[3].thread, 1);
  EXPECT_TRUE(t.reduced().threads[1].on_cpu);
  t.add(kind::switched_out, 1, 0, 0, trace::flag::preempted).cpu = 3;
  EXPECT_EQ(t.reduced().threads[1].doing, activity::ready);
  EXPECT_EQ(t.reduced().threads[1].run_ns, t.now - in);
  EXPECT_EQ(t.reduced().cores[3].thread, 0);
  t.add(kind::switched_in, 1).cpu = 2;
  EXPECT_EQ(t.reduced().threads[1].doing, activity::running);
  EXPECT_EQ(t.reduced().threads[1].ready_ns, 1000u);
  t.add(kind::switched_out, 1).cpu = 2;
  EXPECT_EQ(t.reduced().threads[1].doing, activity::blocked);
  EXPECT_EQ(t.reduced().threads[1].waits_for, 0u);
  t.add(kind::switched_in, 1).cpu = 2;
  t.lock(2, m);
  t.waits(1, m);
  t.add(kind::switched_out, 1).cpu = 2;
  t.unlock(2, m);
  t.add(kind::switched_in, 1).cpu = 2;
  EXPECT_EQ(t.reduced().threads[1].doing, activity::blocked) << "it has not got the mutex yet";
  t.gets(1, m);
  const state s = t.reduced();
  EXPECT_EQ(s.threads[1].doing, activity::running);
  EXPECT_EQ(s.threads[1].voluntary_switches, 2u);
  EXPECT_EQ(s.threads[1].involuntary_switches, 1u);
  t.add(kind::switched_in, 2).cpu = 2;  // the other's going off is missing
  EXPECT_FALSE(t.reduced().threads[1].on_cpu);
}

TEST(Reducer, GuessesCoresFromEventsWithoutSwitches) {
  trace_builder t;
  t.add(kind::thread_started, 1).cpu = 1;
  EXPECT_EQ(t.reduced().cores[1].thread, 1);
  t.add(kind::noted, 1).cpu = 0;
  EXPECT_EQ(t.reduced().cores[0].thread, 1);
  EXPECT_EQ(t.reduced().cores[1].thread, 0);
  t.add(kind::sleep_begin, 1).cpu = 0;
  EXPECT_EQ(t.reduced().cores[0].thread, 0);
  EXPECT_FALSE(t.reduced().exact_switches);
}

TEST(Reducer, KeepsAHeldThreadsWait) {
  trace_builder t;
  t.threads(2);
  const auto m = t.mutex();
  t.lock(1, m);
  t.waits(2, m);
  t.add(kind::held_begin, 2);
  EXPECT_EQ(t.reduced().threads[2].doing, activity::held);
  t.add(kind::held_end, 2);
  EXPECT_EQ(t.reduced().threads[2].doing, activity::blocked);
  EXPECT_EQ(t.reduced().threads[2].waits_for, m);
}

TEST(Reducer, DropsWhatAGapMakesUncertain) {
  trace_builder t;
  t.thread(1);
  const auto m = t.mutex();
  t.lock(1, m);
  t.add(kind::gap, 1, 0, 17);
  const state s = t.reduced();
  EXPECT_EQ(s.lost, 17u);
  EXPECT_TRUE(s.objects[m].holders.empty());
  EXPECT_TRUE(s.threads[1].holds.empty());
}

TEST(Reducer, TakesAMutexFromWhoSeemsToHoldIt) {
  trace_builder t;
  t.threads(2);
  const auto m = t.mutex();
  t.lock(1, m);
  t.lock(2, m);
  EXPECT_EQ(t.reduced().objects[m].holders, holders{2});
  EXPECT_TRUE(t.reduced().threads[1].holds.empty());
  t.unlock(1, m);
  EXPECT_TRUE(t.reduced().objects[m].holders.empty()) << "not its own: nothing is sure any more";
}

TEST(Reducer, KeepsCountOfWhoGoes) {
  trace_builder t;
  t.threads(3);
  const auto m = t.mutex();
  EXPECT_EQ(t.reduced().going, 3u);
  t.lock(1, m);
  t.waits(2, m);
  EXPECT_EQ(t.reduced().going, 2u);
  t.ends(3);
  EXPECT_EQ(t.reduced().going, 1u);
  t.unlock(1, m);
  t.gets(2, m);
  EXPECT_EQ(t.reduced().going, 2u);
}

// Whatever the bytes: nothing out of range, and holders and holds agree.
void expect_consistent(const state& s) {
  std::size_t held = 0;
  std::size_t holding = 0;
  std::uint32_t going = 0;
  for (std::size_t id = 0; id < s.threads.size(); ++id) {
    const auto& who = s.threads[id];
    ASSERT_TRUE(who.waits_for == 0 || who.waits_for < s.objects.size());
    holding += who.holds.size();
    if (who.doing != activity::absent && who.doing != activity::blocked && who.doing != activity::ended)
      ++going;
  }
  for (const auto& of : s.objects) {
    for (const thread_id id : of.holders) ASSERT_LT(id, s.threads.size());
    for (const thread_id id : of.waiters) {
      ASSERT_LT(id, s.threads.size());
      ASSERT_EQ(&s.objects[s.threads[id].waits_for], &of);
    }
    if (of.kind != object_kind::thread) held += of.holders.size();
  }
  EXPECT_LE(held, holding + s.threads.size());
  EXPECT_EQ(going, s.going);
}

class Garbage : public ::testing::TestWithParam<unsigned> {};

TEST_P(Garbage, IsSurvived) {
  std::mt19937_64 random(GetParam());
  const unsigned numbers = GetParam() % 2 == 0 ? 0xffffffffu : 12u;  // wild, or often colliding
  std::vector<trace::record> records(4000);
  nanoseconds now = 0;
  for (auto& each : records) {
    std::uint64_t words[4] = {random(), random(), random(), random()};
    std::memcpy(&each, words, sizeof each);
    each.time = now += random() % 100'000'000;
    each.thread = each.thread % (numbers == 12 ? 9 : 700);
    each.object = numbers == 12 ? each.object % 12 : each.object % (random() % 4 == 0 ? 0xffffffffu : 900);
    each.what = static_cast<kind>(random() % 62);
    if (numbers == 12 && random() % 2 == 0) each.argument %= 12;
  }
  trace::store store;
  const auto texts = trace::dictionary::empty();
  analyser reads(store, texts, {.key_frame_every = 500, .progress_expected = true});
  for (std::size_t i = 0; i < records.size(); i += 1000) {
    store.append(std::span(records).subspan(i, 1000));
    reads.catch_up();
    reads.time_passes(reads.head().now + 10'000'000'000);
    expect_consistent(reads.head());
    for (const auto& each : reads.closing_edges(reads.head())) EXPECT_NE(each.thread, 0);
  }
  expect_consistent(reads.at(2345));
}

INSTANTIATE_TEST_SUITE_P(Reducer, Garbage, ::testing::Range(0u, 12u));

}  // namespace
}  // namespace interleave::analysis
