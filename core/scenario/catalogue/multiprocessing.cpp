// Threads share one address space, processes have one each. All count up the same variable of this program:
// the threads all mean one counter; every process means its own copy of it, and what it has counted must be
// sent back to the parent. In return, a process that crashes takes nobody else with it.

#include "core/analysis/note_spans.h"
#include "core/os/memory_use.h"
#include "core/scenario/catalogue/catalogue.h"
#include "core/scenario/settings.h"
#include "core/sync/sync.h"

#include <atomic>
#include <cstdint>
#include <deque>
#include <string>

namespace interleave::scenario {
namespace {

constexpr std::int64_t kib = 1024;

// One variable in the source text. Each change is noted, by whom and with the value that it saw.
class counter {
 public:
  void increment() {
    // relaxed: a count on its own
    const int before = value_.fetch_add(1, std::memory_order_relaxed);
    sync::note("counter", before + 1);
    sync::count("increments");
  }
  int value() const { return value_.load(std::memory_order_relaxed); }  // relaxed: as above

 private:
  std::atomic<int> value_{0};
};

class workload {
 public:
  explicit workload(const settings& knobs)
      : workers(knobs.integer("workers")), increments(knobs.integer("increments")), knobs_(knobs) {
    // There from the beginning, also while they are zero.
    sync::count("results_right", 0);
    sync::count("crashed", 0);
  }

  const int workers;
  const int increments;

  // Something may happen midway.
  template <class Midway>
  void count_up(counter& in, Midway midway) const {
    sync::phase("counting");
    for (int i = 0; i < increments; ++i) {
      if (i == increments / 2) midway();
      in.increment();
      sync::this_thread::sleep_for(knobs_.milliseconds("pause_ms"));
    }
    sync::phase("done");
  }

  // How many of all results were right, and what they come to.
  void add(int result) {
    sync::require(result == increments, "each survivor's result is right", result);
    sync::count("results_right", result == increments ? 1 : 0);
    sum_ += result;
    sync::note("sum of the results", sum_);
  }

 private:
  const settings& knobs_;
  std::int64_t sum_ = 0;
};

// Everybody sees every change at once, and the counter needs to be atomic: nothing keeps them apart.
void threads(const settings& knobs) {
  workload work(knobs);
  counter shared;
  std::deque<int> results(static_cast<std::size_t>(work.workers));
  {
    std::deque<sync::thread> all;
    for (int i = 1; i <= work.workers; ++i) {
      int& result = results[static_cast<std::size_t>(i) - 1];
      all.push_back(sync::thread("thread " + std::to_string(i), [&work, &shared, &result] {
        work.count_up(shared, [] {});
        sync::note("memory KiB", static_cast<std::int64_t>(os::stack_of_this_thread_in_memory()) / kib);
        result = work.increments;
      }));
    }
    for (sync::thread& each : all) each.join();
  }
  sync::phase("collecting");
  sync::note("counter", shared.value());
  sync::require(shared.value() == work.workers * work.increments, "all threads see one counter",
                shared.value());
  for (const int result : results) work.add(result);
}

// Fork copies the whole address space, the counter too. The parent's stays as it was.
void processes(const settings& knobs) {
  workload work(knobs);
  counter mine;
  std::deque<sync::process> children;
  for (int i = 1; i <= work.workers; ++i) {
    const bool crashes = knobs.on("crash") && i == work.workers;
    children.push_back(sync::process("process " + std::to_string(i), [&work, &mine, crashes] {
      work.count_up(mine, [&work, &mine, crashes] {
        if (!crashes) return;
        sync::phase("crashing");
        sync::note("last words", mine.value());
        sync::crash_this_process();
      });
      sync::note("memory KiB", static_cast<std::int64_t>(os::private_memory_of_this_process()) / kib);
      return std::to_string(mine.value());
    }));
  }
  sync::phase("joining");
  int crashed = 0;
  for (sync::process& each : children) {
    const sync::process::ending end = each.join();
    if (end.crashed) {
      ++crashed;
      sync::count("crashed");
    } else {
      work.add(std::stoi(end.result));
    }
  }
  sync::phase("collecting");
  sync::note("counter", mine.value());
  sync::require(mine.value() == 0, "the parent's counter stays put", mine.value());
  sync::require(crashed == knobs.integer("crash"), "only the one that is made to crash does", crashed);
}

analysis::measures measures_of(const trace::store& of, const trace::dictionary& names) {
  const analysis::spans creation = analysis::creation_spans(of);
  return {{"creation_mean_us", analysis::in_us(creation.mean())},
          {"creation_max_us", analysis::in_us(creation.longest)},
          {"memory_kib", analysis::highest_note(of, names, "memory KiB")}};
}

}  // namespace

descriptor multiprocessing() {
  using enum expectation;
  return {
      .id = "multiprocessing",
      .title = "Threads and processes",
      .chapter = 1,
      .explanation =
          "The same work by threads and by processes. Threads live in one address space: one counter, seen "
          "by all. A process is forked with a copy of everything: it counts in its own copy, the parent's "
          "counter stays put, and results come back through a pipe. A process takes longer to make and more "
          "memory; but when one crashes, the others and the parent go on.",
      .source = "core/scenario/catalogue/multiprocessing.cpp",
      .progress = "",
      .advice = "",
      .variants =
          {
              {"threads", "Threads",
               "One address space, one counter. A crash would end the whole program, so none is made here.",
               completed, threads},
              {"processes", "Processes",
               "Each has its own copy of the counter and sends its result back through a pipe.", completed,
               processes},
          },
      .knobs =
          {
              {"workers", "Workers", "", 1, 16, 4, 1, false},
              {"increments", "Increments each", "", 1, 100000, 100, 1, false},
              {"pause_ms", "Pause after each", "ms", 0, 1000, 5, 1, false},
              {"crash", "Crash one process midway", "", 0, 1, 0, 1, false},
          },
      .explore_with = {{"workers", 2}, {"increments", 2}},
      .measures = measures_of,
  };
}

}  // namespace interleave::scenario
