#include "tests/app/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace interleave::app::testing {
namespace {

// Nobody thinks or eats, and all have their left fork long before any asks for the right one.
constexpr const char* surely = " --set think_ms=0 --set eat_ms=0 --duration 60s --runs 2 --cells 2x2 ";

TEST(Map, CountsTheRunsThatFailInEachCell) {
  const outcome out = interleave(std::string("map dining-philosophers --variant naive") + surely +
                                 "--x philosophers=2..3 --y pause_ms=20..40 --json");
  EXPECT_EQ(out.status, 0) << out.err;
  EXPECT_EQ(out.err, "");
  const auto said = nlohmann::json::parse(out.out);
  EXPECT_EQ(said.at("scenario"), "dining-philosophers");
  EXPECT_EQ(said.at("variant"), "naive");
  EXPECT_EQ(said.at("runs"), 8);
  EXPECT_EQ(said.at("cancelled"), false);
  EXPECT_EQ(said.at("x").at("values"), (nlohmann::json{2, 3}));
  EXPECT_EQ(said.at("y").at("values"), (nlohmann::json{20, 40}));
  EXPECT_EQ(said.at("knobs").at("think_ms"), 0);
  EXPECT_FALSE(said.at("knobs").contains("philosophers"));
  EXPECT_GE(said.at("machine").at("cores"), 1);
  ASSERT_EQ(said.at("cells").size(), 4u);
  for (const auto& each : said.at("cells")) {
    EXPECT_EQ(each.at("runs"), 2);
    EXPECT_EQ(each.at("failed"), 2) << each;
    EXPECT_EQ(each.at("share"), 1);
    EXPECT_EQ(each.at("outcomes").at("deadlock"), 2);
    EXPECT_EQ(each.at("high"), 1);
    EXPECT_LT(each.at("low"), 1);
    EXPECT_GT(each.at("median_time_ns"), 0);
  }
}

TEST(Map, PrintsATable) {
  const outcome out = interleave(std::string("map dining-philosophers --variant ordered") + surely +
                                 "--set meals=1 --x philosophers=2..3 --y pause_ms=0..1");
  EXPECT_EQ(out.status, 0) << out.err;
  EXPECT_NE(out.out.find("across: Philosophers; down: Pause between forks, ms"), std::string::npos)
      << out.out;
  EXPECT_NE(out.out.find("0 %"), std::string::npos);
  EXPECT_NE(out.out.find("no run has failed"), std::string::npos);
  EXPECT_EQ(out.err, "") << "progress is for terminals";
}

}  // namespace
}  // namespace interleave::app::testing
