#include "core/trace/collector.h"
#include "core/trace/recorder.h"

#include <gtest/gtest.h>

#if defined(__linux__)

#include <csignal>
#include <map>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

// A child of a threaded process is not what ThreadSanitizer follows.
#if !defined(__SANITIZE_THREAD__)

namespace interleave::trace {
namespace {

class Processes : public ::testing::Test {
 protected:
  // Runs `work` in a child, attached as a thread of its own.
  template <class Work>
  pid_t start(Work work) {
    const pid_t child = fork();
    if (child == 0) {
      if (!recording.after_fork_in_child()) _exit(3);
      {
        attachment here(recording, "child");
        work();
      }
      _exit(0);
    }
    return child;
  }

  static int end_of(pid_t child) {
    int status = 0;
    EXPECT_EQ(waitpid(child, &status, 0), child);
    return status;
  }

  recorder recording;
  std::vector<record> seen;
};

TEST_F(Processes, EventsOfChildrenAreCollectedInOrder) {
  constexpr std::uint64_t each = 20'000;
  {
    collector collects(recording, [&](std::span<const record> batch) {
      seen.insert(seen.end(), batch.begin(), batch.end());
    });
    attachment here(recording, "parent");
    std::vector<pid_t> children;
    for (int i = 0; i < 4; ++i) {
      children.push_back(start([] {
        for (std::uint64_t n = 0; n < each; ++n) emit(kind::noted, 0, 0, n);
      }));
    }
    for (std::uint64_t n = 0; n < each; ++n) emit(kind::noted, 0, 0, n);
    for (const pid_t child : children) EXPECT_EQ(end_of(child), 0);
    collects.flush();
    EXPECT_EQ(collects.late(), 0u);
  }
  std::map<unsigned, std::uint64_t> next;
  nanoseconds last = 0;
  std::size_t ended = 0;
  for (const record& one : seen) {
    ASSERT_LE(last, one.time);
    last = one.time;
    if (one.what == kind::noted) {
      ASSERT_EQ(one.argument, next[one.thread]++);
    }
    ended += one.what == kind::thread_ended ? 1 : 0;
  }
  EXPECT_EQ(next.size(), 5u);
  for (const auto& [thread, count] : next) EXPECT_EQ(count, each);
  EXPECT_EQ(ended, 5u);
  EXPECT_EQ(recording.lost(), 0u);
  EXPECT_EQ(recording.chunks().chunks_in_use(), 0u);
}

TEST_F(Processes, WhatAKilledChildPublishedIsCollected) {
  int told[2];
  ASSERT_EQ(pipe(told), 0);
  {
    collector collects(recording, [&](std::span<const record> batch) {
      seen.insert(seen.end(), batch.begin(), batch.end());
    });
    const pid_t child = start([&] {
      for (std::uint64_t n = 0; n < 5000; ++n) emit(kind::noted, 0, 0, n);
      const char byte = 0;
      EXPECT_EQ(write(told[1], &byte, 1), 1);
      for (;;) emit(kind::noted, 1, 0);  // and is killed in the middle of it
    });
    char byte = 0;
    EXPECT_EQ(read(told[0], &byte, 1), 1);
    kill(child, SIGKILL);
    EXPECT_TRUE(WIFSIGNALED(end_of(child)));
    recording.abandon(static_cast<std::uint64_t>(child));
    collects.flush();
  }
  close(told[0]);
  close(told[1]);
  std::uint64_t next = 0;
  for (const record& one : seen) {
    if (one.what == kind::noted && one.object == 0) {
      ASSERT_EQ(one.argument, next++);
    }
  }
  EXPECT_EQ(next, 5000u);
  ASSERT_FALSE(seen.empty());
  EXPECT_EQ(seen.back().what, kind::thread_ended);
  EXPECT_EQ(seen.back().argument, static_cast<std::uint64_t>(how_ended::cancelled));
  EXPECT_LE(recording.chunks().chunks_in_use(), 1u);
}

TEST_F(Processes, TheParentsAttachmentIsNotEndedByAChildThatLeavesItsScope) {
  {
    collector collects(recording, [&](std::span<const record> batch) {
      seen.insert(seen.end(), batch.begin(), batch.end());
    });
    pid_t child = 0;
    {
      attachment here(recording, "parent");
      child = fork();
      if (child != 0) emit(kind::noted, 0, 0);
      if (child == 0) {
        recording.after_fork_in_child();
        here.~attachment();
        _exit(0);
      }
      EXPECT_EQ(end_of(child), 0);
      emit(kind::noted, 0, 0);
    }
  }
  std::size_t noted = 0;
  for (const record& one : seen) noted += one.what == kind::noted ? 1 : 0;
  EXPECT_EQ(noted, 2u);
  EXPECT_EQ(seen.back().what, kind::thread_ended);
}

}  // namespace
}  // namespace interleave::trace

#endif
#endif
