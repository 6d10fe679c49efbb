#include "core/sync/async.h"

#include "core/sync/semaphore.h"
#include "core/sync/this_thread.h"
#include "tests/core/sync/recorded_run.h"

#include <gtest/gtest.h>

#include <chrono>
#include <stdexcept>
#include <vector>

namespace interleave {
namespace {

using namespace std::chrono_literals;
using test::recorded_run;
using trace::kind;

TEST(async, runs_in_threads_of_the_run_and_gives_their_results) {
  recorded_run run;
  int sum = 0;
  run.run([&] {
    std::vector<sync::future<int>> results;
    for (int i = 1; i <= 5; ++i) results.push_back(sync::async("asker", [i] { return i * i; }));
    for (auto& each : results) sum += each.get();
  });
  EXPECT_EQ(sum, 55);
  EXPECT_EQ(run.count(kind::thread_started), 6u);
  EXPECT_EQ(run.count(kind::thread_ended), 6u);
}

TEST(async, throws_what_the_function_threw) {
  recorded_run run;
  run.run([] {
    auto result = sync::async("thrower", []() -> int { throw std::runtime_error("no"); });
    EXPECT_THROW(result.get(), std::runtime_error);
  });
}

TEST(async, a_stop_ends_the_thread_and_who_waits_for_it) {
  recorded_run run;
  run.start([] {
    sync::counting_semaphore never("never", 0);
    auto result = sync::async("waiter", [&] {
      never.acquire();
      return 1;
    });
    result.get();
    ADD_FAILURE() << "went on";
  });
  run.wait_for(kind::wait_begin, 2);
  run.rules.cancel();
  EXPECT_TRUE(run.finish());
}

TEST(async, works_outside_a_run) {
  EXPECT_EQ(sync::async("lonely", [] { return 7; }).get(), 7);
}

}  // namespace
}  // namespace interleave
