#include "core/os/cores.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <thread>

#if defined(__linux__)
#include <sched.h>
#include <unistd.h>
#endif

namespace os = interleave::os;

namespace {

bool may_use(unsigned core) {
  const auto allowed = os::allowed_cores();
  return std::binary_search(allowed.begin(), allowed.end(), core);
}

TEST(Cores, ThereIsAtLeastOneAndTheyAreInOrder) {
  const auto allowed = os::allowed_cores();
  ASSERT_GE(os::core_count(), 1U);
  EXPECT_EQ(os::core_count(), allowed.size());
  EXPECT_TRUE(std::is_sorted(allowed.begin(), allowed.end()));
}

TEST(Cores, ThreadsHaveDistinctSystemNumbers) {
  const auto mine = os::this_thread_os_id();
  EXPECT_EQ(mine, os::this_thread_os_id());
  std::uint64_t other = mine;
  std::thread([&other] { other = os::this_thread_os_id(); }).join();
  EXPECT_NE(mine, other);
}

TEST(Cores, PinningToNoCoreOrAForeignOneChangesNothing) {
  EXPECT_FALSE(os::pin_this_thread({}));
  const unsigned foreign[] = {os::allowed_cores().back() + 1};
  EXPECT_FALSE(os::pin_this_thread(foreign));
  const unsigned huge[] = {os::allowed_cores().front(), ~0U};
  EXPECT_FALSE(os::pin_this_thread(huge));
  const os::pinned_scope scope(foreign);
  EXPECT_FALSE(scope.pinned());
}

#if defined(__linux__)

std::set<unsigned> affinity() {
  cpu_set_t set;
  CPU_ZERO(&set);
  EXPECT_EQ(sched_getaffinity(0, sizeof(set), &set), 0);
  std::set<unsigned> cores;
  for (unsigned core = 0; core < CPU_SETSIZE; ++core) {
    if (CPU_ISSET(core, &set)) cores.insert(core);
  }
  return cores;
}

TEST(Cores, CurrentCpuIsAnAllowedOne) {
  EXPECT_TRUE(may_use(os::current_cpu()));
}

TEST(Cores, CurrentCpuIsTheCoreThatTheThreadIsPinnedTo) {
  for (const unsigned core : os::allowed_cores()) {
    const unsigned only[] = {core};
    const os::pinned_scope scope(only);
    ASSERT_TRUE(scope.pinned());
    EXPECT_EQ(os::current_cpu(), core);
    EXPECT_EQ(os::current_cpu(), sched_getcpu());
    EXPECT_EQ(os::detail::cpu_by_call(), core);
    unsigned seen_by_child = ~0U;
    std::thread([&seen_by_child] { seen_by_child = os::current_cpu(); }).join();
    EXPECT_EQ(seen_by_child, core);
  }
}

TEST(Cores, AScopeGivesBackWhatTheThreadHad) {
  const auto all = os::allowed_cores();
  const auto before = affinity();
  const unsigned first[] = {all.front()};
  const unsigned last[] = {all.back()};
  {
    const os::pinned_scope outer(first);
    EXPECT_EQ(affinity(), std::set<unsigned>{all.front()});
    {
      const os::pinned_scope inner(last);
      EXPECT_EQ(affinity(), std::set<unsigned>{all.back()});
    }
    EXPECT_EQ(affinity(), std::set<unsigned>{all.front()});
    EXPECT_EQ(os::allowed_cores(), all);
  }
  EXPECT_EQ(affinity(), before);
}

TEST(Cores, UnpinningGivesAllAllowedCores) {
  const auto all = os::allowed_cores();
  const unsigned first[] = {all.front()};
  std::thread([&] {
    EXPECT_TRUE(os::pin_this_thread(first));
    EXPECT_TRUE(os::unpin_this_thread());
    EXPECT_EQ(affinity(), std::set<unsigned>(all.begin(), all.end()));
  }).join();
}

TEST(Cores, TheSystemNumberIsTheKernels) {
  EXPECT_EQ(os::this_thread_os_id(), static_cast<std::uint64_t>(getpid()));  // tests run on the main thread
}

#endif

}  // namespace
