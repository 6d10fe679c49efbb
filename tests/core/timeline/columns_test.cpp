#include "core/timeline/columns.h"

#include "tests/core/timeline/random_list.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>

namespace interleave::timeline {
namespace {

TEST(column_edges, are_rounded_down_multiples_and_partition_the_window) {
  std::mt19937_64 random(7);
  for (int probe = 0; probe < 300; ++probe) {
    const nanoseconds begin = random() % 1'000'000;
    const std::uint64_t width = random() % 2000 + 1;
    const nanoseconds span = random() % (probe % 2 == 0 ? 3000 : trace::max_time);
    nanoseconds at = begin;
    std::uint64_t index = 0;
    for (column_edges edge(begin, begin + span, width); edge.more(); edge.next()) {
      ASSERT_EQ(edge.begin(), at);
      ++index;
      const nanoseconds exact = span * index / width;  // below 2^59
      ASSERT_EQ(edge.end(), begin + exact);
      at = edge.end();
    }
    ASSERT_EQ(index, width);
    ASSERT_EQ(at, begin + span);
  }
}

TEST(columns, of_an_empty_list_are_absent) {
  const interval_list list;
  for (const column& each : columns(list, 0, 1000, 7, 1000)) {
    EXPECT_EQ(each, column{});
  }
  EXPECT_TRUE(columns(list, 0, 1000, 0, 1000).empty());
  EXPECT_TRUE(columns(list, 0, 1000, -3, 1000).empty());
}

TEST(columns, windows_before_around_inside_and_after_one_interval) {
  interval_list list;
  list.append(100, lane_state::running);
  const auto states = [&](nanoseconds begin, nanoseconds end, int width) {
    std::vector<lane_state> result;
    for (const column& each : columns(list, begin, end, width, 200)) {
      result.push_back(each.state);
    }
    return result;
  };
  constexpr auto none = lane_state::absent;
  constexpr auto on = lane_state::running;
  EXPECT_EQ(states(0, 100, 2), (std::vector{none, none}));
  EXPECT_EQ(states(200, 300, 2), (std::vector{none, none}));
  EXPECT_EQ(states(120, 130, 2), (std::vector{on, on}));
  EXPECT_EQ(states(0, 300, 3), (std::vector{none, on, none}));
  EXPECT_EQ(states(0, 300, 1).size(), 1U);
  EXPECT_TRUE(columns(list, 90, 111, 1, 200)[0].several);
  EXPECT_FALSE(columns(list, 110, 120, 1, 200)[0].several);
}

TEST(columns, narrower_than_a_nanosecond_show_the_state_at_their_edge) {
  interval_list list;
  list.append(10, lane_state::running);
  list.append(12, lane_state::blocked);
  list.append(13, lane_state::ready);
  const auto row = columns(list, 9, 14, 50, 20);
  ASSERT_EQ(row.size(), 50U);
  EXPECT_EQ(row[0].state, lane_state::absent);
  EXPECT_EQ(row[11].state, lane_state::running);
  EXPECT_EQ(row[35].state, lane_state::blocked);
  EXPECT_EQ(row[35].contention, 1.0F);
  EXPECT_EQ(row[45].state, lane_state::ready);
  EXPECT_EQ(columns(list, 12, 12, 1, 20)[0].state, lane_state::blocked);
}

// The rules of `column`, applied to a scan of every interval.
column expected_column(const random_list& from, nanoseconds begin, nanoseconds end) {
  const state_times times = scanned(from, begin, end).time;
  column result;
  result.state = static_cast<lane_state>(std::max_element(times.begin(), times.end()) - times.begin());
  result.several = std::count_if(times.begin(), times.end(), [](nanoseconds time) { return time != 0; }) > 1;
  const nanoseconds active = times[index_of(lane_state::running)] + times[index_of(lane_state::busy)];
  result.active = static_cast<float>(active) / static_cast<float>(end - begin);
  const nanoseconds blocked = times[index_of(lane_state::blocked)];
  result.contention = static_cast<float>(blocked) / static_cast<float>(end - begin);
  result.contention_state = blocked != 0 ? lane_state::blocked : lane_state::absent;
  result.gap = times[index_of(lane_state::gap)] != 0;
  return result;
}

TEST(columns, equal_a_scan_at_every_zoom) {
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    const random_list made = make_random_list(seed, 4000, thread_states, seed == 3 ? 40'000'000 : 200);
    std::mt19937_64 random(seed);
    for (int probe = 0; probe < 60; ++probe) {
      const int width = static_cast<int>(random() % 40 + 1);
      const nanoseconds begin = random() % made.now;
      const nanoseconds end = begin + static_cast<nanoseconds>(width) + random() % (made.now >> (probe % 12));
      const auto row = columns(made.list, begin, end, width, made.now);
      column_edges edge(begin, end, static_cast<std::uint64_t>(width));
      for (const column& each : row) {
        ASSERT_EQ(each, expected_column(made, edge.begin(), edge.end()))
            << seed << ' ' << probe << ' ' << edge.begin() << ' ' << edge.end();
        edge.next();
      }
    }
  }
}

TEST(columns, one_nanosecond_of_contention_in_ten_seconds_is_reported) {
  constexpr nanoseconds second = 1'000'000'000;
  for (const lane_state rare : {lane_state::blocked, lane_state::contended, lane_state::gap}) {
    for (const bool narrow : {false, true}) {
      interval_list list;
      list.append(0, lane_state::running);
      // With many short intervals around, the pyramid answers instead of the scan.
      for (nanoseconds at = 1; narrow && at < 2000; ++at) {
        list.append(3 * second + at, at % 2 == 0 ? lane_state::running : lane_state::ready);
      }
      list.append(4 * second, rare);
      list.append(4 * second + 1, lane_state::running);
      const column all = columns(list, 0, 10 * second, 1, 10 * second)[0];
      EXPECT_EQ(all.state, lane_state::running);
      EXPECT_TRUE(all.several);
      EXPECT_EQ(all.gap, rare == lane_state::gap);
      EXPECT_EQ(all.contention > 0, rare != lane_state::gap);
      EXPECT_EQ(all.contention_state, rare == lane_state::gap ? lane_state::absent : rare);
      const auto row = columns(list, 0, 10 * second, 1000, 10 * second);
      EXPECT_EQ(std::count_if(row.begin(), row.end(),
                              [](const column& each) { return each.contention > 0 || each.gap; }),
                1);
      EXPECT_TRUE(row[400].contention > 0 || row[400].gap);
    }
  }
}

TEST(columns, core_lanes_tell_the_thread_that_was_on_longest) {
  interval_list list(interval_list::subjects::kept);
  list.append(0, lane_state::busy, 3);
  list.append(40, lane_state::busy, 4);
  list.append(90, lane_state::idle);
  const column both = columns(list, 0, 100, 1, 100)[0];
  EXPECT_EQ(both.state, lane_state::busy);
  EXPECT_EQ(both.subject, 4);
  EXPECT_TRUE(both.several);
  EXPECT_EQ(columns(list, 0, 40, 1, 100)[0].subject, 3);
  EXPECT_FALSE(columns(list, 0, 40, 1, 100)[0].several);
  EXPECT_TRUE(columns(list, 0, 80, 1, 100)[0].several);
  EXPECT_EQ(columns(list, 90, 100, 1, 100)[0].subject, 0);

  const random_list many = make_random_list(5, 3000, core_states, 50, 97, interval_list::subjects::kept);
  const column mixed = columns(many.list, 1000, many.now, 1, many.now)[0];
  EXPECT_TRUE(mixed.several);
  EXPECT_EQ(mixed.subject, 0);
}

}  // namespace
}  // namespace interleave::timeline
