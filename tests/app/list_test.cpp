#include "tests/app/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <set>
#include <string>

namespace interleave::app::testing {
namespace {

TEST(List, PrintsOneObjectWithAllScenarios) {
  const outcome listed = interleave("list --json");
  EXPECT_EQ(listed.status, 0);
  EXPECT_EQ(listed.err, "");
  const auto all = nlohmann::json::parse(listed.out);
  EXPECT_EQ(all.at("benchmarks").size(), 6u);
  ASSERT_FALSE(all.at("scenarios").empty());
  const std::set<std::string> words{"completed", "deadlock", "violation", "starvation", "livelock"};
  for (const auto& scenario : all.at("scenarios")) {
    EXPECT_TRUE(scenario.at("id").is_string());
    EXPECT_TRUE(scenario.at("title").is_string());
    EXPECT_TRUE(scenario.at("chapter").is_number_integer());
    ASSERT_FALSE(scenario.at("variants").empty());
    for (const auto& variant : scenario.at("variants")) {
      EXPECT_TRUE(variant.at("id").is_string());
      EXPECT_TRUE(variant.at("title").is_string());
      EXPECT_TRUE(words.contains(variant.at("expect"))) << variant;
    }
    for (const auto& knob : scenario.at("knobs")) {
      EXPECT_TRUE(knob.at("id").is_string());
      EXPECT_TRUE(knob.at("unit").is_string());
      EXPECT_LE(knob.at("min").get<double>(), knob.at("default").get<double>());
      EXPECT_LE(knob.at("default").get<double>(), knob.at("max").get<double>());
    }
  }
}

TEST(List, IsReadable) {
  const outcome listed = interleave("list");
  EXPECT_EQ(listed.status, 0);
  EXPECT_NE(listed.out.find("dining-philosophers"), std::string::npos);
  EXPECT_NE(listed.out.find("polite-livelock"), std::string::npos);
  EXPECT_NE(listed.out.find("pause_ms"), std::string::npos);
}

}  // namespace
}  // namespace interleave::app::testing
