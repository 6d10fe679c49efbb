#include "core/os/process_pin.h"

#include "core/os/cores.h"

#include <gtest/gtest.h>

#include <future>
#include <sched.h>
#include <thread>

namespace interleave::os {
namespace {

int cores_of_this_thread() {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof set, &set) != 0) return 0;
  return CPU_COUNT(&set);
}

TEST(ProcessPin, HoldsThreadsThatAreThereAndThatComeAndLetsThemGo) {
  const int before = cores_of_this_thread();
  std::promise<void> pinned;
  std::promise<void> over;
  std::promise<int> while_pinned;
  std::promise<int> afterwards;
  std::thread other([&] {
    pinned.get_future().wait();
    while_pinned.set_value(cores_of_this_thread());
    over.get_future().wait();
    afterwards.set_value(cores_of_this_thread());
  });
  {
    const process_pin pin;
    ASSERT_TRUE(pin.pinned());
    pinned.set_value();
    EXPECT_EQ(while_pinned.get_future().get(), 1);
    EXPECT_EQ(cores_of_this_thread(), 1);
    int child = 0;
    std::thread([&] { child = cores_of_this_thread(); }).join();
    EXPECT_EQ(child, 1);
  }
  over.set_value();
  EXPECT_EQ(afterwards.get_future().get(), before);
  EXPECT_EQ(cores_of_this_thread(), before);
  other.join();
}

}  // namespace
}  // namespace interleave::os
