#include "ui/models/command_line.h"

#include <gtest/gtest.h>

namespace interleave::ui {
namespace {

scenario::about_run dinner() {
  scenario::about_run of;
  of.scenario = "dining-philosophers";
  of.variant = "naive";
  of.knobs = {{"philosophers", 7}, {"pause_ms", 12.5}};
  of.seed = 42;
  return of;
}

TEST(CommandLine, NamesWhatIsNotAtItsDefault) {
  EXPECT_EQ(command_line(dinner()),
            "interleave run dining-philosophers --variant naive --set pause_ms=12.5 --set philosophers=7 "
            "--seed 42");
}

TEST(CommandLine, LeavesDefaultsOut) {
  scenario::about_run of = dinner();
  of.knobs = {{"philosophers", 5}};
  EXPECT_EQ(command_line(of), "interleave run dining-philosophers --variant naive --seed 42");
}

TEST(CommandLine, QuotesWhatAShellWouldTakeApart) {
  scenario::about_run of = dinner();
  of.knobs.clear();
  of.schedule = "1/2 3'4";
  EXPECT_EQ(command_line(of),
            "interleave run dining-philosophers --variant naive --seed 42 --schedule '1/2 3'\\''4'");
}

TEST(CommandLine, MeasuresABenchmark) {
  scenario::about_run of;
  of.scenario = "lock-cost";
  EXPECT_EQ(command_line(of), "interleave bench lock-cost");
}

}  // namespace
}  // namespace interleave::ui
