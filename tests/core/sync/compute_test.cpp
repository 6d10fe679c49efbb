#include "core/sync/compute.h"

#include "core/sync/annotate.h"
#include "tests/core/sync/recorded_run.h"

#include <gtest/gtest.h>

#include <chrono>
#include <ctime>

namespace interleave {
namespace {

using namespace std::chrono_literals;
using test::recorded_run;

std::chrono::nanoseconds cpu_time_used() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

TEST(compute, uses_the_cpu_for_as_long_as_it_was_asked_to) {
  recorded_run run;
  run.run([] {
    const auto before = cpu_time_used();
    sync::compute_for(2ms);
    EXPECT_GE(cpu_time_used() - before, 2ms);
  });
}

TEST(compute, nothing_is_done_for_no_time) {
  sync::compute_for(0ns);
  sync::compute_for(-1s);
}

TEST(compute, a_stop_ends_it) {
  recorded_run run;
  run.start([] {
    sync::note("begins", 1);
    sync::compute_for(1h);
  });
  run.wait_for(trace::kind::noted, 1);
  run.rules.cancel();
  EXPECT_TRUE(run.finish());
}

TEST(compute, a_pause_holds_it) {
  recorded_run run;
  run.start([] {
    sync::note("begins", 1);
    sync::compute_for(1h);
  });
  run.wait_for(trace::kind::noted, 1);
  run.rules.pause();
  run.wait_for(trace::kind::held_begin, 1);
  run.rules.cancel();
  EXPECT_TRUE(run.finish());
}

}  // namespace
}  // namespace interleave
