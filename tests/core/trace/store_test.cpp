#include "core/trace/store.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <random>
#include <thread>
#include <vector>

namespace interleave::trace {
namespace {

record at(nanoseconds time, std::uint64_t argument = 0) {
  record one;
  one.time = time;
  one.argument = argument;
  return one;
}

TEST(Store, IsEmptyAtFirst) {
  const store trace;
  EXPECT_EQ(trace.size(), 0u);
  EXPECT_EQ(trace.lower_bound(0), 0u);
  EXPECT_EQ(trace.upper_bound(max_time), 0u);
  EXPECT_EQ(trace.end_time(), 0u);
  EXPECT_EQ(trace.lost(), 0u);
}

TEST(Store, KeepsRecordsAcrossBlocksAndBatchesOfAnySize) {
  store trace;
  std::vector<record> all;
  std::mt19937 random(1);
  while (all.size() < 5 * store::block_records) {
    std::vector<record> batch(random() % 20'000);
    for (auto& one : batch) one = at(all.size(), random());
    EXPECT_EQ(trace.append(batch), batch.size());
    all.insert(all.end(), batch.begin(), batch.end());
  }
  ASSERT_EQ(trace.size(), all.size());
  for (std::size_t i = 0; i < all.size(); ++i) ASSERT_EQ(trace[i].argument, all[i].argument);
  EXPECT_GE(trace.bytes(), all.size() * sizeof(record));
}

TEST(Store, FindsTheSameBoundsAsASearchThroughAll) {
  for (const std::size_t count :
       {std::size_t{1}, std::size_t{2}, store::block_records - 1, store::block_records,
        store::block_records + 1, 3 * store::block_records + 17}) {
    store trace;
    std::mt19937_64 random(count);
    std::vector<record> all;
    nanoseconds time = 10;
    for (std::size_t i = 0; i < count; ++i) {
      // Long plateaus, also over the ends of blocks.
      if (random() % 3000 == 0) time += random() % 5;
      all.push_back(at(time));
    }
    trace.append(all);
    for (nanoseconds probe = 0; probe < time + 3; ++probe) {
      const auto less = [](const record& a, const record& b) { return a.time < b.time; };
      ASSERT_EQ(
          trace.lower_bound(probe),
          static_cast<std::size_t>(std::lower_bound(all.begin(), all.end(), at(probe), less) - all.begin()));
      ASSERT_EQ(
          trace.upper_bound(probe),
          static_cast<std::size_t>(std::upper_bound(all.begin(), all.end(), at(probe), less) - all.begin()));
    }
    EXPECT_EQ(trace.end_time(), time);
  }
}

TEST(Store, CountsWhatDoesNotFit) {
  store trace(store::block_records + 5);
  const std::vector<record> batch(store::block_records, at(1));
  EXPECT_EQ(trace.append(batch), store::block_records);
  EXPECT_EQ(trace.append(batch), 5u);
  EXPECT_EQ(trace.append(batch), 0u);
  EXPECT_EQ(trace.size(), store::block_records + 5);
  EXPECT_EQ(trace.lost(), 2 * store::block_records - 5);
}

TEST(Store, CanBeReadWhileItGrows) {
  store trace;
  constexpr std::size_t count = 4 * store::block_records;
  std::atomic<bool> wrong{false};
  {
    std::vector<std::jthread> readers;
    for (int i = 0; i < 3; ++i) {
      readers.emplace_back([&] {
        for (std::size_t seen = 0; seen < count;) {
          seen = trace.size();
          if (seen == 0) continue;
          if (trace[seen - 1].argument != seen - 1) wrong = true;
          if (trace.lower_bound(trace[seen / 2].time) > seen / 2) wrong = true;
          if (trace.end_time() < (seen - 1) / 3) wrong = true;
        }
      });
    }
    std::vector<record> batch;
    for (std::size_t i = 0; i < count; ++i) {
      batch.push_back(at(i / 3, i));
      if (batch.size() == 100 || i + 1 == count) {
        trace.append(batch);
        batch.clear();
      }
    }
  }
  EXPECT_FALSE(wrong);
}

}  // namespace
}  // namespace interleave::trace
