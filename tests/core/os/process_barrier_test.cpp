#include "core/os/process_barrier.h"

#include "core/os/shared_region.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <new>
#include <thread>
#include <vector>

#if defined(__linux__)
#include <linux/membarrier.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

namespace os = interleave::os;

namespace {

// Store buffering, as fast as the fast side can: it stores turn after turn to its word and loads the other's,
// with only a compiler barrier between. The slow side stores a round to its word, calls the barrier, and
// loads the turn that it sees. The turn after that one then must have loaded this round at least: neither
// sees the other's old word.
constexpr unsigned turns = 1U << 20;

struct duel {
  alignas(64) std::atomic<unsigned> fast{0};
  alignas(64) std::atomic<unsigned> slow{0};
  alignas(
      64) unsigned saw[turns + 1] = {};  // the round that each turn loaded; read when the fast side has ended
};

void fight_fast(duel& words) {
  for (unsigned turn = 1; turn <= turns; ++turn) {
    words.fast.store(turn, std::memory_order_relaxed);    // relaxed: the barrier under test orders it
    std::atomic_signal_fence(std::memory_order_seq_cst);  // the compiler alone
    words.saw[turn] = words.slow.load(std::memory_order_relaxed);  // relaxed: the same
  }
}

// The turn seen in each round, from round 1.
std::vector<unsigned> fight_slow(duel& words, const os::process_barrier& barrier, bool across_processes) {
  std::vector<unsigned> seen;
  unsigned turn = 0;
  while (turn < turns) {
    words.slow.store(static_cast<unsigned>(seen.size()) + 1, std::memory_order_relaxed);  // relaxed: as above
    barrier(across_processes);
    turn = words.fast.load(std::memory_order_relaxed);  // relaxed: as above
    seen.push_back(turn);
  }
  return seen;
}

unsigned rounds_missed_by_both(const duel& words, const std::vector<unsigned>& seen) {
  unsigned missed = 0;
  for (std::size_t at = 0; at < seen.size(); ++at) {
    if (seen[at] < turns && words.saw[seen[at] + 1] < at + 1) ++missed;
  }
  return missed;
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
  const auto words = std::make_unique<duel>();
  std::thread fast([&words] { fight_fast(*words); });
  const auto seen = fight_slow(*words, barrier, false);
  fast.join();
  EXPECT_EQ(rounds_missed_by_both(*words, seen), 0U);
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
  const auto seen = fight_slow(*words, barrier, true);
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  EXPECT_EQ(rounds_missed_by_both(*words, seen), 0U);
}

#endif

}  // namespace
