#include "core/scenario/settings.h"

#include "core/scenario/registry.h"

#include <gtest/gtest.h>

namespace interleave::scenario {
namespace {

const descriptor& dining() {
  return *find("dining-philosophers");
}

std::string complaint_of(std::string_view knob, std::string_view value) {
  settings of(dining());
  try {
    of.set(knob, value);
  } catch (const bad_setting& bad) {
    return bad.what();
  }
  return "";
}

TEST(Settings, BeginWithTheDefaultsOfTheDescriptor) {
  const settings of(dining());
  for (const knob& each : dining().knobs) EXPECT_EQ(of.number(each.id), each.initial) << each.id;
}

TEST(Settings, AcceptTheEndsOfTheRange) {
  settings of(dining());
  of.set("philosophers", 2);
  EXPECT_EQ(of.integer("philosophers"), 2);
  of.set("philosophers", "64");
  EXPECT_EQ(of.integer("philosophers"), 64);
}

TEST(Settings, GoToTheNearestStep) {
  settings of(dining());
  of.set("philosophers", 6.4);
  EXPECT_EQ(of.number("philosophers"), 6);
}

TEST(Settings, NameWhatIsWrongAndWhatIsAllowed) {
  EXPECT_EQ(complaint_of("philosophers", "65"), "philosophers = 65 is out of range; allowed: 2 to 64");
  EXPECT_EQ(complaint_of("philosophers", "nan"), "philosophers = nan is out of range; allowed: 2 to 64");
  EXPECT_EQ(complaint_of("think_ms", "soon"), "'soon' is not a number for think_ms; allowed: 0 to 2000 ms");
  EXPECT_EQ(
      complaint_of("forks", "5"),
      "unknown knob 'forks' of dining-philosophers; it has: philosophers, meals, think_ms, eat_ms, pause_ms");
}

TEST(Settings, KeepTheirValueWhenANewOneIsRefused) {
  settings of(dining());
  of.set("philosophers", 7);
  EXPECT_THROW(of.set("philosophers", 1), bad_setting);
  EXPECT_EQ(of.integer("philosophers"), 7);
}

TEST(Settings, CopiesStandAlone) {
  settings first(dining());
  settings second(first);
  second.set("philosophers", 9);
  EXPECT_EQ(first.integer("philosophers"), 5);
  first = second;
  EXPECT_EQ(first.integer("philosophers"), 9);
}

}  // namespace
}  // namespace interleave::scenario
