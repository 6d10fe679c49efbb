// How much more do more threads get done? Each operation computes for a short while and adds one to a total.
// What the threads share, and for how long, decides whether the curve of throughput over threads climbs,
// stays flat, or falls.

#include "core/analysis/throughput.h"
#include "core/scenario/catalogue/catalogue.h"
#include "core/scenario/settings.h"
#include "core/sync/sync.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <vector>

namespace interleave::scenario {
namespace {

// One team of threads, of which 1, 2, 4, 8, … work and at last all of them, the same operations each time. A
// step lasts from its note of "threads" to its note of "operations".
class measurement {
 public:
  // What a thread does for its operations.
  using work = std::function<void(int thread, int operations)>;

  explicit measurement(const settings& knobs)
      : knobs_(knobs), most_(knobs.integer("threads")), operations_(knobs.integer("operations")) {}

  void run(const work& each) {
    std::vector<int> steps;
    for (int threads = 1; operations_ != 0 && threads < most_; threads *= 2) steps.push_back(threads);
    steps.push_back(most_);

    sync::barrier begin("begin", static_cast<std::uint32_t>(most_) + 1);
    sync::barrier end("end", static_cast<std::uint32_t>(most_) + 1);
    std::deque<sync::thread> team;
    for (int i = 0; i < most_; ++i) {
      team.push_back(sync::thread("worker " + std::to_string(i + 1), [&, i] {
        for (const int threads : steps) {
          sync::phase("resting");
          begin.arrive_and_wait();
          sync::phase("working");
          const int share = share_of(i, threads);
          if (share != 0) each(i, share);
          end.arrive_and_wait();
        }
        sync::phase("done");
      }));
    }
    for (const int threads : steps) {
      sync::note("threads", threads);
      begin.arrive_and_wait();
      end.arrive_and_wait();
      sync::note("operations", operations_);
      done_ += operations_;
    }
  }

  // What an operation computes, inside the critical section or without one.
  void compute() const { sync::compute_for(std::chrono::microseconds(knobs_.integer("section_us"))); }

  // To be called with the total of all steps: nothing was lost.
  void check(std::int64_t total) const {
    sync::require(total == done_, "every operation is in the total", total - done_);
  }

  static constexpr int endless = -1;

 private:
  // The first ones take what does not divide; who does not take part yet has none.
  int share_of(int thread, int threads) const {
    if (thread >= threads) return 0;
    if (operations_ == 0) return endless;
    return operations_ / threads + (thread < operations_ % threads ? 1 : 0);
  }

