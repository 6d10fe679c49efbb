#include "core/analysis/throughput.h"

#include "core/analysis/side_by_side.h"

#include <gtest/gtest.h>

#include <vector>

namespace interleave::analysis {
namespace {

using trace::kind;

enum words : trace::literal_id { threads = 1, operations, hits, other };

trace::dictionary vocabulary() {
  auto known = trace::dictionary::empty();
  known.add(trace::literal_id{threads}, std::string("threads"));
  known.add(trace::literal_id{operations}, std::string("operations"));
  known.add(trace::literal_id{hits}, std::string("hits"));
  known.add(trace::literal_id{other}, std::string("other"));
  return known;
}

class Throughput : public testing::Test {
 protected:
  void add(trace::nanoseconds at, kind what, trace::object_id object, std::uint64_t argument = 0,
           std::uint64_t thread = 1) {
    trace::record made;
    made.time = at;
    made.thread = thread & 0xffff;
    made.what = what;
    made.object = object;
    made.argument = argument;
    records.append(std::vector{made});
  }

  trace::store records;
  const trace::dictionary known = vocabulary();
};

TEST_F(Throughput, IsToldOfEachStepThatHasEnded) {
  add(1'000, kind::noted, threads, 1);
  add(2'000, kind::noted, other, 7);
  add(1'001'000, kind::noted, operations, 100);
  add(1'001'000, kind::noted, threads, 2);
  add(1'501'000, kind::noted, operations, 100);
  add(1'501'000, kind::noted, threads, 4);
  const measures found = throughput_by_threads(records, known);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].name, "per_s_with_1_threads");
  EXPECT_EQ(found[0].value, 100'000);
  EXPECT_EQ(found[1].name, "per_s_with_2_threads");
  EXPECT_EQ(found[1].value, 200'000);
}

TEST_F(Throughput, OfACounterGoesFromTheFirstPhaseToTheLastCount) {
  EXPECT_FALSE(rate_of(records, known, "hits", "rate").value.has_value());
  add(10'000, kind::phase, 0, other);
  add(12'000, kind::counted, hits, 30);
  add(14'000, kind::counted, other, 1000);
  add(20'000, kind::counted, hits, 20, 2);
  add(90'000, kind::phase, 0, other);
  const measure found = rate_of(records, known, "hits", "rate");
  EXPECT_EQ(found.name, "rate");
  EXPECT_EQ(found.value, 5.0);
}

TEST_F(Throughput, OfWaitsOnlyThoseForAMutexCount) {
  add(0, kind::object_created, 1, static_cast<std::uint64_t>(trace::object_kind::mutex));
  add(0, kind::object_created, 2, static_cast<std::uint64_t>(trace::object_kind::semaphore));
  EXPECT_EQ(longest_lock_wait_ms(records, "wait").value, 0);
  add(1'000'000, kind::wait_begin, 1, 0, 1);
  add(1'500'000, kind::wait_begin, 2, 0, 2);
  add(3'000'000, kind::acquired, 1, 0, 1);
  add(9'000'000, kind::acquired, 2, 0, 2);
  add(9'500'000, kind::wait_begin, 1, 0, 2);
  EXPECT_EQ(longest_lock_wait_ms(records, "wait").value, 2.0);
}

TEST_F(Throughput, TellsWorkSideBySideFromWorkAlone) {
  const auto switched = [&](trace::nanoseconds at, std::uint64_t thread, std::uint8_t cpu, bool in) {
    trace::record made;
    made.time = at;
    made.thread = thread & 0xffff;
    made.cpu = cpu;
    made.what = in ? kind::switched_in : kind::switched_out;
    records.append(std::vector{made});
  };
  // Thread 2 alone: 10 pieces of 100 in 200 ns each; then with thread 3: 10 pieces in 1,000 ns each.
  switched(0, 2, 0, true);
  add(0, kind::counted, hits, 100, 2);
  for (int i = 1; i <= 10; ++i) add(i * 200, kind::counted, hits, 100, 2);
  switched(2'000, 3, 1, true);
  for (int i = 1; i <= 10; ++i) add(2'000 + i * 1'000, kind::counted, hits, 100, 2);
  switched(12'000, 3, 1, false);
  const measures found = side_by_side(records, known, "hits");
  ASSERT_EQ(found.size(), 3u);
  EXPECT_NEAR(found[0].value.value(), 100.0 * 10'000 / 12'000, 0.01);
  EXPECT_EQ(found[1].value, 10.0);
  EXPECT_EQ(found[2].value, 2.0);
}

TEST_F(Throughput, SaysNothingOfWorkSideBySideWithoutSwitchRecords) {
  for (int i = 0; i <= 10; ++i) add(i * 200, kind::counted, hits, 100, 2);
  for (const measure& each : side_by_side(records, known, "hits")) EXPECT_FALSE(each.value.has_value());
}

}  // namespace
}  // namespace interleave::analysis
