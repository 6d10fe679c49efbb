#include "ui/models/claim.h"

#include <gtest/gtest.h>

#include <string>

namespace interleave::ui {
namespace {

const claim::json run = {
    {"outcome", "deadlock"},
    {"duration_ns", 1'500'000'000},
    {"deadlock", nullptr},
    {"findings", {{{"kind", "deadlock"}}, {{"kind", "lock_order"}}}},
    {"threads", {{{"blocked_ns", 10}, {"run_ns", nullptr}}, {{"blocked_ns", 32}, {"run_ns", nullptr}}}},
    {"counters", {{"meals", 21}, {"meals_least", 4}, {"jain_meals", 0.99}, {"unknown", nullptr}}},
};

bool holds(const char* text) {
  return claim::parse(text).holds(run);
}

std::string complaint_about(const char* text) {
  try {
    static_cast<void>(claim::parse(text).holds(run));
  } catch (const claim_error& error) {
    return error.what();
  }
  return "";
}

TEST(Claim, ComparesNumbers) {
  EXPECT_TRUE(holds("counters.meals = 21"));
  EXPECT_TRUE(holds("counters.meals != 22"));
  EXPECT_TRUE(holds("counters.meals >= 21"));
  EXPECT_TRUE(holds("counters.jain_meals > 0.9"));
  EXPECT_FALSE(holds("counters.meals < 21"));
  EXPECT_FALSE(holds("counters.meals <= -3"));
}

TEST(Claim, ComparesPathsWithEachOther) {
  EXPECT_TRUE(holds("counters.meals_least < 0.2 * counters.meals"));
  EXPECT_FALSE(holds("counters.meals_least > counters.meals"));
}

TEST(Claim, ComparesWords) {
  EXPECT_TRUE(holds("outcome = deadlock"));
  EXPECT_FALSE(holds("outcome != deadlock"));
  EXPECT_FALSE(holds("outcome = completed"));
}

TEST(Claim, KnowsUnitsOfTime) {
  EXPECT_TRUE(holds("duration_ns = 1500ms"));
  EXPECT_TRUE(holds("duration_ns < 2s"));
  EXPECT_TRUE(holds("duration_ns > 1us"));
}

TEST(Claim, AndBindsCloserThanOr) {
  EXPECT_TRUE(holds("outcome = deadlock or outcome = livelock and counters.meals = 0"));
  EXPECT_FALSE(holds("outcome = livelock and counters.meals = 21 or counters.meals = 0"));
  EXPECT_TRUE(holds("otherwise"));
}

TEST(Claim, AListIsItsLengthOrASum) {
  EXPECT_TRUE(holds("findings = 2"));
  EXPECT_TRUE(holds("threads.blocked_ns = 42"));
}

TEST(Claim, WhatTheRunDoesNotKnowDoesNotHold) {
  EXPECT_FALSE(holds("counters.unknown >= 0"));
  EXPECT_FALSE(holds("counters.unknown < 0"));
  EXPECT_FALSE(holds("threads.run_ns >= 0"));
}

TEST(Claim, NamesWhatIsAllowed) {
  EXPECT_EQ(complaint_about("counters.meels = 1"),
            "'counters.meels': there is no 'meels'; there is: meals, meals_least, jain_meals, unknown");
  EXPECT_EQ(complaint_about("counters = 1"),
            "'counters' is a group; it has: meals, meals_least, jain_meals, unknown");
  EXPECT_EQ(complaint_about("counters.meals == 1"),
            "claim 'counters.meals == 1': '==' is no comparison; allowed: = != < <= > >=");
  EXPECT_EQ(complaint_about("duration_ns < 3min"),
            "claim 'duration_ns < 3min': unknown unit 'min'; allowed: s, ms, us");
  EXPECT_EQ(complaint_about("outcome < deadlock"),
            "claim 'outcome < deadlock': words are compared by = or !=");
  EXPECT_EQ(complaint_about("outcome = 3"), "claim 'outcome = 3' compares a number with a word");
  for (const char* const wrong : {"", "counters.meals", "counters.meals =", "counters.meals = 1 and",
                                  "counters.meals = 1 2", "otherwise or outcome = deadlock", "* = 1"}) {
    EXPECT_THROW((void)claim::parse(wrong), claim_error) << wrong;
  }
}

}  // namespace
}  // namespace interleave::ui