  const settings& knobs_;
  const int most_;
  const int operations_;
  std::int64_t done_ = 0;
};

// So many times, or until the run is stopped.
template <class Operation>
void repeat(int operations, Operation operation) {
  for (int i = 0; operations == measurement::endless || i < operations; ++i) {
    operation();
    sync::count("operations");
  }
}

// One lock for everything: only one thread works at a time, and handing the lock over costs extra.
void one_lock(const settings& knobs) {
  measurement curve(knobs);
  sync::mutex lock("lock 1");
  std::int64_t total = 0;  // guarded by the lock
  curve.run([&](int, int operations) {
    repeat(operations, [&] {
      sync::lock_guard held(lock);
      curve.compute();
      ++total;
    });
  });
  curve.check(total);
}

// Sixteen shards, each with a lock and a total of its own: two threads meet only where they choose the same.
void sharded(const settings& knobs) {
  struct shard {
    explicit shard(int number) : lock("lock " + std::to_string(number)) {}
    sync::mutex lock;
    std::int64_t total = 0;  // guarded by the lock
  };
  measurement curve(knobs);
  std::deque<shard> shards;
  for (int number = 1; number <= 16; ++number) shards.emplace_back(number);
  curve.run([&](int, int operations) {
    repeat(operations, [&] {
      shard& chosen = shards[sync::choose(16)];
      sync::lock_guard held(chosen.lock);
      curve.compute();
      ++chosen.total;
    });
  });
  std::int64_t total = 0;
  for (const shard& each : shards) total += each.total;
  curve.check(total);
}

// Nine of ten operations only read, and readers let each other in. The lock itself is still shared: each
// reader writes to it on the way in and out.
void reader_lock(const settings& knobs) {
  measurement curve(knobs);
  sync::shared_mutex lock("lock 1");
  std::int64_t total = 0;  // guarded by the lock
  curve.run([&](int, int operations) {
    int unwritten = 0;
    const auto write = [&] {
      sync::lock_guard writing(lock);
      curve.compute();
      total += unwritten;
      unwritten = 0;
    };
    repeat(operations, [&] {
      if (++unwritten == 10) return write();
      sync::shared_lock reading(lock);
      curve.compute();
    });
    write();
  });
  curve.check(total);
}

// No lock: the work needs none, and adding to the total is one instruction that cannot be interrupted.
void atomic(const settings& knobs) {
  measurement curve(knobs);
  sync::atomic<std::int64_t> total("total", 0);
  curve.run([&](int, int operations) {
    repeat(operations, [&] {
      curve.compute();
      total.fetch_add(1, std::memory_order_relaxed);  // the threads' end gives the order
    });
  });
  curve.check(total.load());
}

// Each thread adds to a total of its own and merges it into the common one now and then, under a lock.
void thread_local_totals(const settings& knobs) {
  measurement curve(knobs);
  sync::mutex lock("lock 1");
  std::int64_t total = 0;  // guarded by the lock
  curve.run([&](int, int operations) {
    std::int64_t own = 0;
    const auto merge = [&] {
      sync::lock_guard held(lock);
      total += own;
      own = 0;
    };
    repeat(operations, [&] {
      curve.compute();
      if (++own == 100) merge();
    });
    merge();
  });
  curve.check(total);
}

// Nothing is shared at all until everybody has ended: the best that this machine can do.
void no_sharing(const settings& knobs) {
  struct alignas(64) own_total {  // a cache line of its own
    std::int64_t value = 0;
  };
  measurement curve(knobs);
  std::vector<own_total> totals(static_cast<std::size_t>(knobs.integer("threads")));
  curve.run([&](int thread, int operations) {
    own_total& own = totals[static_cast<std::size_t>(thread)];
    repeat(operations, [&] {
      curve.compute();
      ++own.value;
    });
  });
  std::int64_t total = 0;
  for (const own_total& each : totals) total += each.value;
  curve.check(total);
}

}  // namespace

descriptor lock_contention() {
  using enum expectation;
  return {
      .id = "lock-contention",
      .title = "Lock contention",
      .chapter = 4,
      .explanation =
          "The same operations with 1, 2, 4, 8, … threads. Where all of them need one lock, more threads get "
          "nothing more done: they wait for each other, and every hand-over costs time. The less they share, "
          "and the shorter they hold it, the more the cores can really do at once.",
      .source = "core/scenario/catalogue/lock_contention.cpp",
      .progress = "operations",
      .advice = "",
      .variants =
          {
              {"one-lock", "One lock", "One lock around every operation: one works, the others wait.",
               completed, one_lock},
              {"sharded", "Sixteen locks", "The data is split, each part has its own lock: fewer meet.",
               completed, sharded},
              {"reader-lock", "Readers together",
               "A shared lock lets those in together who only read; one in ten writes.", completed,
               reader_lock},
              {"atomic", "An atomic total", "The work is outside; only one atomic addition is shared.",
               completed, atomic},
              {"thread-local", "Merge now and then",
               "Each thread has its own total and merges it every hundred operations.", completed,
               thread_local_totals},
              {"no-sharing", "Nothing shared", "Each thread works alone: the best that the cores can do.",
               completed, no_sharing},
          },
      .knobs =
          {
              {"threads", "Threads at most", "", 1, 64, 8, 1, false},
              {"operations", "Operations a step (0: endless)", "", 0, 100000, 2000, 100, false},
              {"section_us", "Length of the critical section", "µs", 0, 1000, 20, 1, true},
          },
      .explore_with = {{"threads", 2}, {"operations", 100}},
      .measures = analysis::throughput_by_threads,
  };
}

}  // namespace interleave::scenario
