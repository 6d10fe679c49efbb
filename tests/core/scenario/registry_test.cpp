#include "core/scenario/registry.h"

#include <gtest/gtest.h>

#include <set>

namespace interleave::scenario {
namespace {

TEST(Registry, EveryScenarioIsComplete) {
  std::set<std::string_view> ids;
  for (const descriptor& each : catalogue()) {
    EXPECT_TRUE(ids.insert(each.id).second) << each.id << " is there twice";
    EXPECT_FALSE(each.title.empty()) << each.id;
    EXPECT_FALSE(each.explanation.empty()) << each.id;
    EXPECT_FALSE(chapter_title(each.chapter).empty()) << each.id;
    EXPECT_FALSE(each.variants.empty()) << each.id;
    for (const variant& of : each.variants) {
      EXPECT_TRUE(of.body) << each.id << " " << of.id;
      EXPECT_FALSE(of.explanation.empty()) << each.id << " " << of.id;
    }
    for (const knob& of : each.knobs) {
      EXPECT_LE(of.min, of.initial) << each.id << " " << of.id;
      EXPECT_LE(of.initial, of.max) << each.id << " " << of.id;
      EXPECT_GT(of.step, 0) << each.id << " " << of.id;
    }
  }
}

// Advice has variants in quotation marks, by their ids; the window puts their titles there.
TEST(Registry, AdviceNamesVariants) {
  for (const descriptor& each : catalogue()) {
    for (std::size_t at = each.advice.find('\''); at != std::string_view::npos;) {
      const std::size_t end = each.advice.find('\'', at + 1);
      ASSERT_NE(end, std::string_view::npos) << each.id;
      const std::string_view id = each.advice.substr(at + 1, end - at - 1);
      EXPECT_NE(each.find_variant(id), nullptr) << each.id << ": " << id;
      at = each.advice.find('\'', end + 1);
    }
  }
}

TEST(Registry, FindsByIdOnly) {
  EXPECT_NE(find("dining-philosophers"), nullptr);
  EXPECT_EQ(find("Dining philosophers"), nullptr);
}

TEST(Registry, EmbedsTheVeryFileThatRuns) {
  for (const descriptor& each : catalogue()) {
    const std::string_view text = source_text(each.source);
    EXPECT_NE(text.find("descriptor "), std::string_view::npos) << each.source;
    EXPECT_TRUE(text.ends_with("}  // namespace interleave::scenario\n")) << each.source;
  }
}

// What a schedule does not decide comes out another way when it is replayed: a scenario has sync::choose and
// dice with a seed of their own.
TEST(Registry, NoScenarioLooksAtAClockOrAnAddressOrDrawsLots) {
  for (const descriptor& each : catalogue()) {
    for (const std::string_view banned :
         {"_clock", "clock_gettime", "gettimeofday", "time(nullptr)", "rdtsc", "random_device", "rand(",
          "getrandom", "get_id(", "getpid", "uintptr_t", "reinterpret_cast", "std::hash", "unordered_"}) {
      EXPECT_EQ(source_text(each.source).find(banned), std::string_view::npos)
          << each.source << " uses " << banned;
    }
  }
}

}  // namespace
}  // namespace interleave::scenario
