#include "core/scenario/keeper.h"

#include "core/scenario/registry.h"
#include "core/scenario/run.h"
#include "tests/core/os/scratch_folder.h"
#include "tests/core/scenario/measured.h"

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave::scenario {
namespace {

using interleave::test::scratch_folder;

settings few_meals() {
  settings of(*find("dining-philosophers"));
  of.set("meals", 2);
  of.set("think_ms", 0);
  of.set("eat_ms", 0);
  of.set("pause_ms", 0);
  return of;
}

TEST(Keeper, LeavesNothingBehindWhenItEndsInGoodOrder) {
  const scratch_folder folder;
  {
    run dinner(*find("dining-philosophers"), "ordered", few_meals(), {});
    keeper safe(folder.path() / "captures", dinner.trace());
    dinner.stop();
    safe.catch_up();
    EXPECT_EQ(safe.problem(), "");
    EXPECT_TRUE(std::filesystem::exists(safe.file()));
    EXPECT_TRUE(left_behind(folder.path() / "captures").empty()) << "it is in use";
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder.path() / "captures"));
}

TEST(Keeper, SaysWhyItCannotKeep) {
  const scratch_folder folder;
  run dinner(*find("dining-philosophers"), "ordered", few_meals(), {});
  while (!dinner.wait_until(std::chrono::steady_clock::now() + std::chrono::seconds(1))) continue;
  std::ofstream(folder.path() / "a file") << "in the way";
  keeper safe(folder.path() / "a file", dinner.trace());
  safe.catch_up();
  EXPECT_NE(safe.problem(), "");
}

TEST(Keeper, TheCaptureOfAProgramThatWasKilledIsOfferedAndWhole) {
  const scratch_folder folder;
  int channel[2];
  ASSERT_EQ(pipe(channel), 0);
  // The whole of a program that runs a scenario, in a process of its own: only this test's thread is forked.
  const pid_t child = fork();
  if (child == 0) {
    run dinner(*find("dining-philosophers"), "ordered", few_meals(), {});
    while (!dinner.wait_until(std::chrono::steady_clock::now() + std::chrono::seconds(1))) continue;
    keeper safe(folder.path(), dinner.trace());
    safe.catch_up();
    const std::size_t events = dinner.trace()->records().size();
    if (write(channel[1], &events, sizeof events) != sizeof events) _exit(1);
    pause();
  }
  std::size_t events = 0;
  ASSERT_EQ(read(channel[0], &events, sizeof events), static_cast<ssize_t>(sizeof events));
  kill(child, SIGKILL);
  int how = 0;
  ASSERT_EQ(waitpid(child, &how, 0), child);
  close(channel[0]);
  close(channel[1]);

  const auto found = left_behind(folder.path());
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].about.scenario, "dining-philosophers");
  EXPECT_EQ(found[0].about.variant, "ordered");
  EXPECT_EQ(found[0].about.knobs.at("meals"), 2);
  const auto again = take_back(found[0]);
  EXPECT_EQ(again->records().size(), events);
  again->read([](const recording::view& now) {
    std::int64_t meals = 0;
    for (const auto& each : now.analysis.head().tallies)
      if (now.dictionary.text(each.name) == "meals") meals = each.value;
    EXPECT_EQ(meals, 10);
  });
  again->save(folder.path() / "saved.interleave");
  EXPECT_EQ(recording::open(folder.path() / "saved.interleave")->records().size(), events);
  forget(found[0]);
  EXPECT_TRUE(left_behind(folder.path()).empty());
}

}  // namespace
}  // namespace interleave::scenario
