#include "ui/models/pulse.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

namespace interleave::ui {
namespace {

constexpr pulse::nanoseconds ms = 1'000'000;

TEST(Pulse, TellsTheLongestStallAndHowManyThereWere) {
  pulse heart;
  EXPECT_EQ(heart.longestStall(), "");
  heart.beat_at(0);
  heart.beat_at(10 * ms);
  heart.beat_at(22 * ms);
  EXPECT_EQ(heart.stalls(), 0);
  EXPECT_EQ(heart.longest(), 2 * ms);
  heart.beat_at(1'232 * ms);
  heart.beat_at(1'302 * ms);
  EXPECT_EQ(heart.stalls(), 2);
  EXPECT_EQ(heart.longest(), 1'200 * ms);
  EXPECT_EQ(heart.longestStall(), "1.2 s");
  heart.clear();
  EXPECT_EQ(heart.stalls(), 0);
  EXPECT_EQ(heart.longestStall(), "");
}

TEST(Pulse, KeepsAFewSeconds) {
  pulse heart;
  for (int i = 0; i < 3000; ++i) heart.beat_at(i * 10 * ms);
  EXPECT_LE(heart.beats().size(), 1201u);
  EXPECT_GE(heart.beats().front().at, heart.beats().back().at - pulse::kept);
}

TEST(Pulse, TellsHowLongKeysTakeToBeSeen) {
  pulse heart;
  EXPECT_EQ(heart.keyLatency(), "");
  for (int i = 0; i < 200; ++i) heart.key_shown(8 * ms);
  heart.key_shown(900 * ms);
  EXPECT_EQ(heart.keyLatency(), "900 ms");
  EXPECT_TRUE(heart.slowKeys().startsWith("8")) << qPrintable(heart.slowKeys());
}

TEST(Pulse, BeatsOnlyWhileItGoesOn) {
  pulse heart;
  QSignalSpy beats(&heart, &pulse::beaten);
  heart.start();
  ASSERT_TRUE(beats.wait(60'000));
  heart.stop();
  EXPECT_FALSE(heart.is_going());
  EXPECT_EQ(heart.now(), heart.beats().back().at);
}

}  // namespace
}  // namespace interleave::ui
