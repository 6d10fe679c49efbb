#include "core/analysis/loop_history.h"
#include "tests/core/analysis/trace_builder.h"

#include <gtest/gtest.h>

#include <random>
#include <span>

namespace interleave::analysis {
namespace {

using trace::callback_kind;
using trace::kind;

constexpr literal_id tick = 7;
constexpr object_id loop = 1;

struct loop_builder : trace_builder {
  loop_builder() {
    thread(1, "loop thread");
    object(trace::object_kind::event_loop, "loop");
  }
  void tells(kind what, std::uint32_t number, callback_kind of, nanoseconds delay = 0) {
    add(what, 1, loop, trace::argument_of({.name = tick, .kind = of, .delay = delay})).sequence = number;
  }
  [[nodiscard]] loop_state reduced() const {
    loop_states all;
    for (const auto& each : records) apply(all, each);
    return all.loops.at(loop);
  }
};

TEST(loop_state, knows_every_queue_at_the_playhead) {
  loop_builder t;
  t.tells(kind::queued, 1, callback_kind::timer, 5'000'000);
  t.tells(kind::queued, 2, callback_kind::timer, 1'000'000);
  t.tells(kind::queued, 3, callback_kind::posted);
  t.tells(kind::queued, 4, callback_kind::completion);
  t.tells(kind::queued, 5, callback_kind::deferred);
  loop_state now = t.reduced();
  ASSERT_EQ(now.timers.size(), 2u);
  EXPECT_EQ(now.timers[0].number, 2u) << "the first that is due";
  EXPECT_EQ(now.timers[0].name, tick);
  ASSERT_EQ(now.ready.size(), 2u);
  EXPECT_EQ(now.ready[0].number, 3u);
  EXPECT_EQ(now.deferred.size(), 1u);
  EXPECT_EQ(now.waiting(t.now), 3u);
  EXPECT_EQ(now.waiting(t.now + 2'000'000), 4u) << "a timer is ready once it is due";

  t.tells(kind::began, 5, callback_kind::deferred);
  now = t.reduced();
  ASSERT_TRUE(now.current);
  EXPECT_EQ(now.current->number, 5u);
  EXPECT_TRUE(now.deferred.empty());
  t.tells(kind::withdrawn, 1, callback_kind::timer);
  t.tells(kind::finished, 5, callback_kind::deferred);
  now = t.reduced();
  EXPECT_FALSE(now.current);
  EXPECT_EQ(now.timers.size(), 1u);
  EXPECT_EQ(now.finished[0], 1u);
  EXPECT_EQ(now.longest_queue, 3u);
}

TEST(loop_state, latency_counts_from_the_time_at_which_it_was_due) {
  loop_builder t;
  t.tells(kind::queued, 1, callback_kind::timer, 5'000'000);
  t.pass(5'000'000 + 3'000'000 - 1000);
  t.tells(kind::began, 1, callback_kind::timer);
  t.pass(9000);
  t.tells(kind::finished, 1, callback_kind::timer);
  const loop_state now = t.reduced();
  EXPECT_EQ(now.latency_ns.max(), 3'000'000u);
  EXPECT_EQ(now.length_ns.max(), 10'000u);
}

TEST(loop_state, takes_what_cannot_be) {
  loop_builder t;
  t.tells(kind::finished, 9, callback_kind::timer);
  t.tells(kind::withdrawn, 9, callback_kind::timer);
  t.tells(kind::began, 9, callback_kind::posted);
  t.tells(kind::began, 10, callback_kind::posted);
  const loop_state now = t.reduced();
  ASSERT_TRUE(now.current);
  EXPECT_EQ(now.current->number, 10u);
  t.add(kind::object_destroyed, 1, loop);
  EXPECT_FALSE(t.reduced().alive);
}

TEST(loop_history, gives_at_any_playhead_what_a_replay_gives) {
  loop_builder t;
  std::minstd_rand random(5);
  for (std::uint32_t number = 1; number <= 300; ++number) {
    const auto of = static_cast<callback_kind>(random() % 4);
    t.tells(kind::queued, number, of, random() % 50'000);
    const auto served = static_cast<std::uint32_t>(1 + random() % number);
    t.tells(kind::began, served, of);
    t.tells(kind::finished, served, of);
  }
  trace::store records;
  records.append(std::span(t.records));
  loop_history history(64);
  EXPECT_EQ(history.at(records, records.size()).position, records.size());
  EXPECT_EQ(history.samples().size(), 300u);
  for (int look = 0; look < 200; ++look) {
    const std::size_t position = random() % (records.size() + 1);
    loop_states expected;
    for (std::size_t i = 0; i < position; ++i) apply(expected, records[i]);
    const loop_states& found = history.at(records, position);
    ASSERT_EQ(found.position, position);
    ASSERT_EQ(found.loops.contains(loop), expected.loops.contains(loop));
    if (!found.loops.contains(loop)) continue;
    const loop_state& a = found.loops.at(loop);
    const loop_state& b = expected.loops.at(loop);
    EXPECT_EQ(a.ready.size(), b.ready.size());
    EXPECT_EQ(a.timers.size(), b.timers.size());
    EXPECT_EQ(a.deferred.size(), b.deferred.size());
    EXPECT_EQ(a.current.has_value(), b.current.has_value());
    EXPECT_EQ(a.finished, b.finished);
    EXPECT_EQ(a.latency_ns.total(), b.latency_ns.total());
  }
}

}  // namespace
}  // namespace interleave::analysis
