// Work in phases: everybody computes a value, then reads the neighbour's value of the same phase. Between the
// two all must have finished the first: that is what a barrier is for.

#include "core/scenario/catalogue/catalogue.h"
#include "core/scenario/settings.h"
#include "core/sync/sync.h"

#include <array>
#include <deque>
#include <random>
#include <string>

namespace interleave::scenario {
namespace {

class ring_of_workers {
 public:
  explicit ring_of_workers(const settings& knobs)
      : workers(knobs.integer("threads")), phases(knobs.integer("phases")), knobs_(knobs) {
    for (int worker = 1; worker <= workers; ++worker) {
      cells_[0].emplace_back("even " + std::to_string(worker), 0);
      cells_[1].emplace_back("odd " + std::to_string(worker), 0);
    }
  }

  const int workers;
  const int phases;

  // One thread a worker: computes, meets the others (or not), reads, phase by phase.
  template <class Meet>
  void everybody(Meet meet) {
    std::deque<sync::thread> team;
    for (int worker = 0; worker < workers; ++worker) {
      team.push_back(sync::thread("worker " + std::to_string(worker + 1), [this, worker, meet] {
        std::minstd_rand dice(static_cast<unsigned>(worker + 1) * 1450);
        for (int phase = 1; phase <= phases; ++phase) {
          sync::note("phase", phase);
          compute(worker, phase, dice);
          sync::phase("waiting at the barrier");
          meet(phase);
          read_neighbour(worker, phase);
        }
        sync::phase("done");
      }));
    }
  }

 private:
  // A value for each worker, in two rows that take turns: who is already in the next phase must not overwrite
  // what somebody still reads in this one. The barrier orders everything, so relaxed is enough.
  sync::atomic<int>& cell(int worker, int phase) {
    return cells_[static_cast<std::size_t>(phase % 2)][static_cast<std::size_t>(worker)];
  }

  // Some are quick and some slow, differently in each phase.
  void compute(int worker, int phase, std::minstd_rand& dice) {
    sync::phase("computing");
    sync::this_thread::sleep_for(knobs_.milliseconds("skew_ms") * (dice() % 101) / 100);
    cell(worker, phase).store(phase, std::memory_order_relaxed);
  }

  void read_neighbour(int worker, int phase) {
    sync::phase("reading");
    const int value = cell((worker + 1) % workers, phase).load(std::memory_order_relaxed);
    sync::require(value == phase, "the neighbour's value is of this phase", value);
    sync::count("phases");
  }

  const settings& knobs_;
  std::array<std::deque<sync::atomic<int>>, 2> cells_;
};

// Nobody goes on before everybody has arrived; then it is ready for the next phase.
void with_barrier(const settings& knobs) {
  ring_of_workers ring(knobs);
  sync::barrier everybody_here("barrier", static_cast<std::uint32_t>(ring.workers));
  ring.everybody([&](int) { everybody_here.arrive_and_wait(); });
}

// A latch opens once and stays open: a new one is needed for every phase.
void with_latch(const settings& knobs) {
  ring_of_workers ring(knobs);
  std::deque<sync::latch> phase_over;
  for (int phase = 1; phase <= ring.phases; ++phase)
    phase_over.emplace_back("latch " + std::to_string(phase), static_cast<std::uint32_t>(ring.workers));
  ring.everybody([&](int phase) { phase_over[static_cast<std::size_t>(phase - 1)].arrive_and_wait(); });
}

// Nobody waits for anybody: who is quick reads what the neighbour computed two phases ago.
void none(const settings& knobs) {
  ring_of_workers ring(knobs);
  ring.everybody([](int) {});
}

}  // namespace

descriptor barrier_scenario() {
  using enum expectation;
  return {
      .id = "barrier",
      .title = "Barrier",
      .chapter = 2,
      .explanation =
          "Workers compute in phases, and each needs what its neighbour computed in the same phase. A "
          "barrier "
          "lets nobody go on before everybody has arrived, so all are as fast as the slowest: what the quick "
          "ones wait is the price of uneven work.",
      .source = "core/scenario/catalogue/barrier.cpp",
      .progress = "phases",
      .advice = "Try 'barrier': nobody reads before everybody has written.",
      .variants =
          {
              {"barrier", "A barrier", "Nobody goes on before all have arrived, phase after phase.",
               completed, with_barrier},
              {"latch", "A latch for each phase", "A latch opens once: every phase has its own.", completed,
               with_latch},
              {"none", "Nobody waits", "Who is quick reads a value that the neighbour computed long ago.",
               violation, none},
          },
      .knobs =
          {
              {"threads", "Workers", "", 2, 64, 4, 1, false},
              {"phases", "Phases", "", 1, 1000, 25, 1, false},
              {"skew_ms", "Longest computation", "ms", 0, 2000, 60, 1, true},
          },
      .explore_with = {{"threads", 2}, {"phases", 2}},
  };
}

}  // namespace interleave::scenario
