#include "core/sync/io.h"

#include "core/os/broadcast_flag.h"
#include "core/sync/thread.h"
#include "tests/core/sync/recorded_run.h"

#include <gtest/gtest.h>

#include <chrono>
#include <system_error>

namespace interleave {
namespace {

using namespace std::chrono_literals;
using test::recorded_run;
using trace::kind;

TEST(io, what_is_ready_is_not_waited_for) {
  recorded_run run;
  run.run([] {
    const os::broadcast_flag data;
    data.raise();
    const sync::io_object pipe(trace::object_kind::pipe, "pipe");
    EXPECT_TRUE(sync::wait_ready(pipe, data.descriptor(), sync::readiness::input));
  });
  EXPECT_EQ(run.count(kind::wait_begin), 0u);
}

TEST(io, who_waits_is_recorded_as_waiting_for_something_outside) {
  recorded_run run;
  const os::broadcast_flag data;
  run.start([&] {
    const sync::io_object pipe(trace::object_kind::pipe, "pipe");
    EXPECT_TRUE(sync::wait_ready(pipe, data.descriptor(), sync::readiness::input));
  });
  run.wait_for(kind::wait_begin, 1);
  data.raise();
  run.finish();
  const auto begun = run.records(kind::wait_begin);
  ASSERT_EQ(begun.size(), 1u);
  EXPECT_TRUE(begun[0].has(trace::flag::timed));
  const auto ended = run.records(kind::wait_end);
  ASSERT_EQ(ended.size(), 1u);
  EXPECT_EQ(ended[0].object, begun[0].object);
  EXPECT_EQ(ended[0].argument, static_cast<std::uint64_t>(trace::wait_result::woken));
}

TEST(io, a_deadline_ends_the_wait) {
  recorded_run run;
  run.run([] {
    const os::broadcast_flag silent;
    const sync::io_object pipe(trace::object_kind::pipe, "pipe");
    const sync::deadline soon(1ms);
    EXPECT_FALSE(sync::wait_ready(pipe, silent.descriptor(), sync::readiness::input, &soon));
  });
  const auto ended = run.records(kind::wait_end);
  ASSERT_EQ(ended.size(), 1u);
  EXPECT_EQ(ended[0].argument, static_cast<std::uint64_t>(trace::wait_result::timed_out));
}

TEST(io, a_bad_descriptor_is_an_error) {
  recorded_run run;
  run.run([] {
    const sync::io_object nothing(trace::object_kind::file, "nothing");
    EXPECT_THROW(sync::wait_ready(nothing, 1 << 20, sync::readiness::input), std::system_error);
  });
}

TEST(io, a_blocking_call_gives_what_the_call_gives_and_is_recorded) {
  recorded_run run;
  run.run([] {
    const sync::io_object disk(trace::object_kind::file, "disk");
    EXPECT_EQ(sync::blocking_call(disk, [] { return 7; }), 7);
    EXPECT_THROW(sync::blocking_call(disk, []() -> int { throw std::runtime_error("full"); }),
                 std::runtime_error);
  });
  EXPECT_EQ(run.count(kind::wait_begin), 2u);
  EXPECT_EQ(run.count(kind::wait_end), 2u);
}

TEST(io, a_blocking_call_of_a_stopped_run_unwinds_after_it) {
  recorded_run run;
  EXPECT_TRUE(run.run([&] {
    const sync::io_object disk(trace::object_kind::file, "disk");
    sync::blocking_call(disk, [&] { run.rules.cancel(); });
    ADD_FAILURE() << "went on";
  }));
}

TEST(io, works_outside_a_run) {
  const os::broadcast_flag data;
  data.raise();
  const sync::io_object pipe(trace::object_kind::pipe, "pipe");
  EXPECT_EQ(sync::stop_descriptor(), -1);
  EXPECT_TRUE(sync::wait_ready(pipe, data.descriptor(), sync::readiness::input));
}

}  // namespace
}  // namespace interleave
