#include "core/analysis/analyser.h"

#include "core/analysis/summary.h"
#include "tests/core/analysis/trace_builder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace interleave::analysis {
namespace {

using trace::kind;
using trace::object_kind;

trace_builder busy(int rounds) {
  trace_builder t;
  t.threads(8);
  const auto l = t.mutexes(10);
  const auto s = t.object(object_kind::semaphore, "", 3);
  std::mt19937 random(7);
  for (int i = 0; i < rounds; ++i) {
    const auto by = static_cast<thread_id>(1 + random() % 8);
    const auto lock = l[random() % l.size()];
    t.lock(by, s);
    t.nested(by, lock, l[(lock + 1) % l.size()]);
    t.unlock(by, s);
    t.counts(by, 5);
    if (random() % 4 == 0) t.phase(by, random() % 3 + 1);
  }
  return t;
}

bool same(const state& a, const state& b) {
  const auto same_threads = std::ranges::equal(a.threads, b.threads, [](const auto& x, const auto& y) {
    return x.doing == y.doing && x.since == y.since && x.waits_for == y.waits_for && x.holds == y.holds &&
           x.phase == y.phase && x.acquisitions == y.acquisitions && x.tallies.size() == y.tallies.size() &&
           x.blocked_ns == y.blocked_ns && x.location == y.location;
  });
  const auto same_objects = std::ranges::equal(a.objects, b.objects, [](const auto& x, const auto& y) {
    return x.holders == y.holders && x.waiters == y.waiters && x.value == y.value && x.since == y.since &&
           x.acquisitions == y.acquisitions && x.sequence == y.sequence;
  });
  return a.now == b.now && a.position == b.position && a.going == b.going && same_threads && same_objects;
}

TEST(Analyser, ReachesAnyPlayhead) {
  const trace_builder t = busy(3000);
  const analysed a(t, {.key_frame_every = 700});
  EXPECT_EQ(a.reads.head().position, t.records.size());
  EXPECT_EQ(a.reads.at(0).position, 0u);
  EXPECT_TRUE(a.reads.at(0).threads.empty());
  EXPECT_TRUE(same(a.reads.at(t.records.size() + 5), a.reads.head()));
  std::mt19937 random(3);
  state moving;
  for (int i = 0; i < 60; ++i) {
    const std::size_t position = random() % t.records.size();
    state fresh;
    for (std::size_t k = 0; k < position; ++k) apply(fresh, t.records[k]);
    EXPECT_TRUE(same(a.reads.at(position), fresh)) << position;
    a.reads.move(moving, position);
    EXPECT_TRUE(same(moving, fresh)) << position;
  }
}

TEST(Analyser, CatchesUpInPieces) {
  const trace_builder t = busy(500);
  const analysed whole(t);
  trace::store records;
  const auto texts = trace::dictionary::empty();
  analyser reads(records, texts, {});
  for (std::size_t i = 0; i < t.records.size(); i += 37) {
    records.append(std::span(t.records).subspan(i, std::min<std::size_t>(37, t.records.size() - i)));
    reads.catch_up();
  }
  EXPECT_TRUE(same(reads.head(), whole.reads.head()));
  EXPECT_EQ(reads.findings().size(), whole.reads.findings().size());
}

TEST(Analyser, PutsNamesTogether) {
  trace_builder t;
  t.thread(1, "Ludwig Wittgenstein\x1b");
  const auto m = t.mutex("eight by");
  const analysed a(t);
  EXPECT_EQ(a.reads.known_names().thread(1), "Ludwig Wittgenstein?");
  EXPECT_EQ(a.reads.known_names().object(m), "eight by");
  EXPECT_EQ(a.reads.known_names().thread(5), "thread 5");
}

TEST(Analyser, MeasuresWaitsAndHolds) {
  trace_builder t;
  t.threads(2);
  const auto m = t.mutex("m");
  t.lock(1, m);
  t.waits(2, m);
  t.pass(99'000);
  t.unlock(1, m);
  t.gets(2, m);
  t.unlock(2, m);
  const analysed a(t);
  const auto& all = a.reads.statistics(m);
  EXPECT_EQ(all.wait_ns.count(), 1u);
  EXPECT_EQ(all.wait_ns.max(), 101'000u);
  EXPECT_EQ(all.hold_ns.count(), 2u);
  EXPECT_EQ(all.hold_ns.max(), 101'000u);
  EXPECT_EQ(all.hold_ns.total(), 102'000u);
  EXPECT_EQ(a.reads.statistics(77).wait_ns.count(), 0u);

  const auto summary = summarise(a.reads, t.now + 1000);
  ASSERT_EQ(summary.threads.size(), 2u);
  EXPECT_EQ(summary.threads[1].waits, 1u);
  EXPECT_EQ(summary.threads[1].blocked_ns, 101'000u);
  ASSERT_EQ(summary.objects.size(), 1u);
  EXPECT_EQ(summary.objects[0].name, "m");
  EXPECT_STREQ(name_of(summary.objects[0].kind), "mutex");
  EXPECT_EQ(summary.objects[0].contended, 1u);
  EXPECT_EQ(summary.objects[0].wait_ns.p50, 101'000u);
}

TEST(Analyser, TellsABrokenRuleOnceWithItsCount) {
  trace_builder t;
  t.thread(1, "one");
  t.add(kind::violated, 1, 50, 3);
  t.add(kind::violated, 1, 51, 4);
  t.add(kind::violated, 1, 50, 5);
  trace::store records;
  auto texts = trace::dictionary::empty();
  texts.add(literal_id{50}, "no two writers");
  analyser reads(records, texts, {});
  records.append(t.records);
  reads.catch_up();
  ASSERT_EQ(reads.findings().size(), 2u);
  EXPECT_EQ(reads.findings()[0].text, "one broke a rule: no two writers (value 3).");
  EXPECT_EQ(reads.findings()[0].count, 2u);
  EXPECT_EQ(reads.findings()[0].position, 2u);
  EXPECT_EQ(reads.head().violations, 3u);
}

TEST(Analyser, TellsWhatIsLost) {
  trace_builder t;
  t.threads(1);
  t.add(kind::gap, 1, 0, 10);
  t.add(kind::gap, 1, 0, 5);
  const analysed a(t);
  ASSERT_EQ(a.reads.findings().size(), 1u);
  EXPECT_EQ(a.reads.findings()[0].kind, finding_kind::lost_events);
  EXPECT_EQ(a.reads.findings()[0].count, 15u);
}

TEST(Finding, IsRanked) {
  const finding late{.kind = finding_kind::deadlock, .at = 9};
  const finding early{.kind = finding_kind::lock_order, .at = 1};
  EXPECT_TRUE(ranks_before(late, early));
  EXPECT_FALSE(ranks_before(early, late));
  EXPECT_STREQ(name_of(finding_kind::lock_order), "lock_order");
}

TEST(Histogram, IsRightToASixteenth) {
  histogram h;
  EXPECT_EQ(h.percentile(0.5), 0u);
  std::vector<std::uint64_t> values;
  std::mt19937_64 random(5);
  for (int i = 0; i < 20000; ++i) {
    values.push_back(random() >> (20 + random() % 44));
    h.add(values.back());
  }
  std::ranges::sort(values);
  for (const double share : {0.0, 0.01, 0.5, 0.9, 0.99, 1.0}) {
    const auto rank = static_cast<std::size_t>(std::max(1.0, std::ceil(share * 20000))) - 1;
    const std::uint64_t exact = values[rank];
    EXPECT_GE(h.percentile(share), exact);
    EXPECT_LE(h.percentile(share), exact + exact / 16);
  }
  EXPECT_EQ(h.max(), values.back());
  EXPECT_EQ(h.percentile(1.0), values.back());
  h.add(~std::uint64_t{0});  // past the last bucket
  EXPECT_LE(h.bytes(), 2 * histogram::buckets * sizeof(std::uint32_t));
}

TEST(Fairness, IsJainsIndex) {
  EXPECT_DOUBLE_EQ(jain_index(std::vector<double>{}), 1.0);
  EXPECT_DOUBLE_EQ(jain_index(std::vector<double>{3, 3, 3}), 1.0);
  EXPECT_DOUBLE_EQ(jain_index(std::vector<double>{8, 0, 0, 0}), 0.25);
  trace_builder t;
  t.threads(4);
  t.counts(1, 5, 4);
  t.phase(2, 9);
  t.lock(3, t.mutex());
  t.waits(4, t.as_object(1));
  const state s = t.reduced();
  const auto shares = shares_of(s, 5);
  ASSERT_EQ(shares.size(), 3u) << "who only joins takes no part";
  EXPECT_DOUBLE_EQ(jain_index(shares), 1.0 / 3);
  EXPECT_EQ(longest_wait(s.threads[4], t.now + 500), 500u);
  EXPECT_EQ(blocked_time(s.threads[4], t.now + 500), 500u);
}

}  // namespace
}  // namespace interleave::analysis
