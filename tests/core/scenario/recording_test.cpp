#include "core/scenario/recording.h"

#include "core/scenario/follower.h"
#include "tests/core/os/scratch_folder.h"

#include <gtest/gtest.h>

#include <atomic>
#include <random>
#include <thread>
#include <vector>

namespace interleave::scenario {
namespace {

using trace::kind;
using trace::record;

constexpr trace::object_id locks = 8;
constexpr trace::thread_id threads = 16;

// Threads that take and give back locks; a wait now and then.
std::vector<record> busy_trace(std::size_t count) {
  std::vector<record> all;
  const auto add = [&](kind what, trace::thread_id by, trace::object_id object, std::uint64_t argument = 0) {
    record one;
    one.time = 100 * all.size();
    one.thread = by;
    one.object = object;
    one.argument = argument;
    one.cpu = by % 2;
    one.what = what;
    all.push_back(one);
  };
  for (trace::object_id id = 1; id <= locks; ++id)
    add(kind::object_created, 1, id, static_cast<std::uint64_t>(trace::object_kind::mutex));
  std::mt19937 random(5);
  while (all.size() + 3 <= count) {
    const auto by = static_cast<trace::thread_id>(1 + random() % threads);
    const auto lock = static_cast<trace::object_id>(1 + random() % locks);
    if (random() % 10 == 0) add(kind::wait_begin, by, lock);
    add(kind::acquired, by, lock);
    add(kind::released, by, lock);
  }
  return all;
}

void feed(recording& into, const std::vector<record>& all, std::size_t batch) {
  for (std::size_t i = 0; i < all.size(); i += batch)
    into.append(std::span(all).subspan(i, std::min(batch, all.size() - i)));
}

void expect_same(const recording& a, const recording& b) {
  a.read([&](const recording::view& left) {
    b.read([&](const recording::view& right) {
      ASSERT_EQ(left.records.size(), right.records.size());
      EXPECT_EQ(left.analysis.head().position, right.analysis.head().position);
      EXPECT_EQ(left.analysis.head().now, right.analysis.head().now);
      EXPECT_EQ(left.analysis.findings().size(), right.analysis.findings().size());
      for (trace::object_id id = 1; id <= locks; ++id) {
        EXPECT_EQ(left.analysis.statistics(id).hold_ns.count(),
                  right.analysis.statistics(id).hold_ns.count());
        EXPECT_EQ(left.analysis.statistics(id).wait_ns.total(),
                  right.analysis.statistics(id).wait_ns.total());
        const timeline::lane_id lane{timeline::lane_kind::lock, id};
        EXPECT_EQ(left.lanes.find(lane)->size(), right.lanes.find(lane)->size());
      }
      ASSERT_EQ(left.gaps.size(), right.gaps.size());
      for (std::size_t i = 0; i < left.gaps.size(); ++i) {
        EXPECT_EQ(left.gaps[i].begin, right.gaps[i].begin);
        EXPECT_EQ(left.gaps[i].lost, right.gaps[i].lost);
      }
    });
  });
  EXPECT_EQ(a.now(), b.now());
  EXPECT_EQ(a.lost(), b.lost());
}

TEST(Recording, ComesToTheSameBehindAsAtOnce) {
  const auto all = busy_trace(300'000);
  recording at_once({}, trace::dictionary::empty());
  feed(at_once, all, 5000);
  for (const std::size_t batch : {std::size_t{700}, recording::large_batch, std::size_t{16'384}}) {
    recording behind({}, trace::dictionary::empty(), recording::default_cap, recording::feeding::behind);
    feed(behind, all, batch);
    behind.settle();
    expect_same(at_once, behind);
  }
}

TEST(Recording, LosesTheSameAtItsCapBehindAsAtOnce) {
  const auto all = busy_trace(60'000);
  recording at_once({}, trace::dictionary::empty(), 40'000);
  recording behind({}, trace::dictionary::empty(), 40'000, recording::feeding::behind);
  feed(at_once, all, 3000);
  feed(behind, all, 3000);
  behind.settle();
  EXPECT_EQ(at_once.lost(), all.size() - 40'000);
  expect_same(at_once, behind);
}

TEST(Recording, TellsFromAFileTooWhatWasLost) {
  const test::scratch_folder folder;
  const auto file = folder.path() / "full.interleave";
  const auto all = busy_trace(60'000);
  recording full({}, trace::dictionary::empty(), 40'000);
  feed(full, all, 3000);
  full.save(file);
  const auto again = recording::open(file);
  EXPECT_EQ(again->lost(), all.size() - 40'000);
  expect_same(full, *again);
  again->save(file);
  EXPECT_EQ(recording::open(file)->lost(), all.size() - 40'000);
}

TEST(Recording, ShowsItsReadersTraceAndAnalysisAtTheSameRecord) {
  const auto all = busy_trace(400'000);
  recording behind({}, trace::dictionary::empty(), recording::default_cap, recording::feeding::behind);
  std::atomic<bool> over{false};
  std::atomic<std::size_t> looks{0};
  std::jthread reader([&] {
    std::size_t before = 0;
    while (!over.load(std::memory_order_acquire)) {  // acquire: pairs with the store below
      behind.read([&](const recording::view& now) {
        EXPECT_EQ(now.records.size(), now.analysis.head().position);
        EXPECT_GE(now.records.size(), before);
        before = now.records.size();
      });
      looks.fetch_add(1, std::memory_order_relaxed);  // relaxed: a count on its own
    }
  });
  feed(behind, all, 8000);
  behind.time_passes(all.back().time + 1000);
  EXPECT_EQ(behind.records().size(), all.size());
  EXPECT_EQ(behind.now(), all.back().time + 1000);
  while (looks.load(std::memory_order_relaxed) == 0) std::this_thread::yield();  // relaxed: a count
  over.store(true, std::memory_order_release);  // release: pairs with the reader's load
}

TEST(Recording, UnderstandsWhatIsLeftWhenItGoes) {
  const auto all = busy_trace(100'000);
  recording behind({}, trace::dictionary::empty(), recording::default_cap, recording::feeding::behind);
  feed(behind, all, 20'000);
}

TEST(Follower, TakesEverythingInOrderAndNeverFallsFurtherBehindThanAllowed) {
  std::uint64_t given = 0;
  std::atomic<std::uint64_t> taken{0};
  {
    follower follows(
        [&](std::size_t count) {
          EXPECT_LE(count, 10u);
          taken.fetch_add(count, std::memory_order_relaxed);  // relaxed: a count on its own
        },
        10, 100);
    EXPECT_TRUE(follows.is_idle());
    for (std::size_t i = 0; i < 5000; ++i) {
      follows.hand_over(i % 30);
      given += i % 30;
      ASSERT_LE(given, taken.load(std::memory_order_relaxed) + 10 + 100 + 30);  // relaxed: a count
    }
    follows.wait();
    EXPECT_TRUE(follows.is_idle());
    EXPECT_EQ(taken.load(std::memory_order_relaxed), given);
    follows.hand_over(7);
  }
  EXPECT_EQ(taken.load(std::memory_order_relaxed), given + 7);
}

}  // namespace
}  // namespace interleave::scenario
