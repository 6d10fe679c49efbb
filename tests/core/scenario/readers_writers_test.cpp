#include "tests/core/scenario/followed.h"

namespace interleave::scenario {
namespace {

using test::followed;

constexpr const char* reading = "readers-writers";

settings quick(int readers, int writers, int turns) {
  return test::with(reading, {{"readers", readers},
                              {"writers", writers},
                              {"turns", turns},
                              {"read_ms", 0},
                              {"write_ms", 0},
                              {"reader_pause_ms", 0},
                              {"writer_pause_ms", 0}});
}

class RightReading : public testing::TestWithParam<std::tuple<const char*, int>> {};

// A preference is no wrong: with turns that come to an end everybody gets theirs, and no page is torn.
TEST_P(RightReading, NeverSeesATornPage) {
  const auto [variant, threads] = GetParam();
  constexpr int turns = 6;
  const int writers = std::max(1, threads / 4);
  const int readers = threads - writers;
  const followed run = test::follow(reading, variant, quick(readers, writers, turns));
  EXPECT_TRUE(run.ended_by_itself);
  EXPECT_EQ(run.outcome, expectation::completed);
  EXPECT_EQ(run.counter("reads"), readers * turns);
  EXPECT_EQ(run.counter("writes"), writers * turns);
  EXPECT_EQ(run.counter("turns"), threads * turns);
  EXPECT_EQ(run.counters.at("torn_reads"), 0);
  EXPECT_GE(run.counter("max_readers"), 1);
  EXPECT_LE(run.counter("max_readers"), std::string_view(variant) == "mutex" ? 1 : readers);
}

INSTANTIATE_TEST_SUITE_P(All, RightReading,
                         testing::Combine(testing::Values("mutex", "reader-preference", "writer-preference",
                                                          "fair", "std-shared-mutex"),
                                          testing::Values(2, 9, 64)),
                         [](const auto& of) {
                           return test::test_name(std::get<0>(of.param), std::get<1>(of.param));
                         });

TEST(ReadingWithoutALock, TearsPages) {
  settings values = quick(4, 2, 0);
  values.set("write_ms", 6);
  values.set("read_ms", 3);
  const followed run = test::follow(reading, "no-lock", values);
  EXPECT_FALSE(run.ended_by_itself);
  EXPECT_EQ(run.outcome, expectation::violation);
  EXPECT_GE(run.counter("torn_reads"), 1);
}

class Preference : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(Preference, StarvesTheOthers) {
  const auto [variant, starved] = GetParam();
  const followed run = test::follow(reading, variant, test::with(reading, {}));
  EXPECT_FALSE(run.ended_by_itself);
  ASSERT_EQ(run.outcome, expectation::starvation);
  EXPECT_NE(run.findings.front().text.find(starved), std::string::npos) << run.findings.front().text;
  EXPECT_EQ(run.counters.at("torn_reads"), 0);
}

INSTANTIATE_TEST_SUITE_P(All, Preference,
                         testing::Values(std::pair{"reader-preference", "Starvation: writer"},
                                         std::pair{"writer-preference", "Starvation: reader"}),
                         [](const auto& of) { return test::test_name(of.param.first, 9); });

}  // namespace
}  // namespace interleave::scenario
