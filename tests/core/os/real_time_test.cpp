#include "core/os/real_time.h"

#include <gtest/gtest.h>

#include <pthread.h>
#include <sched.h>
#include <thread>

namespace os = interleave::os;

namespace {

int policy_of_this_thread() {
  int policy = -1;
  sched_param ignored{};
  EXPECT_EQ(::pthread_getschedparam(::pthread_self(), &policy, &ignored), 0);
  return policy;
}

TEST(RealTime, AskingWhetherItIsPermittedLeavesTheThreadAsItWas) {
  const int before = policy_of_this_thread();
  static_cast<void>(os::real_time_is_permitted(1));
  EXPECT_EQ(policy_of_this_thread(), before);
}

TEST(RealTime, IsHadIfAndOnlyIfItIsPermitted) {
  std::thread([] {
    const int before = policy_of_this_thread();
    const bool permitted = os::real_time_is_permitted(1);
    EXPECT_EQ(os::run_in_real_time(1), permitted);
    EXPECT_EQ(policy_of_this_thread(), permitted ? SCHED_FIFO : before);
  }).join();
}

TEST(RealTime, RefusesAPriorityThatThereIsNot) {
  EXPECT_FALSE(os::run_in_real_time(1000));
  EXPECT_FALSE(os::real_time_is_permitted(-1));
}

}  // namespace
