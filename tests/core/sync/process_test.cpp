#include "core/sync/process.h"

#include "core/sync/annotate.h"
#include "tests/core/sync/recorded_run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace interleave {
namespace {

using test::recorded_run;
using trace::how_ended;
using trace::kind;

TEST(process, works_outside_a_run) {
  int here = 1;
  sync::process child("child", [&] {
    here = 2;
    return std::to_string(here);
  });
  const auto end = child.join();
  EXPECT_FALSE(end.crashed);
  EXPECT_EQ(end.result, "2");
  EXPECT_EQ(here, 1);
  EXPECT_FALSE(child.joinable());
  EXPECT_THROW(child.join(), std::system_error);
}

TEST(process, passes_on_more_than_a_pipe_holds) {
  const std::string large(std::size_t{3} << 20, 'x');
  sync::process child("child", [&] { return large; });
  EXPECT_EQ(child.join().result, large);
}

TEST(process, is_recorded_in_the_same_trace) {
  recorded_run run;
  run.run([] {
    sync::process child("child", [] {
      sync::note("answer", 42);
      return std::string();
    });
    child.join();
  });
  const auto noted = run.records(kind::noted);
  ASSERT_EQ(noted.size(), 1u);
  EXPECT_EQ(noted[0].argument, 42u);
  EXPECT_EQ(noted[0].thread, 2u);
  const auto started = run.records(kind::thread_started);
  const auto made = run.records(kind::object_created);
  ASSERT_EQ(started.size(), 2u);
  EXPECT_TRUE(std::any_of(made.begin(), made.end(), [&](const trace::record& each) {
    return each.object == started[1].object &&
           (each.argument & 0xff) == static_cast<std::uint64_t>(trace::object_kind::process);
  }));
}

TEST(process, an_escaped_exception_is_thrown_by_join) {
  sync::process child("child", []() -> std::string { throw std::runtime_error("no bread"); });
  try {
    child.join();
    FAIL() << "join returned";
  } catch (const std::runtime_error& fault) {
    EXPECT_STREQ(fault.what(), "child: no bread");
  }
}

TEST(process, a_crash_is_told_and_ends_it_only) {
  recorded_run run;
  run.run([] {
    sync::process child("child", []() -> std::string {
      sync::note("alive", 1);
      sync::crash_this_process();
    });
    const auto end = child.join();
    EXPECT_TRUE(end.crashed);
    EXPECT_EQ(end.signal, SIGSEGV);
    EXPECT_EQ(end.result, "");
  });
  EXPECT_EQ(run.count(kind::noted), 1u);
  const auto ended = run.records(kind::thread_ended);
  ASSERT_EQ(ended.size(), 2u);
  for (const auto& each : ended) {
    EXPECT_EQ(each.argument,
              static_cast<std::uint64_t>(each.thread == 2 ? how_ended::crashed : how_ended::returned));
  }
}

TEST(process, a_stop_kills_it) {
  recorded_run run;
  run.start([] {
    sync::process child("child", []() -> std::string {
      sync::note("alive", 1);
      for (;;) pause();
    });
    child.join();
  });
  run.wait_for(kind::noted, 1);
  run.rules.cancel();
  EXPECT_TRUE(run.finish());
  EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1) << "a child is left";
}

TEST(process, a_pause_stops_it) {
  recorded_run run;
  run.start([] {
    sync::process child("child", [] {
      for (int i = 0; i < 5; ++i) sync::note("alive", ::getpid());
      return std::string();
    });
    child.join();
  });
  run.rules.pause();
  run.rules.resume();
  EXPECT_FALSE(run.finish());
  EXPECT_EQ(run.count(kind::noted), 5u);
}

}  // namespace
}  // namespace interleave
