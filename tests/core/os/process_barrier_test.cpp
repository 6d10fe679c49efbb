#include "core/os/process_barrier.h"

#include "core/os/shared_region.h"

#include <gtest/gtest.h>

#include <atomic>
#include <new>
#include <thread>

#if defined(__linux__)
#include <linux/membarrier.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

namespace os = interleave::os;

namespace {

// Store buffering, again and again: each side stores its own word and loads the other's. The fast side has
// only a compiler barrier; the barrier on the slow side must make it impossible that both read the old value.
struct duel {
  std::atomic<unsigned> fast{0};
  std::atomic<unsigned> slow{0};
  std::atomic<unsigned> round{0};
  std::atomic<unsigned> answered{0};
  std::atomic<unsigned> fast_saw{0};
};

constexpr unsigned rounds = 1000;

void fight_fast(duel& words) {
  for (unsigned now = 1; now <= rounds; ++now) {
    // acquire: both start from the last round's words
    while (words.round.load(std::memory_order_acquire) != now) std::this_thread::yield();
    words.fast.store(now, std::memory_order_relaxed);     // relaxed: the barrier under test orders it
    std::atomic_signal_fence(std::memory_order_seq_cst);  // the compiler alone
    const unsigned saw = words.slow.load(std::memory_order_relaxed);  // relaxed: the same
    words.fast_saw.store(saw, std::memory_order_relaxed);             // relaxed: published by the next line
    words.answered.store(now, std::memory_order_release);             // release: publishes fast_saw
  }
}

unsigned rounds_lost_by_both(duel& words, const os::process_barrier& barrier, bool across_processes) {
  unsigned lost = 0;
  for (unsigned now = 1; now <= rounds; ++now) {
    words.round.store(now, std::memory_order_release);  // release: the last round is over for both
    words.slow.store(now, std::memory_order_relaxed);   // relaxed: ordered by the barrier
    barrier(across_processes);
    const unsigned saw = words.fast.load(std::memory_order_relaxed);  // relaxed: ordered by the barrier
    while (words.answered.load(std::memory_order_acquire) != now) {   // acquire: fast_saw is this round's
      std::this_thread::yield();                                      // the other may have no core of its own
    }
    const unsigned other = words.fast_saw.load(std::memory_order_relaxed);  // relaxed: after the acquire
    if (saw != now && other != now) ++lost;
  }
  return lost;
}

TEST(ProcessBarrier, IsAvailableWhereTheKernelOffersIt) {
#if defined(__linux__)
  const long offered = syscall(SYS_membarrier, MEMBARRIER_CMD_QUERY, 0, 0);
  constexpr long wanted = MEMBARRIER_CMD_PRIVATE_EXPEDITED | MEMBARRIER_CMD_GLOBAL_EXPEDITED;
  if (offered < 0 || (offered & wanted) != wanted)
    GTEST_SKIP() << "the kernel offers no expedited membarrier";
  EXPECT_TRUE(os::process_barrier().available());
  EXPECT_TRUE(os::process_barrier::register_this_process());
#else
  EXPECT_FALSE(os::process_barrier().available());
#endif
}

TEST(ProcessBarrier, CanBeCalledWhereverItIs) {
  const os::process_barrier barrier;
  EXPECT_NO_THROW(barrier(false));
  EXPECT_NO_THROW(barrier(true));
}

TEST(ProcessBarrier, OrdersTheStoresOfAThreadThatHasNoFence) {
  const os::process_barrier barrier;
  if (!barrier.available()) GTEST_SKIP() << "membarrier is not available";
  duel words;
  std::thread fast([&words] { fight_fast(words); });
  const unsigned lost = rounds_lost_by_both(words, barrier, false);
  fast.join();
  EXPECT_EQ(lost, 0U);
}

#if defined(__linux__)

TEST(ProcessBarrier, OrdersTheStoresOfAChildOfFork) {
  const os::process_barrier barrier;
  if (!barrier.available()) GTEST_SKIP() << "membarrier is not available";
  os::shared_region region(sizeof(duel));
  auto* const words = new (region.data()) duel;
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    os::process_barrier::register_this_process();
    fight_fast(*words);
    _exit(0);
  }
  const unsigned lost = rounds_lost_by_both(*words, barrier, true);
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  EXPECT_EQ(lost, 0U);
}

#endif

}  // namespace
