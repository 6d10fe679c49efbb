#include "core/os/program.h"

#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace interleave::os {
namespace {

using namespace std::chrono_literals;
using kind = program_end::kind;

std::string text_of(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

struct shell {
  std::vector<std::string> lines;
  program_end end;

  explicit shell(const std::string& script, std::chrono::nanoseconds limit = 60s,
                 const std::function<bool()>& stop = {}) {
    end = run_program(
        {"/bin/sh", "-c", script}, [this](std::string_view each) { lines.emplace_back(each); }, limit, stop);
  }
};

TEST(program, its_lines_and_its_status_come_back) {
  const shell ran("echo one; printf 'two\\n\\nfo'; printf 'ur\\nrest'; echo why >&2; exit 3");
  EXPECT_EQ(ran.lines, (std::vector<std::string>{"one", "two", "", "four"}));
  EXPECT_EQ(ran.end.how, kind::exited);
  EXPECT_EQ(ran.end.status, 3);
  EXPECT_EQ(ran.end.errors, "why\n");
  EXPECT_EQ(ran.end.complaint(), "");
}

TEST(program, a_line_is_told_while_the_program_goes_on) {
  bool told = false;
  const auto end = run_program(
      {"/bin/sh", "-c", "echo here; while :; do sleep 60; done"}, [&](std::string_view) { told = true; }, 60s,
      [&] { return told; });
  EXPECT_TRUE(told);
  EXPECT_EQ(end.how, kind::stopped);
  EXPECT_EQ(end.complaint(), "");
}

TEST(program, much_comes_back_whole_and_errors_are_cut) {
  const shell ran(
      "i=0; while [ $i -lt 2000 ]; do echo 'a line of some fifty letters, more than a pipe holds'; "
      "echo 'an error of some fifty letters, more than a pipe ever holds' >&2; i=$((i+1)); done");
  EXPECT_EQ(ran.lines.size(), 2000u);
  EXPECT_EQ(ran.end.errors.size(), std::size_t{64} << 10);
  EXPECT_EQ(ran.end.status, 0);
}

TEST(program, a_crash_is_told) {
  const shell ran("echo before; kill -SEGV $$");
  EXPECT_EQ(ran.lines.size(), 1u);
  EXPECT_EQ(ran.end.how, kind::crashed);
  EXPECT_EQ(ran.end.signal, SIGSEGV);
  EXPECT_EQ(ran.end.complaint(), "crashed (Segmentation fault)");
}

TEST(program, what_never_ends_is_killed_with_all_that_it_has_started) {
  const shell late("exec >&- 2>&-; while :; do sleep 60; done", 1ms);
  EXPECT_EQ(late.end.how, kind::late);
  EXPECT_TRUE(late.end.complaint().starts_with("does not come back")) << late.end.complaint();
  std::string other;  // that it has started
  const auto end = run_program(
      {"/bin/sh", "-c", "sleep 1000 & echo $!; wait"}, [&](std::string_view line) { other = line; }, 60s,
      [&] { return !other.empty(); });
  EXPECT_EQ(end.how, kind::stopped);
  ASSERT_FALSE(other.empty());
  const auto is_gone = [&] {  // it may be a zombie for a while, which nobody here can reap
    const std::string status = text_of("/proc/" + other + "/stat");
    return status.empty() || status.find(") Z") != std::string::npos;
  };
  while (!is_gone()) std::this_thread::yield();
}

TEST(program, what_falls_silent_is_killed) {
  const auto end = run_program(
      {"/bin/sh", "-c", "echo here; while :; do sleep 60; done"}, [](std::string_view) {}, 600s, {}, 50ms);
  EXPECT_EQ(end.how, kind::silent);
  EXPECT_EQ(end.complaint(), "says nothing any more, and was ended");
}

TEST(program, what_is_not_there_cannot_be_started) {
  EXPECT_THROW(run_program(
                   {"/nowhere/at/all"}, [](std::string_view) {}, 60s),
               std::system_error);
}

}  // namespace
}  // namespace interleave::os
