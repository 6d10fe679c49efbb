#include "core/os/guarded.h"

#include <gtest/gtest.h>

#include <csignal>
#include <stdexcept>
#include <string>
#include <unistd.h>

namespace interleave::os {
namespace {

using namespace std::chrono_literals;
using end = guarded::end;

TEST(guarded, what_work_returns_comes_back_whole) {
  const std::string much(1'000'000, 'x');
  EXPECT_EQ(run_guarded([] { return std::string(); }, 60s).result, "");
  const guarded how = run_guarded([&] { return much; }, 60s);
  EXPECT_EQ(how.how, end::came_back);
  EXPECT_EQ(how.result, much);
  EXPECT_EQ(how.complaint(), "");
}

TEST(guarded, a_crash_is_told_and_harms_nobody) {
  const guarded how = run_guarded(
      []() -> std::string {
        std::signal(SIGSEGV, SIG_DFL);
        std::raise(SIGSEGV);
        return "never";
      },
      60s);
  EXPECT_EQ(how.how, end::crashed);
  EXPECT_EQ(how.signal, SIGSEGV);
  EXPECT_EQ(how.result, "");
  EXPECT_TRUE(how.complaint().starts_with("crashed (")) << how.complaint();
}

TEST(guarded, an_exception_and_an_early_end_are_no_result) {
  for (const auto& work :
       {+[]() -> std::string { throw std::runtime_error("no"); }, +[]() -> std::string { ::_exit(0); }}) {
    const guarded how = run_guarded(work, 60s);
    EXPECT_EQ(how.how, end::crashed);
    EXPECT_EQ(how.complaint(), "ended before it was done");
  }
}

TEST(guarded, what_never_ends_is_killed) {
  const guarded how = run_guarded(
      []() -> std::string {
        for (;;) ::pause();
      },
      1ms);
  EXPECT_EQ(how.how, end::late);
  EXPECT_TRUE(how.complaint().starts_with("does not come back")) << how.complaint();
}

TEST(guarded, a_wish_to_stop_is_passed_on) {
  const guarded how = run_guarded(
      []() -> std::string {
        std::signal(SIGINT, SIG_DFL);
        for (;;) ::pause();
      },
      60s, [] { return true; });
  EXPECT_EQ(how.how, end::crashed);
  EXPECT_EQ(how.signal, SIGINT);
}

}  // namespace
}  // namespace interleave::os
