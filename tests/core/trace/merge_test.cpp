#include "core/trace/merge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace interleave::trace {
namespace {

// Events that are all there from the start, in pieces of a given size.
class array_stream final : public event_stream {
 public:
  array_stream(thread_id thread, std::vector<event> all, std::size_t piece)
      : event_stream(thread), all_(std::move(all)), piece_(piece) {}

  bool advance() override {
    if (is_last_piece()) return false;
    first_ = all_.data() + given_;
    given_ = std::min(given_ + piece_, all_.size());
    last_ = all_.data() + given_;
    return true;
  }
  [[nodiscard]] bool is_last_piece() const noexcept override { return given_ == all_.size(); }

  [[nodiscard]] const std::vector<event>& all() const { return all_; }

 private:
  std::vector<event> all_;
  std::size_t piece_;
  std::size_t given_ = 0;
};

// The time of a stream's next event after the one at `now`.
using shape = std::function<ticks(std::mt19937_64& random, unsigned stream, std::size_t index, ticks now)>;

struct shape_case {
  const char* name;
  shape next;
};

const shape_case shapes[] = {
    {"even", [](auto&, unsigned, std::size_t, ticks now) { return now + 25; }},
    {"random", [](auto& random, unsigned, std::size_t, ticks now) { return now + random() % 100; }},
    {"all_equal", [](auto&, unsigned, std::size_t, ticks now) { return now; }},
    {"ties", [](auto& random, unsigned, std::size_t, ticks now) { return now + random() % 2; }},
    {"bursts", [](auto& random, unsigned, std::size_t index,
                  ticks now) { return now + (index % 1000 == 0 ? random() % 10'000'000 : 20); }},
    {"one_dense", [](auto& random, unsigned stream, std::size_t,
                     ticks now) { return now + (stream == 0 ? 3 : random() % 50'000); }},
    {"one_after_another", [](auto&, unsigned stream, std::size_t index,
                             ticks now) { return index == 0 ? stream * 1'000'000 : now + 1; }},
    {"far_apart", [](auto& random, unsigned, std::size_t, ticks now) { return now + (random() >> 20); }},
};

class Merge : public ::testing::TestWithParam<std::tuple<std::size_t, unsigned>> {
 protected:
  static std::vector<event> make(std::mt19937_64& random, const shape& next, unsigned stream,
                                 std::size_t count) {
    std::vector<event> events(count);
    ticks now = 1;
    for (std::size_t i = 0; i < count; ++i) {
      now = next(random, stream, i, now);
      events[i].ticks = now;
      events[i].argument = i;
      events[i].object = stream;
    }
    return events;
  }
};

TEST_P(Merge, EqualsAStableSortAndHandsNothingOnPastTheBound) {
  const auto& [shape_index, streams] = GetParam();
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    std::mt19937_64 random(seed);
    std::vector<std::unique_ptr<array_stream>> sources;
    std::vector<event_stream*> pointers;
    std::vector<event> expected;
    for (unsigned s = 0; s < streams; ++s) {
      const std::size_t count = random() % (60'000 / streams + 2);
      auto events = make(random, shapes[shape_index].next, s, count);
      expected.insert(expected.end(), events.begin(), events.end());
      const std::size_t piece = 1 + random() % 2047;
      sources.push_back(
          std::make_unique<array_stream>(static_cast<thread_id>(s + 1), std::move(events), piece));
      pointers.push_back(sources.back().get());
    }
    const auto earlier = [](const event& a, const event& b) { return a.ticks < b.ticks; };
    std::stable_sort(expected.begin(), expected.end(), earlier);

    // One tick is one nanosecond, so that times can be compared.
    const clock_mapping clock({0, 0}, {1'000'000, 1'000'000});
    std::vector<record> got;
    merger order(clock,
                 [&](std::span<const record> batch) { got.insert(got.end(), batch.begin(), batch.end()); });
    const ticks end = expected.empty() ? 1 : expected.back().ticks + 1;
    for (const ticks bound : {end / 3, end / 2, end / 2, end}) {
      order.run(pointers, bound);
      const auto until = std::lower_bound(expected.begin(), expected.end(), event{.ticks = bound}, earlier);
      ASSERT_EQ(got.size(), static_cast<std::size_t>(until - expected.begin()));
    }
    std::vector<std::uint64_t> next(streams);
    for (std::size_t i = 0; i < got.size(); ++i) {
      ASSERT_EQ(got[i].time, std::min(expected[i].ticks, max_time)) << "at " << i;
      ASSERT_EQ(got[i].thread, got[i].object + 1u);
      ASSERT_EQ(got[i].argument, next[got[i].object]++);
    }
    EXPECT_EQ(order.late(), 0u);
  }
}
INSTANTIATE_TEST_SUITE_P(Shapes, Merge,
                         ::testing::Combine(::testing::Range<std::size_t>(0, std::size(shapes)),
                                            ::testing::Values(1u, 2u, 5u, 6u, 7u, 64u, 300u)),
                         [](const auto& of) {
                           return std::string(shapes[std::get<0>(of.param)].name) + "_" +
                                  std::to_string(std::get<1>(of.param));
                         });

TEST(Merger, RaisesAndCountsWhatComesLate) {
  const clock_mapping clock({0, 0}, {1000, 1000});
  std::vector<nanoseconds> times;
  merger order(clock, [&](std::span<const record> batch) {
    for (const record& one : batch) times.push_back(one.time);
  });
  array_stream early(1, {{.ticks = 10}, {.ticks = 20}}, 10);
  array_stream late(2, {{.ticks = 15}, {.ticks = 30}}, 10);
  event_stream* first[] = {&early};
  event_stream* second[] = {&late};
  order.run(first, 100);
  order.run(second, 100);
  EXPECT_EQ(times, (std::vector<nanoseconds>{10, 20, 20, 30}));
  EXPECT_EQ(order.late(), 1u);
}

}  // namespace
}  // namespace interleave::trace
