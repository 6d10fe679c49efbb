// Time slicing: more threads than cores, and all get on. The operating system lets each run for a few
// milliseconds, takes the core away (preemption), and gives it to the next; a thread that waits for a device
// gives its core away by itself.

#include "core/analysis/core_usage.h"
#include "core/os/cores.h"
#include "core/scenario/catalogue/catalogue.h"
#include "core/scenario/settings.h"
#include "core/sync/sync.h"

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace interleave::scenario {
namespace {

// Something to compute that takes as long as it is asked to: steps of a xorshift generator (Marsaglia 2003).
class computation {
 public:
  explicit computation(int seed) : value_(static_cast<std::uint64_t>(seed)) {}

  void step(std::int64_t times) {
    for (; times > 0; --times) {
      value_ ^= value_ << 13;
      value_ ^= value_ >> 7;
      value_ ^= value_ << 17;
    }
    sync::require(value_ != 0, "a xorshift generator never reaches zero");
  }

 private:
  std::uint64_t value_;
};

class machine {
 public:
  explicit machine(const settings& knobs) : knobs_(knobs) {}

  // Keeps this thread, and so all that it starts, on the first `cores` cores, and runs the threads there.
  void run_on(int cores) {
    std::vector<unsigned> used = os::allowed_cores();
    used.resize(static_cast<std::size_t>(cores));
    const os::pinned_scope pinned(used);

    const int count = knobs_.integer("threads");
    const int io_bound = count * knobs_.integer("io_percent") / 100;
    std::deque<sync::thread> threads;
    for (int i = 1; i <= count - io_bound; ++i) {
      threads.push_back(sync::thread("cpu-bound " + std::to_string(i), [this, i] { compute(i); }));
    }
    for (int i = 1; i <= io_bound; ++i) {
      threads.push_back(sync::thread("io-bound " + std::to_string(i), [this, i] { compute_and_wait(i); }));
    }
  }

 private:
  // Never gives its core away: when another thread is to run, the operating system takes it.
  void compute(int seed) {
    computation work(seed);
    for (int piece = 0; goes_on(piece); ++piece) {
      sync::phase("computing");
      work.step(steps());
      sync::count("pieces");
    }
    sync::phase("done");
  }

  // Has little to compute and much to wait for: the core is free for others meanwhile.
  void compute_and_wait(int seed) {
    computation work(seed);
    for (int piece = 0; goes_on(piece); ++piece) {
      sync::phase("computing");
      work.step(steps() / 10);
      sync::phase("in I/O");
      sync::this_thread::sleep_for(knobs_.milliseconds("io_ms"));
      sync::count("pieces");
    }
    sync::phase("done");
  }

  bool goes_on(int piece) const {
    const int pieces = knobs_.integer("work");
    return pieces == 0 || piece < pieces;
  }
  std::int64_t steps() const { return knobs_.integer("piece") * std::int64_t{1000}; }

  const settings& knobs_;
};

// All on one core: one runs, the others wait for their turn, and it looks as if all ran at once.
void one_core(const settings& knobs) {
  machine(knobs).run_on(1);
}

// On several cores as many threads run truly at once as there are cores.
void all_cores(const settings& knobs) {
  machine(knobs).run_on(knobs.integer("cores"));
}

}  // namespace

descriptor time_slicing() {
  using enum expectation;
  const double cores = os::core_count();
  return {
      .id = "time-slicing",
      .title = "Time slicing",
      .chapter = 1,
      .explanation =
          "More threads than cores. The operating system gives each thread a core for a slice of a few "
          "milliseconds, then takes it away for the next one: so all get on, though never more run at one "
          "instant than there are cores. A thread that waits for a device needs no core and gives it away "
          "at once.",
      .source = "core/scenario/catalogue/time_slicing.cpp",
      .progress = "pieces",
      .advice = "",
      .variants =
          {
              {"one-core", "One core", "All threads take turns on one core: concurrent, not parallel.",
               completed, one_core},
              {"all-cores", "All cores", "The threads share the cores: as many run at once as there are.",
               completed, all_cores},
          },
      .knobs =
          {
              {"threads", "Threads", "", 1, 64, 8, 1, false},
              {"cores", "Cores (of all-cores)", "", 1, cores, cores, 1, false},
              {"io_percent", "Share that is I/O-bound", "%", 0, 100, 25, 1, false},
              {"work", "Pieces of work each (0: endless)", "", 0, 100000, 0, 1, true},
              {"piece", "Length of a piece", "k steps", 1, 1000, 500, 1, true},
              {"io_ms", "A wait for I/O", "ms", 0, 1000, 20, 1, true},
          },
      .explore_with = {{"threads", 2}, {"work", 2}, {"piece", 1}},
      .measures = [](const trace::store& of,
                     const trace::dictionary&) { return analysis::core_measures(of); },
  };
}

}  // namespace interleave::scenario
