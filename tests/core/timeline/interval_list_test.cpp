#include "core/timeline/interval_list.h"

#include "tests/core/timeline/random_list.h"

#include <gtest/gtest.h>

#include <ostream>
#include <random>

namespace interleave::timeline {
namespace {

nanoseconds time_in(const summary& of, lane_state state) {
  return of.time[index_of(state)];
}

TEST(interval_list, empty_is_absent_everywhere) {
  const interval_list list;
  EXPECT_TRUE(list.empty());
  EXPECT_EQ(list.find(0), interval_list::npos);
  EXPECT_EQ(list.state_at(5), lane_state::absent);
  const summary all = list.over(10, 30, 100);
  EXPECT_EQ(time_in(all, lane_state::absent), 20U);
  EXPECT_EQ(all.intervals, 0U);
  EXPECT_EQ(all.longest, 0U);
}

TEST(interval_list, one_interval_is_open_up_to_now) {
  interval_list list;
  list.append(100, lane_state::running);
  EXPECT_EQ(list.at(0), (interval{100, open_end, lane_state::running, 0}));
  EXPECT_EQ(list.at(0, 150), (interval{100, 150, lane_state::running, 0}));
  EXPECT_EQ(list.state_at(99), lane_state::absent);
  EXPECT_EQ(list.state_at(100), lane_state::running);

  const auto running = [&](nanoseconds begin, nanoseconds end) {
    const summary window = list.over(begin, end, 200);
    EXPECT_EQ(time_in(window, lane_state::running) + time_in(window, lane_state::absent), end - begin);
    EXPECT_EQ(window.longest, time_in(window, lane_state::running));
    return time_in(window, lane_state::running);
  };
  EXPECT_EQ(running(0, 100), 0U);     // before
  EXPECT_EQ(running(200, 300), 0U);   // after
  EXPECT_EQ(running(50, 120), 20U);   // over its begin
  EXPECT_EQ(running(120, 121), 1U);   // inside
  EXPECT_EQ(running(190, 300), 10U);  // over its end
  EXPECT_EQ(running(0, 300), 100U);   // around
  EXPECT_EQ(list.over(120, 120, 200).intervals, 0U);
}

TEST(interval_list, same_state_merges_and_subject_tells_apart_where_kept) {
  interval_list plain;
  plain.append(1, lane_state::owned, 7);
  plain.append(2, lane_state::owned, 8);
  EXPECT_EQ(plain.size(), 1U);
  EXPECT_EQ(plain.at(0).subject, 0);

  interval_list core(interval_list::subjects::kept);
  core.append(1, lane_state::busy, 7);
  core.append(2, lane_state::busy, 7);
  core.append(3, lane_state::busy, 8);
  ASSERT_EQ(core.size(), 2U);
  EXPECT_EQ(core.at(0), (interval{1, 3, lane_state::busy, 7}));
  EXPECT_EQ(core.at(1, 9), (interval{3, 9, lane_state::busy, 8}));
}

TEST(interval_list, zero_width_intervals_and_times_that_step_back) {
  interval_list list;
  list.append(10, lane_state::running);
  list.append(20, lane_state::blocked);
  list.append(20, lane_state::ready);
  list.append(15, lane_state::running);  // counts as 20
  ASSERT_EQ(list.size(), 4U);
  EXPECT_EQ(list.at(1), (interval{20, 20, lane_state::blocked, 0}));
  EXPECT_EQ(list.at(3, 30), (interval{20, 30, lane_state::running, 0}));
  EXPECT_EQ(list.find(20), 3U);
  EXPECT_EQ(list.find(19), 0U);
  EXPECT_EQ(time_in(list.over(10, 30, 30), lane_state::running), 20U);
  EXPECT_EQ(time_in(list.over(10, 30, 30), lane_state::blocked), 0U);
}

TEST(interval_list, a_present_before_the_last_begin_cuts_nothing) {
  interval_list list;
  list.append(10, lane_state::running);
  list.append(20, lane_state::blocked);
  EXPECT_EQ(time_in(list.over(0, 30, 5), lane_state::running), 10U);
  EXPECT_EQ(list.at(1, 5).end, 20U);
}

// Powers of the fan-out are where groups, blocks and pyramid levels close.
TEST(interval_list, sizes_around_powers_of_sixteen) {
  for (const std::size_t power : {1U, 16U, 256U, 4096U, 65536U}) {
    for (const std::size_t size : {power - 1, power, power + 1}) {
      interval_list list;
      for (std::size_t index = 0; index < size; ++index) {
        list.append(index * 3, index % 2 == 0 ? lane_state::running : lane_state::blocked);
      }
      ASSERT_EQ(list.size(), size);
      const nanoseconds now = size * 3;
      const summary all = list.over(0, now, now);
      EXPECT_EQ(time_in(all, lane_state::running), (size + 1) / 2 * 3) << size;
      EXPECT_EQ(time_in(all, lane_state::blocked), size / 2 * 3) << size;
      EXPECT_EQ(all.intervals, size);
      EXPECT_EQ(all.longest, size == 0 ? 0U : 3U);
      for (const std::size_t index : {std::size_t{0}, size / 2, size - 1}) {
        if (index < size) {
          EXPECT_EQ(list.find(index * 3), index);
          EXPECT_EQ(list.find(index * 3 + 2), index);
          EXPECT_EQ(list.at(index, now).end, index * 3 + 3);
        }
      }
    }
  }
}

// Distances around what 28 bits hold, for each place in a group: the group becomes wide there.
TEST(interval_list, wide_groups_keep_exact_times) {
  for (const nanoseconds gap : {(1U << 28) - 3, (1U << 28) - 2, (1U << 28) - 1, 1U << 28, 1U << 31}) {
    for (std::size_t place = 1; place < 17; ++place) {
      interval_list list;
      std::vector<nanoseconds> begins;
      nanoseconds time = 5;
      for (std::size_t index = 0; index < 40; ++index) {
        list.append(time, index % 2 == 0 ? lane_state::idle : lane_state::gap);
        begins.push_back(time);
        time += index + 1 == place ? gap : 1;
      }
      for (std::size_t index = 0; index < begins.size(); ++index) {
        ASSERT_EQ(list.begin_of(index), begins[index]);
        ASSERT_EQ(list.find(begins[index]), index);
        ASSERT_EQ(list.state_of(index), index % 2 == 0 ? lane_state::idle : lane_state::gap);
      }
      ASSERT_EQ(list.find(begins[place] - 1), place - 1);
      ASSERT_EQ(list.find(open_end), 39U);
    }
  }
}

struct random_case {
  std::uint32_t seed;
  std::size_t count;
  nanoseconds longest;  // of most intervals
};

void PrintTo(const random_case& of, std::ostream* out) {
  *out << of.count << " intervals of up to " << of.longest << " ns";
}

class random_lists : public testing::TestWithParam<random_case> {};

// From some ns (the pyramid alone) over groups that get wide to blocks too long for 32-bit sums.
INSTANTIATE_TEST_SUITE_P(lengths, random_lists,
                         testing::Values(random_case{1, 3000, 3}, random_case{2, 9000, 900},
                                         random_case{3, 3000, 100'000}, random_case{4, 2000, 3'000'000},
                                         random_case{5, 1500, 80'000'000}));

TEST_P(random_lists, hold_what_was_appended) {
  const auto [seed, count, longest] = GetParam();
  const random_list made = make_random_list(seed, count, thread_states, longest);
  ASSERT_EQ(made.list.size(), made.plain.size());
  for (std::size_t index = 0; index < made.plain.size(); ++index) {
    ASSERT_EQ(made.list.at(index, made.now), made.plain[index]) << index;
  }
}

TEST_P(random_lists, find_is_the_last_begin_not_after) {
  const auto [seed, count, longest] = GetParam();
  const random_list made = make_random_list(seed, count, thread_states, longest);
  std::mt19937_64 random(seed);
  for (int probe = 0; probe < 2000; ++probe) {
    const nanoseconds time = random() % (made.now + 100);
    std::size_t expected = interval_list::npos;
    const auto after = std::upper_bound(made.plain.begin(), made.plain.end(), time,
                                        [](nanoseconds at, const interval& each) { return at < each.begin; });
    if (after != made.plain.begin()) {
      expected = static_cast<std::size_t>(after - made.plain.begin()) - 1;
      const std::size_t hint = random() % (expected + 1);
      ASSERT_EQ(made.list.find_from(hint, time), expected);
    }
    ASSERT_EQ(made.list.find(time), expected);
  }
}

TEST_P(random_lists, over_equals_a_scan) {
  const auto [seed, count, longest] = GetParam();
  const random_list made = make_random_list(seed, count, thread_states, longest);
  std::mt19937_64 random(seed);
  for (int probe = 0; probe < 500; ++probe) {
    const nanoseconds begin = random() % (made.now + 100);
    const nanoseconds reach = probe % 2 == 0 ? made.now : longest * 20;
    const nanoseconds end = begin + random() % (reach + 1);
    const summary window = made.list.over(begin, end, made.now);
    const summary expected = scanned(made, begin, end);
    ASSERT_EQ(window.time, expected.time) << begin << ' ' << end;
    if (expected.longest < nanoseconds{1} << 31) {
      ASSERT_EQ(window.longest, expected.longest) << begin << ' ' << end;
    } else {
      ASSERT_LE(window.longest, expected.longest);
      ASSERT_LT(expected.longest - window.longest, nanoseconds{1} << 18);
    }
  }
}

TEST(interval_list, a_state_first_seen_late_is_counted_from_there) {
  for (const std::size_t before : {15U, 16U, 17U, 255U, 256U, 257U, 300U}) {
    interval_list list;
    nanoseconds time = 0;
    for (std::size_t index = 0; index < before; ++index, ++time) {
      list.append(time, index % 2 == 0 ? lane_state::free : lane_state::owned);
    }
    for (std::size_t index = 0; index < 600; ++index, ++time) {
      list.append(time, index % 2 == 0 ? lane_state::contended : lane_state::owned);
    }
    EXPECT_EQ(time_in(list.over(0, time, time), lane_state::contended), 300U) << before;
    EXPECT_EQ(time_in(list.over(0, before, time), lane_state::contended), 0U) << before;
  }
}

TEST(interval_list, memory_stays_in_the_budget) {
  interval_list thread;
  interval_list core(interval_list::subjects::kept);
  constexpr std::size_t count = 300'000;
  for (std::size_t index = 0; index < count; ++index) {
    thread.append(index * 100,
                  std::array{lane_state::running, lane_state::blocked, lane_state::ready}[index % 3]);
    core.append(index * 100, index % 2 == 0 ? lane_state::idle : lane_state::busy,
                static_cast<std::uint16_t>(index % 64));
  }
  EXPECT_LE(static_cast<double>(thread.bytes()) / count, 6.0);
  EXPECT_LE(static_cast<double>(core.bytes()) / count, 7.5);
}

}  // namespace
}  // namespace interleave::timeline
