#include "core/sync/priority_mutex.h"

#include "core/sync/locks.h"
#include "core/sync/thread.h"
#include "tests/core/sync/recorded_run.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

using sync::priority_mutex;
using test::recorded_run;
using trace::kind;

class PriorityMutex : public testing::TestWithParam<priority_mutex::protocol> {};

TEST_P(PriorityMutex, LetsOneThreadInAtATime) {
  constexpr int rounds = 2000;
  int total = 0;
  recorded_run run;
  run.run([&] {
    priority_mutex guard("guard", GetParam());
    const auto add = [&] {
      for (int i = 0; i < rounds; ++i) {
        const sync::lock_guard held(guard);
        ++total;
      }
    };
    const sync::thread other("other", add);
    add();
  });
  EXPECT_EQ(total, 2 * rounds);
  std::uint32_t last = 0;
  for (const trace::record& each : run.records(kind::acquired)) EXPECT_EQ(each.sequence, ++last);
  EXPECT_EQ(last, 2 * rounds);
}

TEST_P(PriorityMutex, RecordsWhoWaits) {
  recorded_run run;
  run.start([&] {
    priority_mutex guard("guard", GetParam());
    guard.lock();
    const sync::thread other("other", [&] { const sync::lock_guard held(guard); });
    run.wait_for(kind::wait_begin, 1);
    guard.unlock();
  });
  run.finish();
  const auto acquired = run.records(kind::acquired);
  ASSERT_EQ(acquired.size(), 2u);
  EXPECT_FALSE(acquired[0].has(trace::flag::contended));
  EXPECT_TRUE(acquired[1].has(trace::flag::contended));
}

INSTANTIATE_TEST_SUITE_P(Both, PriorityMutex,
                         testing::Values(priority_mutex::protocol::none, priority_mutex::protocol::inherit),
                         [](const auto& of) {
                           return of.param == priority_mutex::protocol::none ? "none" : "inherit";
                         });

}  // namespace
}  // namespace interleave
