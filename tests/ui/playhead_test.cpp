#include "ui/models/playhead.h"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace interleave::ui {
namespace {

// Threads 1, 2, 1, 2 at 10, 20, 20, 30 ns.
class Playhead : public testing::Test {
 protected:
  Playhead() {
    std::vector<trace::record> batch;
    for (const auto& [time, thread] : {std::pair{10, 1}, {20, 2}, {20, 1}, {30, 2}}) {
      trace::record each;
      each.time = static_cast<std::uint64_t>(time);
      each.thread = static_cast<std::uint64_t>(thread);
      batch.push_back(each);
    }
    records.append(batch);
  }

  trace::store records;
  playhead at;
};

TEST_F(Playhead, RidesTheHeadUntilItIsSet) {
  EXPECT_TRUE(at.is_live());
  EXPECT_EQ(at.position(records), 4u);
  at.to_time(20, 30);
  EXPECT_FALSE(at.is_live());
  EXPECT_EQ(at.position(records), 3u);
  at.go_live();
  EXPECT_EQ(at.position(records), 4u);
}

TEST_F(Playhead, IsClampedToTheTrace) {
  at.to_time(-5, 30);
  EXPECT_EQ(at.time(), 0u);
  at.to_time(1e300, 30);
  EXPECT_EQ(at.time(), 30u);
  at.to_time(std::numeric_limits<double>::quiet_NaN(), 30);
  EXPECT_EQ(at.time(), 0u);
}

TEST_F(Playhead, StepsEventByEventWithinOneNanosecond) {
  at.to_time(10, 30);
  EXPECT_TRUE(at.step(records, +1, 0));
  EXPECT_EQ(at.position(records), 2u);
  EXPECT_EQ(at.time(), 20u);
  EXPECT_TRUE(at.step(records, +1, 0));
  EXPECT_EQ(at.position(records), 3u);
  EXPECT_EQ(at.time(), 20u);
  EXPECT_TRUE(at.step(records, -1, 0));
  EXPECT_EQ(at.position(records), 2u);
}

TEST_F(Playhead, StopsAtBothEnds) {
  EXPECT_FALSE(at.step(records, +1, 0));
  at.to_time(0, 30);
  EXPECT_FALSE(at.step(records, -1, 0));
  at.to_time(10, 30);
  EXPECT_TRUE(at.step(records, -1, 0));
  EXPECT_EQ(at.position(records), 0u);
}

TEST_F(Playhead, StepsThroughOneThread) {
  at.to_time(10, 30);
  EXPECT_TRUE(at.step(records, +1, 1));
  EXPECT_EQ(at.position(records), 3u);
  EXPECT_FALSE(at.step(records, +1, 1));
  EXPECT_TRUE(at.step(records, -1, 1));
  EXPECT_EQ(at.position(records), 1u);
  EXPECT_FALSE(at.step(records, -1, 1));
  EXPECT_EQ(at.position(records), 1u);
}

}  // namespace
}  // namespace interleave::ui
