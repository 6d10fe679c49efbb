#include "core/trace/clock.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <stdexcept>
#include <vector>

namespace interleave::trace {
namespace {

TEST(ClockMapping, IsExactAtItsSamples) {
  clock_mapping clock({1000, 5000}, {2000, 5500});
  clock.add({4000, 7000});
  EXPECT_EQ(clock.to_ns(1000), 0u);
  EXPECT_EQ(clock.to_ns(2000), 500u);
  EXPECT_EQ(clock.to_ns(4000), 2000u);
  EXPECT_EQ(clock.to_ns(3000), 1250u);
}

TEST(ClockMapping, GivesZeroBeforeItsStartAndGoesOnPastItsEnd) {
  const clock_mapping clock({1000, 5000}, {2000, 5500});
  EXPECT_EQ(clock.to_ns(999), 0u);
  EXPECT_EQ(clock.to_ns(0), 0u);
  EXPECT_EQ(clock.to_ns(4000), 1500u);
}

TEST(ClockMapping, IgnoresTicksThatDoNotIncreaseAndRaisesTimesThatFall) {
  clock_mapping clock({1000, 5000}, {2000, 5500});
  clock.add({2000, 9000});
  clock.add({3000, 5400});
  EXPECT_EQ(clock.to_ns(2000), 500u);
  EXPECT_EQ(clock.to_ns(2500), 500u);
  EXPECT_EQ(clock.to_ns(3000), 500u);
}

TEST(ClockMapping, RefusesAStartThatDoesNotAdvance) {
  EXPECT_THROW(clock_mapping({5, 0}, {5, 1}), std::invalid_argument);
}

TEST(ClockMapping, NeverRunsBackwardsAcrossPieces) {
  std::mt19937_64 random(1);
  for (int round = 0; round < 200; ++round) {
    clock_mapping::pair last{random() % 1'000'000'000'000, random() % 1'000'000'000'000};
    const ticks begin = last.tick;
    std::vector<ticks> corners{begin};
    clock_mapping clock(last, {last.tick + 1, last.monotonic + random() % 3});
    last = {last.tick + 1, last.monotonic + 3};
    for (int i = 0; i < 50; ++i) {
      // From a tick to minutes; slopes from none to steep.
      const unsigned scale = static_cast<unsigned>(random() % 38);
      last.tick += 1 + random() % (ticks{1} << scale);
      last.monotonic += random() % (std::uint64_t{1} << scale);
      clock.add(last);
      corners.push_back(last.tick);
    }
    std::vector<ticks> probes;
    for (std::size_t i = 0; i + 1 < corners.size(); ++i) {
      probes.insert(probes.end(),
                    {corners[i], corners[i] + (corners[i + 1] - corners[i]) / 3, corners[i + 1] - 1});
    }
    std::sort(probes.begin(), probes.end());
    nanoseconds before = 0;
    for (const ticks at : probes) {
      const nanoseconds time = clock.to_ns(at);
      ASSERT_LE(before, time) << "at tick " << at;
      before = time;
    }
  }
}

TEST(ClockMapping, ForgettingTheOldLeavesTheNewAsItWas) {
  clock_mapping clock({0, 0}, {1000, 300});
  for (ticks t = 2; t < 100; ++t) clock.add({t * 1000, t * 300 + t % 7});
  const nanoseconds before = clock.to_ns(50'500);
  clock.forget_before(50'400);
  EXPECT_EQ(clock.to_ns(50'500), before);
  EXPECT_EQ(clock.to_ns(98'000), 98u * 300 + 98 % 7);
  EXPECT_LE(clock.to_ns(1000), before);
}

TEST(ClockMapping, FollowsTheMachinesClock) {
  clock_mapping clock;
  for (int i = 0; i < 100; ++i) {
    const nanoseconds before = clock.from_monotonic(monotonic_ns());
    const ticks at = now_ordered();
    const nanoseconds after = clock.from_monotonic(monotonic_ns());
    clock.sample();
    // What a sample may be off by when its thread is preempted is bounded by nothing but the order.
    EXPECT_LE(clock.to_ns(at), clock.to_ns(now_ordered()));
    EXPECT_LE(before, after);
  }
  EXPECT_EQ(clock.from_monotonic(clock.to_monotonic(12345)), 12345u);
}

TEST(Clock, OrderedReadingsNeverRunBackwards) {
  ticks last = 0;
  for (int i = 0; i < 100'000; ++i) {
    const ticks at = i % 2 == 0 ? now_ordered() : now();
    if (i % 2 == 0) {
      ASSERT_LE(last, at);
      last = at;
    }
  }
}

}  // namespace
}  // namespace interleave::trace
