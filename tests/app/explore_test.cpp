#include "tests/app/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <sstream>
#include <string>
#include <sys/wait.h>
#include <vector>

namespace interleave::app::testing {
namespace {

using nlohmann::json;

const std::string dinner =
    "explore dining-philosophers --set philosophers=3 --set meals=1 --time-limit 120s ";

TEST(Explore, TellsAFailureAndTheDecisionThatMakesItPass) {
  const outcome ran = interleave(dinner + "--variant naive --json");
  EXPECT_EQ(ran.status, 3);
  EXPECT_EQ(ran.err, "");
  const json all = json::parse(ran.out);
  ASSERT_EQ(all.at("found").size(), 1u);
  const json& found = all["found"][0];
  EXPECT_EQ(found.at("kind"), "deadlock");
  EXPECT_TRUE(found.at("flip_text").get<std::string>().starts_with("flip step ")) << found;
  EXPECT_FALSE(found.at("flip").at("schedule").get<std::string>().empty());
}

TEST(Explore, WarnsOfTheOrderOfLocksAndSaysHowSureItIs) {
  const outcome ran = interleave(dinner + "--variant naive --json");
  const json all = json::parse(ran.out);
  ASSERT_FALSE(all.at("warnings").empty()) << ran.out;
  const json& warning = all["warnings"][0];
  EXPECT_EQ(warning.at("locks").size(), 3u);
  EXPECT_EQ(warning.at("threads").size(), 3u);
  EXPECT_EQ(warning.at("how_sure"), "confirmed");
  EXPECT_FALSE(warning.at("text").get<std::string>().empty());
  const outcome again = interleave("replay dining-philosophers --backend threads --json --schedule " +
                                   warning.at("schedule").get<std::string>());
  EXPECT_EQ(again.status, 3);
  EXPECT_EQ(json::parse(again.out).at("outcome"), "deadlock");
  const outcome told = interleave(dinner + "--variant naive");
  EXPECT_NE(told.out.find("\n  confirmed at schedule "), std::string::npos) << told.out;

  const outcome right = interleave(dinner + "--variant ordered --json");
  EXPECT_EQ(right.status, 0);
  EXPECT_TRUE(json::parse(right.out).at("warnings").empty());
}

TEST(Explore, WritesKnobsAsRunDoes) {
  const outcome ran = interleave(dinner + "--variant ordered --json");
  EXPECT_NE(ran.out.find("\"philosophers\":3,"), std::string::npos) << ran.out;
}

TEST(Explore, TellsWhatItHasWhenInterrupted) {
  const outcome ran =
      interleave("explore lock-contention --time-limit 120s --max-schedules 1000000000 --json",
                 "timeout --preserve-status --signal INT 2");
  EXPECT_EQ(ran.status, 0) << ran.err;
  const json all = json::parse(ran.out);
  EXPECT_EQ(all.at("complete"), false);
  EXPECT_TRUE(all.at("verdict").get<std::string>().starts_with("sampled ")) << ran.out;
}

TEST(Explore, TellsHowFarItIsLineByLine) {
  const outcome ran = interleave(dinner + "--variant naive --progress");
  EXPECT_EQ(ran.status, 3);
  std::vector<json> lines;
  std::istringstream text(ran.out);
  for (std::string line; std::getline(text, line);) lines.push_back(json::parse(line));
  ASSERT_FALSE(lines.empty());
  std::size_t found = 0;
  for (const json& each : lines) {
    EXPECT_EQ(each.contains("verdict"), &each == &lines.back());
    for (const json& failure : each.at("found")) {
      if (!failure.at("reduced").get<bool>()) continue;
      ++found;
      std::size_t steps = 0;
      for (const json& turn : failure.at("turns")) {
        EXPECT_EQ(turn.at("step"), steps + 1);
        steps += turn.at("steps").get<std::size_t>();
      }
      EXPECT_EQ(failure.at("steps"), steps);
    }
  }
  EXPECT_EQ(found, 1u);
  const outcome outside = interleave("explore event-loop --progress");
  EXPECT_EQ(outside.status, 2);
  EXPECT_TRUE(outside.err.starts_with("interleave: cannot be searched: ")) << outside.err;
}

// A dinner by hand, as a user would type it.
outcome stepped(const std::string& lines, const std::string& options) {
  const folder place;
  const std::string command = "printf '" + lines +
                              "' | env -u DISPLAY '" INTERLEAVE_PROGRAM
                              "' run dining-philosophers --mode stepped " +
                              options + " >'" + (place / "out") + "' 2>'" + (place / "err") + "'";
  const int raw = std::system(command.c_str());
  return {WIFEXITED(raw) ? WEXITSTATUS(raw) : -1, text_of_file(place / "out"), text_of_file(place / "err")};
}

TEST(Stepped, TheUsualWayComesToItsEnd) {
  std::string lines;
  for (int i = 0; i < 200; ++i) lines += "w\\n";
  const outcome ran = stepped(lines, "--variant ordered --set philosophers=2 --set meals=1 --json");
  EXPECT_EQ(ran.status, 0) << ran.err;
  const json all = json::parse(ran.out);
  EXPECT_EQ(all.at("outcome"), "completed");
  EXPECT_EQ(all.at("mode"), "stepped");
  EXPECT_EQ(all.at("counters").at("meals"), 2);
  EXPECT_TRUE(all.at("schedule").get<std::string>().starts_with("1/dining-philosophers/ordered/"));
}

TEST(Stepped, TheUserDecidesAndEndsIt) {
  const outcome ran =
      stepped("1\\n\\nnobody\\nq\\n", "--variant naive --set philosophers=2 --set meals=1 --json");
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(json::parse(ran.out).at("outcome"), "stopped");
  EXPECT_TRUE(ran.err.starts_with("step 1\n")) << ran.err;
  EXPECT_NE(ran.err.find("step 3\n"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("'nobody' is no way to go on"), std::string::npos) << ran.err;
}

}  // namespace
}  // namespace interleave::app::testing
