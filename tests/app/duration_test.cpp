#include "app/cli/duration.h"

#include "app/cli/command.h"

#include <gtest/gtest.h>

#include <string>

namespace interleave::app {
namespace {

TEST(Duration, ReadsUnits) {
  EXPECT_EQ(parse_duration("--duration", "2s").count(), 2'000'000'000);
  EXPECT_EQ(parse_duration("--duration", "150ms").count(), 150'000'000);
  EXPECT_EQ(parse_duration("--duration", "1.5s").count(), 1'500'000'000);
  EXPECT_EQ(parse_duration("--duration", "20us").count(), 20'000);
  EXPECT_EQ(parse_duration("--duration", "20µs").count(), 20'000);
  EXPECT_EQ(parse_duration("--duration", "7ns").count(), 7);
  EXPECT_EQ(parse_duration("--duration", "2min").count(), 120'000'000'000);
  EXPECT_EQ(parse_duration("--duration", "24h").count(), 86'400'000'000'000);
}

TEST(Duration, TakesAPlainNumberForSeconds) {
  EXPECT_EQ(parse_duration("--duration", "0.25").count(), 250'000'000);
  EXPECT_EQ(parse_duration("--duration", "0").count(), 0);
}

TEST(Duration, RefusesTheRestAndSaysWhatIsAllowed) {
  for (const char* bad : {"", "s", "2 s", "2x", "2s3", "-1s", "nan", "inf", "25h", "1e300", "0x10", "two"}) {
    try {
      (void)parse_duration("--after", bad);
      ADD_FAILURE() << bad;
    } catch (const usage_error& why) {
      EXPECT_NE(std::string(why.what()).find("--after"), std::string::npos) << bad;
      EXPECT_NE(std::string(why.what()).find("150ms"), std::string::npos) << bad;
    }
  }
}

}  // namespace
}  // namespace interleave::app
