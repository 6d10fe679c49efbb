#include "core/trace/consumer.h"
#include "core/trace/producer.h"
#include "core/trace/registry.h"
#include "core/trace/slab.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <new>
#include <thread>
#include <vector>

namespace interleave::trace {
namespace {

// A registry with one consumer that follows one producer, everything by hand.
class one_queue : public ::testing::Test {
 protected:
  void start(std::size_t chunks_of_memory) {
    chunks = std::make_unique<slab>(chunks_of_memory * sizeof(chunk));
    place = places.take();
    writer =
        new (place->memory) producer({.chunks = chunks.get(), .lost = &places.shared().lost, .thread = 7});
    places.publish(*place);
    reader = std::make_unique<consumer>(*place, retired);
  }

  void write(std::uint64_t value) { writer->write(kind::noted, 1, value, 2, 3, 4, false); }

  // Everything published, with the chunks given back.
  std::vector<event> read() {
    std::vector<event> out;
    bound = reader->observe(now_ordered());
    while (reader->first() != reader->last() || reader->advance()) {
      out.insert(out.end(), reader->first(), reader->last());
      reader->skip_to(reader->last());
    }
    give_back();
    return out;
  }

  void give_back() {
    for (chunk* const one : retired) chunks->give(one);
    retired.clear();
  }

  registry places;
  std::unique_ptr<slab> chunks;
  registry::place* place = nullptr;
  producer* writer = nullptr;
  std::vector<chunk*> retired;
  std::unique_ptr<consumer> reader;
  ticks bound = 0;
};

TEST_F(one_queue, KeepsEveryFieldOfAnEvent) {
  start(4);
  writer->write(kind::acquired, 11, 12, 13, 14, flag::contended, true);
  const auto events = read();
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].what, kind::acquired);
  EXPECT_EQ(events[0].object, 11u);
  EXPECT_EQ(events[0].argument, 12u);
  EXPECT_EQ(events[0].sequence, 13u);
  EXPECT_EQ(events[0].location, 14u);
  EXPECT_EQ(events[0].flags, flag::contended);
  EXPECT_EQ(reader->thread(), 7);
}

TEST_F(one_queue, GivesEventsInOrderAcrossChunksReadAtAnyPoint) {
  start(64);
  std::uint64_t written = 0;
  std::uint64_t expected = 0;
  // Steps around the chunk's capacity: before, at and after its end.
  for (const std::size_t step : {1ul, chunk::capacity - 1, 1ul, 1ul, chunk::capacity, 2 * chunk::capacity + 1,
                                 0ul, chunk::capacity - 3, 5ul}) {
    for (std::size_t i = 0; i < step; ++i) write(written++);
    ticks last = 0;
    for (const event& one : read()) {
      EXPECT_EQ(one.argument, expected++);
      EXPECT_LE(last, one.ticks);
      last = one.ticks;
    }
    EXPECT_EQ(expected, written);
  }
}

TEST_F(one_queue, RecyclesChunksSoThatTwoAreEnoughForAnyNumberOfEvents) {
  start(2);
  std::uint64_t seen = 0;
  for (std::uint64_t i = 0; i < 50 * chunk::capacity; ++i) {
    write(i);
    if (i % 1000 == 999) seen += read().size();
  }
  seen += read().size();
  EXPECT_EQ(seen, 50 * chunk::capacity);
  EXPECT_EQ(places.shared().lost.load(), 0u);
  EXPECT_LE(chunks->chunks_in_use(), 2u);
}

TEST_F(one_queue, CountsLossesAtTheCapAndTellsThemInAGap) {
  start(2);
  for (std::uint64_t i = 0; i < 2 * chunk::capacity + 10; ++i) write(i);
  EXPECT_EQ(places.shared().lost.load(), 10u);
  EXPECT_EQ(read().size(), 2 * chunk::capacity);
  // The last chunk is kept until it has a successor: one is free now.
  write(99);
  const auto events = read();
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(events[0].what, kind::gap);
  EXPECT_EQ(events[0].argument, 10u);
  EXPECT_EQ(events[1].argument, 99u);
  EXPECT_EQ(places.shared().lost.load(), 10u);
}

TEST_F(one_queue, TellsAGapAlsoWhenTheThreadEndsWithoutRoom) {
  start(1);
  for (std::uint64_t i = 0; i < chunk::capacity + 3; ++i) write(i);
  writer->finish();
  const auto events = read();
  ASSERT_EQ(events.size(), chunk::capacity + 2);
  EXPECT_EQ(events[chunk::capacity].what, kind::gap);
  EXPECT_EQ(events[chunk::capacity].argument, 3u);
  EXPECT_EQ(events[chunk::capacity + 1].what, kind::thread_ended);
  EXPECT_TRUE(reader->is_drained());
}

