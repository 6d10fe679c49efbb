#include "core/timeline/lanes.h"

#include <gtest/gtest.h>

namespace interleave::timeline {
namespace {

TEST(lanes, come_into_being_when_asked_for_and_stay_where_they_are) {
  lanes all;
  EXPECT_EQ(all.find({lane_kind::thread, 1}), nullptr);
  interval_list& first = all.thread(1);
  for (int id = 2; id <= 1000; ++id) {
    (void)all.thread(static_cast<trace::thread_id>(id));
  }
  EXPECT_EQ(&all.thread(1), &first);
  EXPECT_EQ(all.find({lane_kind::thread, 1}), &first);
  EXPECT_EQ(all.thread_count(), 1000U);
  EXPECT_EQ(all.core_count(), 0U);
  EXPECT_EQ(all.threads()[4].id, (lane_id{lane_kind::thread, 5}));
}

TEST(lanes, kinds_are_apart_and_only_cores_keep_threads) {
  lanes all;
  all.core(0).append(1, lane_state::busy, 9);
  all.lock(0).append(1, lane_state::owned, 9);
  EXPECT_EQ(all.core(0).at(0).subject, 9);
  EXPECT_EQ(all.lock(0).at(0).subject, 0);
  EXPECT_EQ(all.find({lane_kind::thread, 0}), nullptr);
  EXPECT_EQ(all.core_count(), 1U);
  EXPECT_EQ(all.lock_count(), 1U);
}

TEST(lanes, largest_numbers_cost_no_more_than_small_ones) {
  lanes all;
  interval_list& far = all.lock(0xffffffffU);
  interval_list& edge = all.lock(0xffffU);
  interval_list& past = all.lock(0x10000U);
  EXPECT_EQ(all.find({lane_kind::lock, 0xffffffffU}), &far);
  EXPECT_EQ(all.find({lane_kind::lock, 0xffffU}), &edge);
  EXPECT_EQ(all.find({lane_kind::lock, 0x10000U}), &past);
  EXPECT_EQ(all.find({lane_kind::lock, 0x10001U}), nullptr);
  EXPECT_EQ(all.lock_count(), 3U);
  EXPECT_LT(all.bytes(), 1U << 20);
}

}  // namespace
}  // namespace interleave::timeline
