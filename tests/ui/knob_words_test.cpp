#include "ui/models/knob_words.h"

#include "core/scenario/registry.h"

#include <gtest/gtest.h>

namespace interleave::ui {
namespace {

const scenario::knob& knob_of(const char* scenario, const char* knob) {
  return *scenario::find(scenario)->find_knob(knob);
}

TEST(KnobWords, TellWhatAKnobIsSetTo) {
  EXPECT_EQ(set_to(knob_of("dining-philosophers", "pause_ms"), 43), "pause between forks 43 ms");
  EXPECT_EQ(set_to(knob_of("dining-philosophers", "meals"), 3), "meals 3");
  EXPECT_EQ(set_to(knob_of("dining-philosophers", "meals"), 0), "meals: endless");
  EXPECT_EQ(set_to(knob_of("dining-philosophers", "think_ms"), 0), "thinking 0 ms");
  EXPECT_EQ(set_to(knob_of("time-slicing", "io_ms"), 20), "a wait for I/O 20 ms");
}

TEST(KnobWords, NameVariantsByTheirTitles) {
  const scenario::descriptor& of = *scenario::find("time-slicing");
  EXPECT_EQ(name_of(*of.find_knob("cores"), of), "Cores (of “All cores”)");
  EXPECT_EQ(name_of(*of.find_knob("work"), of), "Pieces of work each");
  EXPECT_EQ(zero_of(*of.find_knob("work")), "endless");
  EXPECT_EQ(zero_of(*of.find_knob("cores")), "");
}

}  // namespace
}  // namespace interleave::ui
