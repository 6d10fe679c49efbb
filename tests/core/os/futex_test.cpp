#include "core/os/futex.h"

#include <gtest/gtest.h>

#include <thread>

namespace interleave::os {
namespace {

TEST(Futex, ReturnsAtOnceWhenTheWordDiffers) {
  std::atomic<std::uint32_t> word{1};
  futex_wait(word, 0);
  EXPECT_EQ(word.load(), 1u);
}

TEST(Futex, WakesASleeper) {
  std::atomic<std::uint32_t> gate{0};
  std::thread sleeper([&] {
    while (gate.load(std::memory_order_acquire) == 0) futex_wait(gate, 0);
  });
  gate.store(1, std::memory_order_release);
  futex_wake_one(gate);
  sleeper.join();
}

TEST(Futex, ReportsAPassedDeadline) {
  std::atomic<std::uint32_t> word{0};
  EXPECT_FALSE(futex_wait_until(word, 0, std::chrono::steady_clock::now() - std::chrono::seconds(1)));
}

}  // namespace
}  // namespace interleave::os
