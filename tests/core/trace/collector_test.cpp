#include "core/trace/collector.h"

#include "core/trace/recorder.h"
#include "core/trace/store.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <latch>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace interleave::trace {
namespace {

using namespace std::chrono_literals;

std::string text_of(const store& trace, kind what, thread_id thread, object_id object) {
  std::string text;
  for (std::size_t i = 0; i < trace.size(); ++i) {
    const record& one = trace[i];
    if (one.what != what || (what == kind::thread_text && one.thread != thread) || one.object != object)
      continue;
    EXPECT_EQ(one.sequence * 8, text.size());
    const std::uint64_t bytes = one.argument;
    text.append(reinterpret_cast<const char*>(&bytes), 8);
  }
  text.resize(std::min(text.find('\0'), text.size()));
  return text;
}

class Producers : public ::testing::TestWithParam<unsigned> {};

// A number of a lock's holder is taken while it is held, so that any disorder between threads shows.
TEST_P(Producers, DeliversEverythingOnceAndInOrder) {
  const unsigned threads = GetParam();
  const std::uint64_t rounds = 40'000 / threads + 100;
  recorder recording;
  store trace;
  struct {
    std::atomic<bool> held{false};
    std::uint32_t sequence = 0;
  } lock;
  {
    collector collects(recording, [&](std::span<const record> batch) { trace.append(batch); },
                       {.interval = 100us});
    {
      std::vector<std::jthread> workers;
      for (unsigned t = 0; t < threads; ++t) {
        workers.emplace_back([&] {
          attachment here(recording, "worker");
          for (std::uint64_t i = 0; i < rounds; ++i) {
            emit(kind::noted, 0, 0, i);
            while (lock.held.exchange(true, std::memory_order_acquire)) std::this_thread::yield();
            emit_ordered(kind::acquired, 1, 0, 0, ++lock.sequence);
            emit(kind::released, 1, 0, 0, lock.sequence);
            lock.held.store(false, std::memory_order_release);
          }
        });
      }
    }
    collects.flush();
    EXPECT_EQ(collects.late(), 0u);
  }
  EXPECT_EQ(recording.lost(), 0u);

  std::map<unsigned, std::uint64_t> noted;
  std::map<unsigned, int> ended;
  std::uint32_t sequence = 0;
  bool held = false;
  nanoseconds last = 0;
  for (std::size_t i = 0; i < trace.size(); ++i) {
    const record& one = trace[i];
    ASSERT_LE(last, one.time);
    last = one.time;
    if (one.what == kind::noted) {
      ASSERT_EQ(one.argument, noted[one.thread]++);
    } else if (one.what == kind::acquired) {
      ASSERT_FALSE(held);
      ASSERT_EQ(one.sequence, ++sequence);
      held = true;
    } else if (one.what == kind::released) {
      ASSERT_TRUE(held);
      ASSERT_EQ(one.sequence, sequence);
      held = false;
    } else if (one.what == kind::thread_ended) {
      ++ended[one.thread];
    }
  }
  EXPECT_EQ(noted.size(), threads);
  EXPECT_EQ(ended.size(), threads);
  for (const auto& [thread, count] : noted) EXPECT_EQ(count, rounds);
  EXPECT_EQ(sequence, threads * rounds);
  EXPECT_EQ(recording.chunks().chunks_in_use(), 0u);
}
INSTANTIATE_TEST_SUITE_P(Threads, Producers, ::testing::Values(1u, 2u, 8u, 64u),
                         [](const auto& of) { return std::to_string(of.param); });

TEST(Collector, TellsNamesAndKinds) {
  recorder recording;
  store trace;
  object_id made = 0;
  thread_id thread = 0;
  {
    collector collects(recording, [&](std::span<const record> batch) { trace.append(batch); });
    attachment here(recording, "a philosopher of note");
    thread = here.thread();
    made = recording.new_object(object_kind::semaphore, "exactly8", 5, 77);
    recording.end_object(made, 78);
  }
  EXPECT_EQ(text_of(trace, kind::thread_text, thread, 0), "a philosopher of note");
  EXPECT_EQ(text_of(trace, kind::object_text, thread, made), "exactly8");
  std::vector<kind> seen;
  for (std::size_t i = 0; i < trace.size(); ++i) {
    seen.push_back(trace[i].what);
    if (trace[i].what == kind::object_created && trace[i].object == made) {
      EXPECT_EQ(trace[i].argument, static_cast<std::uint64_t>(object_kind::semaphore) | 5u << 8);
      EXPECT_EQ(trace[i].location, 77u);
    }
  }
  ASSERT_FALSE(seen.empty());
  EXPECT_EQ(seen.front(), kind::thread_started);
  EXPECT_EQ(seen.back(), kind::thread_ended);
  EXPECT_EQ(std::count(seen.begin(), seen.end(), kind::object_destroyed), 1);
}

TEST(Collector, FlushDeliversWhatWasWrittenBefore) {
  recorder recording;
  std::atomic<std::size_t> seen{0};
  collector collects(recording, [&](std::span<const record> batch) { seen += batch.size(); },
                     {.interval = 1s});
  attachment here(recording, "");
  for (int round = 1; round <= 100; ++round) {
    emit(kind::noted, 0, 0);
    collects.flush();
    // thread_started and object_created come first
    EXPECT_EQ(seen.load(), 2u + static_cast<std::size_t>(round));
  }
}

TEST(Collector, WatermarkPassesWhatWasFlushedAndNeverTheClock) {
  recorder recording;
  collector collects(recording, [](std::span<const record>) {});
  const nanoseconds before = collects.now_ns();
  collects.flush();
  collects.flush();
  EXPECT_LE(before, collects.watermark() + 1000);
  EXPECT_LE(collects.watermark(), collects.now_ns() + 1000);
}

TEST(Collector, AttachmentsNestAndOutsideOfThemNothingIsRecorded) {
  recorder recording;
  std::vector<record> seen;
  {
    collector collects(recording, [&](std::span<const record> batch) {
      seen.insert(seen.end(), batch.begin(), batch.end());
    });
    emit(kind::noted, 0, 0, 1);
    attachment outer(recording, "");
    emit(kind::noted, 0, 0, 2);
    {
      attachment inner(recording, "");
      emit(kind::noted, 0, 0, 3);
      inner.ends_as(how_ended::exception);
    }
    emit(kind::noted, 0, 0, 4);
  }
  std::vector<std::pair<unsigned, std::uint64_t>> noted;
  for (const record& one : seen) {
    if (one.what == kind::noted) noted.emplace_back(one.thread, one.argument);
    if (one.what == kind::thread_ended && one.thread == 2) {
      EXPECT_EQ(one.argument, static_cast<std::uint64_t>(how_ended::exception));
    }
  }
  const std::vector<std::pair<unsigned, std::uint64_t>> expected{{1, 2}, {2, 3}, {1, 4}};
  EXPECT_EQ(noted, expected);
}

TEST(Collector, ManyShortThreadsUseFewPlacesAndChunks) {
  recorder recording(64 * sizeof(chunk));
  std::size_t ended = 0;
  {
    collector collects(recording, [&](std::span<const record> batch) {
      for (const record& one : batch) ended += one.what == kind::thread_ended ? 1 : 0;
    });
    for (int i = 0; i < 500; ++i) {
      std::jthread([&] { attachment here(recording, "short"); }).join();
      if (i % 20 == 0) collects.flush();
    }
  }
  EXPECT_EQ(ended, 500u);
  EXPECT_EQ(recording.lost(), 0u);
  EXPECT_LE(recording.producers().used(), 64u);
}

TEST(Collector, TellsAtTheCapWhatEachThreadLost) {
  recorder recording(2 * sizeof(chunk));
  std::uint64_t noted = 0;
  std::uint64_t gaps = 0;
  {
    collector collects(recording,
                       [&](std::span<const record> batch) {
                         for (const record& one : batch) {
                           noted += one.what == kind::noted ? 1 : 0;
                           gaps += one.what == kind::gap ? one.argument : 0;
                         }
                       },
                       {.interval = 1s});
    attachment here(recording, "");
    for (int i = 0; i < 10'000; ++i) emit(kind::noted, 0, 0);
    EXPECT_GT(recording.lost(), 0u);
    collects.flush();
    emit(kind::noted, 0, 0);
  }
  EXPECT_EQ(noted + recording.lost(), 10'001u);
  EXPECT_EQ(gaps, recording.lost());
}

// Records every so often, at times that are known.
class clockwork final : public record_source {
 public:
  explicit clockwork(std::uint64_t begin) : next_(begin) {}
  void read(std::uint64_t before, std::uint64_t origin, std::vector<record>& out) override {
    for (; next_ < before; next_ += 1000) {
      record one;
      one.time = next_ > origin ? next_ - origin : 0;
      one.what = kind::switched_in;
      one.argument = count++;
      out.push_back(one);
    }
  }
  std::uint64_t count = 0;

 private:
  std::uint64_t next_;
};

TEST(Collector, MixesInAnotherSourceInOrderOfTime) {
  recorder recording;
  store trace;
  clockwork other(monotonic_ns());
  {
    collector collects(recording, [&](std::span<const record> batch) { trace.append(batch); },
                       {.interval = 200us, .extra = &other});
    attachment here(recording, "");
    for (int round = 0; round < 20; ++round) {
      for (int i = 0; i < 1000; ++i) emit(kind::noted, 0, 0);
      collects.flush();
    }
  }
  std::uint64_t next = 0;
  std::size_t noted = 0;
  nanoseconds last = 0;
  for (std::size_t i = 0; i < trace.size(); ++i) {
    ASSERT_LE(last, trace[i].time);
    last = trace[i].time;
    if (trace[i].what == kind::switched_in) {
      ASSERT_EQ(trace[i].argument, next++);
    }
    noted += trace[i].what == kind::noted ? 1 : 0;
  }
  EXPECT_EQ(next, other.count);
  EXPECT_EQ(noted, 20'000u);
}

}  // namespace
}  // namespace interleave::trace
