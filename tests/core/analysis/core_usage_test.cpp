#include "core/analysis/core_usage.h"

#include <gtest/gtest.h>

#include <map>

namespace interleave::analysis {
namespace {

using trace::kind;
using trace::nanoseconds;
using trace::thread_id;

class CoreUsage : public ::testing::Test {
 protected:
  void take(kind what, nanoseconds at, thread_id thread, std::uint16_t cpu = 0, std::uint8_t flags = 0) {
    trace::record next;
    next.time = at;
    next.thread = thread;
    next.what = what;
    next.cpu = cpu;
    next.flags = flags;
    usage.see(next);
  }
  void in(nanoseconds at, thread_id thread, std::uint16_t cpu = 0) {
    take(kind::switched_in, at, thread, cpu);
  }
  void out(nanoseconds at, thread_id thread, std::uint8_t flags = 0) {
    take(kind::switched_out, at, thread, 0, flags);
  }

  core_usage usage;
};

TEST_F(CoreUsage, KnowsNothingWithoutSwitchRecords) {
  take(kind::phase, 10, 2);
  EXPECT_FALSE(usage.exact());
}

TEST_F(CoreUsage, SplitsSwitchesAndMeasuresSlices) {
  in(100, 2);
  out(400, 2, trace::flag::preempted);
  in(400, 3);
  out(500, 3);
  in(500, 2);
  take(kind::thread_ended, 600, 2);
  out(700, 2);  // its end: no switch
  EXPECT_TRUE(usage.exact());
  EXPECT_EQ(usage.max_running_at_once(), 1u);
  EXPECT_EQ(usage.preempted(), 1u);
  EXPECT_EQ(usage.blocked(), 1u);
  EXPECT_EQ(usage.switches(), 2u);
  EXPECT_EQ(usage.longest_slice(), 300u);
  EXPECT_EQ(usage.mean_slice(), 200u);
  EXPECT_EQ(usage.running(), 0u);
}

TEST_F(CoreUsage, CountsWorkersAtOnceAndNotMain) {
  in(100, 1, 0);
  in(110, 2, 1);
  EXPECT_EQ(usage.max_running_at_once(), 1u);
  in(120, 3, 0);  // main has left
  EXPECT_EQ(usage.max_running_at_once(), 2u);
  in(130, 4, 0);  // so has 3, though nobody said so
  EXPECT_EQ(usage.max_running_at_once(), 2u);
  in(140, 4, 1);  // moved: one thread is on one core
  EXPECT_EQ(usage.running(), 1u);
}

TEST_F(CoreUsage, IsNotMisledByNumbersThatCannotBe) {
  in(100, 2, 65535);
  out(90, 3);
  in(100, 2, 1);
  out(50, 2);
  EXPECT_EQ(usage.longest_slice(), 0u);
  EXPECT_EQ(usage.running(), 0u);
}

}  // namespace
}  // namespace interleave::analysis