TEST_F(one_queue, GivesEveryChunkBackOnceFinishedAndDrained) {
  start(8);
  for (std::uint64_t i = 0; i < 3 * chunk::capacity; ++i) write(i);
  writer->write(kind::thread_ended, 0, 0, 0, 0, 0, false);
  writer->finish();
  EXPECT_FALSE(reader->is_drained());
  EXPECT_EQ(read().size(), 3 * chunk::capacity + 1);
  ASSERT_TRUE(reader->is_drained());
  reader->retire();
  give_back();
  EXPECT_EQ(chunks->chunks_in_use(), 0u);
}

TEST_F(one_queue, BoundIsTheClockReadingBetweenEventsAndNothingOnceFinished) {
  start(2);
  ticks read_at = now_ordered();
  EXPECT_EQ(reader->observe(read_at), read_at);
  write(1);
  read_at = now_ordered();
  EXPECT_EQ(reader->observe(read_at), read_at);
  writer->finish();
  EXPECT_EQ(reader->observe(read_at), consumer::unbounded);
}

TEST(Slab, GivesOutEachChunkOnceUpToItsCapacity) {
  slab chunks(3 * sizeof(chunk));
  EXPECT_EQ(chunks.capacity(), 3u);
  chunk* const a = chunks.take();
  chunk* const b = chunks.take();
  chunk* const c = chunks.take();
  ASSERT_TRUE(a != nullptr && b != nullptr && c != nullptr);
  EXPECT_TRUE(a != b && b != c && a != c);
  EXPECT_EQ(chunks.take(), nullptr);
  chunks.give(b);
  EXPECT_EQ(chunks.take(), b);
}

TEST(Slab, HasRoomForOneChunkHoweverSmallTheCap) {
  slab chunks(1);
  EXPECT_EQ(chunks.capacity(), 1u);
  EXPECT_NE(chunks.take(), nullptr);
  EXPECT_EQ(chunks.take(), nullptr);
}

TEST(Slab, GivesAChildChunksOfItsOwnAndTakesThemBack) {
  slab chunks(sizeof(chunk));
  chunk* const mine = chunks.take();
  ASSERT_NE(mine, nullptr);
  chunks.after_fork_in_child();
  chunk* const of_child = chunks.take();
  ASSERT_NE(of_child, nullptr);
  EXPECT_NE(of_child, mine);
  EXPECT_EQ(chunks.take(), nullptr);
  EXPECT_EQ(chunks.chunks_in_use(), 2u);
  chunks.give(mine);
  chunks.give(of_child);
  EXPECT_EQ(chunks.chunks_in_use(), 0u);
  EXPECT_EQ(chunks.take(), of_child);
}

TEST(Slab, NeverGivesOneChunkToTwoThreads) {
  slab chunks(16 * sizeof(chunk));
  std::atomic<int> twice{0};
  {
    std::vector<std::jthread> threads;
    for (std::uint64_t number = 1; number <= 8; ++number) {
      threads.emplace_back([&, number] {
        for (int i = 0; i < 5000; ++i) {
          chunk* const mine = chunks.take();
          if (mine == nullptr) continue;
          mine->events[0].argument = number;
          mine->events[chunk::capacity - 1].argument = number;
          if (mine->events[0].argument != number || mine->events[chunk::capacity - 1].argument != number)
            ++twice;
          chunks.give(mine);
        }
      });
    }
  }
  EXPECT_EQ(twice.load(), 0);
  EXPECT_EQ(chunks.chunks_in_use(), 0u);
}

TEST(Registry, RecyclesPlaces) {
  registry all;
  auto* const first = all.take();
  auto* const second = all.take();
  ASSERT_TRUE(first != nullptr && second != nullptr && first != second);
  all.give(*first);
  EXPECT_EQ(all.take(), first);
  EXPECT_EQ(all.used(), 2u);
}

TEST(Registry, SaysWhenAllPlacesAreTaken) {
  registry all;
  for (std::uint32_t i = 0; i < registry::capacity; ++i) ASSERT_NE(all.take(), nullptr);
  EXPECT_EQ(all.take(), nullptr);
}

}  // namespace
}  // namespace interleave::trace
