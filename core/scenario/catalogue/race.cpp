// The lost update: adding one to a shared number is three steps (load, add, store). If somebody else stores
// between the load and the store, their addition is overwritten as if it had never been.

#include "core/scenario/catalogue/catalogue.h"
#include "core/scenario/settings.h"
#include "core/sync/sync.h"

#include <cstdint>
#include <deque>
#include <random>
#include <string>

namespace interleave::scenario {
namespace {

using number = std::int64_t;

class addition {
 public:
  explicit addition(const settings& knobs)
      : adders_(knobs.integer("threads")), increments_(knobs.integer("increments")), knobs_(knobs) {
    sync::count("lost_updates", 0);  // so that a run without any says so
  }

  // One thread an adder; returns when all are done.
  template <class Work>
  void everybody(Work work) {
    std::deque<sync::thread> adders;
    for (int adder = 1; adder <= adders_; ++adder) {
      adders.push_back(sync::thread("adder " + std::to_string(adder), [work, adder] {
        std::minstd_rand pauses(static_cast<unsigned>(adder) * 1450);
        work(pauses);
        sync::phase("done");
      }));
    }
    for (sync::thread& each : adders) each.join();
  }

  // An adder's share of the work. Nobody pauses equally long each time, or all would march in step.
  template <class Add>
  void repeat(std::minstd_rand& pauses, Add add) {
    for (int i = 0; i < increments_; ++i) {
      add();
      sync::count("expected");
      sync::phase("pausing");
      sync::this_thread::sleep_for(knobs_.milliseconds("pause_ms") * (pauses() % 201) / 100);
    }
  }

  // Between the load and the store: the longer, the likelier that somebody else comes in between.
  void window() {
    sync::phase("adding");
    sync::this_thread::sleep_for(knobs_.milliseconds("window_ms"));
  }

  // Load, add, store. An exchange is a store that also tells what it has overwritten: if that is not what was
  // loaded, somebody has stored in between, and what they had added is gone.
  void load_add_store(sync::atomic<number>& counter) {
    const number loaded = counter.load(std::memory_order_relaxed);
    sync::note("loaded", loaded);
    window();
    const number overwritten = counter.exchange(loaded + 1, std::memory_order_relaxed);
    sync::count("actual", loaded + 1 - overwritten);
    if (overwritten != loaded) sync::count("lost_updates", overwritten - loaded);
    sync::require(overwritten == loaded, "nobody stores between my load and my store", overwritten - loaded);
  }

  void check(const sync::atomic<number>& counter) {
    const number missing = number{adders_} * increments_ - counter.load(std::memory_order_relaxed);
    sync::require(missing == 0, "every addition is in the sum", missing);
  }

 private:
  const int adders_;
  const int increments_;
  const settings& knobs_;
};

// Nothing keeps two adders from loading the same number: both add one to it, both store the same sum. (The
// steps are relaxed atomic ones: with a plain int the program would have no meaning at all.)
void unprotected(const settings& knobs) {
  addition work(knobs);
  sync::atomic<number> counter("counter");
  work.everybody(
      [&](std::minstd_rand& pauses) { work.repeat(pauses, [&] { work.load_add_store(counter); }); });
  work.check(counter);
}

// The same three steps under a lock: one adder at a time, so nobody comes in between.
void with_mutex(const settings& knobs) {
  addition work(knobs);
  sync::atomic<number> counter("counter");
  sync::mutex lock("lock");
  work.everybody([&](std::minstd_rand& pauses) {
    work.repeat(pauses, [&] {
      sync::lock_guard alone(lock);
      work.load_add_store(counter);
    });
  });
  work.check(counter);
}

// The processor loads, adds and stores in one step that cannot be divided: there is no window.
void with_atomic(const settings& knobs) {
  addition work(knobs);
  sync::atomic<number> counter("counter");
  work.everybody([&](std::minstd_rand& pauses) {
    work.repeat(pauses, [&] {
      work.window();
      counter.fetch_add(1, std::memory_order_relaxed);
      sync::count("actual");
    });
  });
  work.check(counter);
}

// Nothing is shared until the end: everybody has a number of their own, and adds it to the sum once.
void thread_local_merge(const settings& knobs) {
  addition work(knobs);
  sync::atomic<number> counter("counter");
  work.everybody([&](std::minstd_rand& pauses) {
    number mine = 0;
    work.repeat(pauses, [&] {
      work.window();
      ++mine;
      sync::note("mine", mine);
    });
    sync::phase("merging");
    counter.fetch_add(mine, std::memory_order_relaxed);
    sync::count("actual", mine);
  });
  work.check(counter);
}

}  // namespace

descriptor race_scenario() {
  using enum expectation;
  return {
      .id = "race",
      .title = "Lost update",
      .chapter = 2,
      .explanation =
          "Several threads count in one shared number. Adding one means to load the number, add, and store "
          "the sum: who loads before another one's store and stores after it undoes the other's work. "
          "At every moment the updates that are lost are the expected count less the actual one.",
      .source = "core/scenario/catalogue/race.cpp",
      .progress = "expected",
      .advice = "Try 'mutex': the same three steps, but only one thread at a time takes them.",
      .variants =
          {
              {"unprotected", "Load, add, store",
               "Nothing keeps the others out between the load and the store, so additions get lost.",
               violation, unprotected},
              {"mutex", "Under a mutex", "The three steps under a lock: one adder at a time.", completed,
               with_mutex},
              {"atomic", "Atomic addition", "fetch_add does all three in one step that cannot be divided.",
               completed, with_atomic},
              {"thread-local-merge", "Each their own, merged at the end",
               "Everybody counts in a number of their own; the shared one is touched once a thread.",
               completed, thread_local_merge},
          },
      .knobs =
          {
              {"threads", "Threads", "", 1, 64, 4, 1, false},
              {"increments", "Additions each", "", 1, 100000, 200, 1, false},
              {"window_ms", "Between load and store", "ms", 0, 1000, 1, 0.1, true},
              {"pause_ms", "Pause between additions", "ms", 0, 1000, 1, 0.1, true},
          },
      .explore_with = {{"threads", 2}, {"increments", 1}},
  };
}

}  // namespace interleave::scenario
