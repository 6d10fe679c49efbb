#include "core/analysis/key_frames.h"

#include "core/analysis/reducer.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace interleave::analysis {
namespace {

using trace::kind;
using trace::record;

// Four objects with numbers so far apart that a state takes 30 MB, then one that counts.
void fill(trace::store& all, std::size_t count) {
  std::vector<record> batch;
  for (std::size_t i = 0; i < count; ++i) {
    record one;
    one.time = i;
    one.thread = 1;
    one.what = i < 4 ? kind::object_created : kind::counted;
    one.object = i < 4 ? static_cast<object_id>(60'000 * (i + 1)) : object_id{5};
    one.argument = 1;
    batch.push_back(one);
  }
  all.append(batch);
}

TEST(KeyFrames, OfLargeStatesAreGivenUpBeforeTheyFillTheMemory) {
  trace::store all;
  constexpr std::size_t count = 1'500'000;
  fill(all, count);
  key_frames frames(1000);
  state head;
  for (std::size_t i = 0; i < count; ++i) {
    apply(head, all[i]);
    frames.offer(head);
  }
  EXPECT_GT(bytes_of(head) * (count / key_frames::max_distance), 4 * key_frames::max_bytes);
  EXPECT_LE(frames.bytes(), key_frames::max_bytes);
  EXPECT_GE(frames.count(), 1u);
  for (const std::size_t position : {std::size_t{0}, std::size_t{3}, count / 3, count / 2, count - 1}) {
    state then;
    frames.move(then, position, all);
    EXPECT_EQ(then.position, position);
    const std::int64_t counted = then.tallies.empty() ? 0 : then.tallies.front().value;
    EXPECT_EQ(counted, position < 4 ? 0 : static_cast<std::int64_t>(position) - 4);
  }
}

TEST(KeyFrames, OfSmallStatesAreAllKept) {
  trace::store all;
  constexpr std::size_t count = 50'000;
  std::vector<record> batch(count);
  for (auto& each : batch) {
    each.thread = 1;
    each.what = kind::noted;
  }
  all.append(batch);
  key_frames frames(1000);
  state head;
  while (head.position < count) {
    apply(head, all[head.position]);
    frames.offer(head);
  }
  EXPECT_GT(frames.count(), 25u);
  EXPECT_LT(frames.bytes(), count);
}

}  // namespace
}  // namespace interleave::analysis
