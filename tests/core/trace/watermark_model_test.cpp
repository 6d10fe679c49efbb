// The watermark's protocol as a model, every interleaving of which is tried: that it gives no inversion, and
// that it does without either of its two parts, the mark and the barrier. A stress test finds the latter
// never.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <compare>
#include <set>

namespace {

constexpr int events = 2;
constexpr int sweeps = 2;

struct protocol {
  bool mark;
  bool barrier;
};

// One producer and the collector on x86: stores wait in a store buffer, first in, first out, until they
// drain, at any time or at a barrier. A clock that only goes forward is read by both. A mark is the only
// thing stored that matters; an event's time rides on the even mark that publishes it.
struct state {
  // Producer
  int step = 0;     // 0 odd mark, 1 read clock, 2 even mark
  int written = 0;  // events begun or done
  int time_read = 0;
  std::array<int, events + 1> time_of{};  // of event i, from 1
  // Memory and store buffer
  int mark = 0;
  std::array<int, 2 * events> buffer{};
  int buffered = 0;
  // World
  int clock = 0;
  // Collector
  int collector_step = 0;  // 0 read clock, 1 barrier, 2 read mark
  int swept = 0;
  int clock_read = 0;
  int watermark = 0;
  int delivered = 0;  // events handed on

  auto operator<=>(const state&) const = default;
};

class model {
 public:
  explicit model(protocol rules) : rules_(rules) {}

  // Whether some interleaving hands on something that an event still to come precedes.
  bool has_inversion() {
    inverted_ = false;
    seen_.clear();
    explore({});
    return inverted_;
  }
  [[nodiscard]] std::size_t states() const { return seen_.size(); }

 private:
  void explore(const state& at) {
    if (inverted_ || !seen_.insert(at).second) return;
    if (at.written < events) explore(producer_step(at));
    if (at.buffered > 0) explore(drained(at));
    if (at.swept < sweeps) collector_step(at);
  }

  static state store(state at, int mark) {
    at.buffer[static_cast<std::size_t>(at.buffered++)] = mark;
    return at;
  }

  static state drained(state at) {
    at.mark = at.buffer[0];
    for (int i = 1; i < at.buffered; ++i)
      at.buffer[static_cast<std::size_t>(i - 1)] = at.buffer[static_cast<std::size_t>(i)];
    at.buffer[static_cast<std::size_t>(--at.buffered)] = 0;
    return at;
  }

  [[nodiscard]] state producer_step(state at) const {
    switch (at.step++) {
      case 0:
        return rules_.mark ? store(at, 2 * at.written + 1) : at;
      case 1:
        at.time_read = ++at.clock;
        return at;
      default:
        at.step = 0;
        ++at.written;
        at.time_of[static_cast<std::size_t>(at.written)] = at.time_read;
        return store(at, 2 * at.written);
    }
  }

  void collector_step(state at) {
    switch (at.collector_step++) {
      case 0:
        at.clock_read = ++at.clock;
        break;
      case 1:
        if (rules_.barrier) {
          while (at.buffered > 0) at = drained(at);
        }
        break;
      default: {
        at.collector_step = 0;
        ++at.swept;
        const int published = at.mark / 2;
        const bool under_way = at.mark % 2 != 0;
        const int bound = under_way ? at.time_of[static_cast<std::size_t>(published)] : at.clock_read;
        // What is published now, but was not at the last sweep, must not be below what was promised then.
        for (int i = at.delivered + 1; i <= published; ++i) {
          if (at.time_of[static_cast<std::size_t>(i)] < at.watermark) inverted_ = true;
        }
        at.delivered = published;
        at.watermark = std::max(at.watermark, bound);
      }
    }
    explore(at);
  }

  protocol rules_;
  bool inverted_ = false;
  std::set<state> seen_;
};

TEST(WatermarkModel, IsExactWithMarkAndBarrier) {
  model whole({.mark = true, .barrier = true});
  EXPECT_FALSE(whole.has_inversion());
  EXPECT_GT(whole.states(), 100u);
}

TEST(WatermarkModel, FailsWithoutTheMark) {
  model without({.mark = false, .barrier = true});
  EXPECT_TRUE(without.has_inversion());
}

TEST(WatermarkModel, FailsWithoutTheBarrier) {
  model without({.mark = true, .barrier = false});
  EXPECT_TRUE(without.has_inversion());
}

}  // namespace
