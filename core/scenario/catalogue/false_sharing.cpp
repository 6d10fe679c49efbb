// Each thread has a counter of its own and shares nothing with anybody: so it seems. But caches hold lines of
// 64 bytes, not single variables. Counters that lie side by side share a line, and each write takes it away
// from all the other cores.

#include "core/analysis/side_by_side.h"
#include "core/analysis/throughput.h"
#include "core/scenario/catalogue/catalogue.h"
#include "core/scenario/settings.h"
#include "core/sync/sync.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace interleave::scenario {
namespace {

// Eight of them fit into one cache line.
struct packed_counter {
  std::atomic<std::int64_t> value{0};
};

// The same with a cache line to itself.
struct alignas(64) padded_counter {
  std::atomic<std::int64_t> value{0};
};

// Every thread adds to its own counter, in batches. Only whole batches are recorded: the increments run at
// full speed.
template <class Counter>
void count_up(const settings& knobs) {
  const int threads = knobs.integer("threads");
  const int batches = knobs.integer("batches");
  constexpr std::int64_t batch = 100'000;
  std::vector<Counter> counters(static_cast<std::size_t>(threads));
  std::deque<sync::thread> team;
  for (int i = 0; i < threads; ++i) {
    team.push_back(sync::thread("worker " + std::to_string(i + 1), [=, &counters] {
      std::atomic<std::int64_t>& own = counters[static_cast<std::size_t>(i)].value;
      for (int done = 0; batches == 0 || done < batches; ++done) {
        sync::phase("counting");
        // relaxed: nobody else reads it before the threads have ended
        for (std::int64_t n = 0; n < batch; ++n) own.fetch_add(1, std::memory_order_relaxed);
        sync::count("increments", batch);
        sync::note("batch", done + 1);
      }
      sync::phase("done");
    }));
  }
  for (sync::thread& each : team) each.join();

  std::int64_t total = 0;
  for (const Counter& each : counters) total += each.value;
  sync::require(total == threads * batches * batch, "every increment is there", total);
}

// Side by side: the threads write to the same line, and it travels from core to core with each of them.
void packed(const settings& knobs) {
  count_up<packed_counter>(knobs);
}

// A line each: it stays in the cache of the core that writes to it.
void padded(const settings& knobs) {
  count_up<padded_counter>(knobs);
}

}  // namespace

descriptor false_sharing() {
  using enum expectation;
  return {
      .id = "false-sharing",
      .title = "False sharing",
      .chapter = 4,
      .explanation =
          "Every thread adds to a counter of its own. No lock, no shared variable; yet with the counters "
          "side "
          "by side the threads slow each other down, because a cache line of 64 bytes is what cores take "
          "from "
          "each other. Given a line to itself, each counter runs at full speed.",
      .source = "core/scenario/catalogue/false_sharing.cpp",
      .progress = "increments",
      .advice = "",
      .variants =
          {
              {"packed", "Side by side", "Eight counters in one cache line, which the cores fight over.",
               completed, packed},
              {"padded", "A line each", "alignas(64) gives each counter a cache line to itself.", completed,
               padded},
          },
      .knobs =
          {
              {"threads", "Threads", "", 1, 64, 2, 1, false},
              {"batches", "Batches of 100,000 each (0: endless)", "", 0, 100000, 0, 1, false},
          },
      .explore_with = {{"batches", 1}},
      .measures =
          [](const trace::store& of, const trace::dictionary& words) {
            // On a busy machine the threads seldom run at the same time, and then there is nothing to fight
            // for: so what an increment took is told for both cases.
            analysis::measures found = analysis::side_by_side(of, words, "increments");
            found.insert(found.begin(), analysis::rate_of(of, words, "increments", "increments_per_us"));
            return found;
          },
  };
}

}  // namespace interleave::scenario
