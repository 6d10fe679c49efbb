#include "core/schedule/control.h"
#include "core/sync/mutex.h"
#include "core/trace/collector.h"
#include "core/trace/recorder.h"

#include <benchmark/benchmark.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <span>

// What it costs to watch a lock: sync::mutex against std::mutex, in a run whose trace a collector takes off
// the queues every millisecond, in one that is not recorded, and outside of any. Medians; look at the ratios.

namespace {

using namespace interleave;

// Every event is counted, none is kept.
struct watched_run {
  std::atomic<std::size_t> events{0};
  trace::recorder recording;
  trace::collector collecting{recording, [this](std::span<const trace::record> batch) {
                                events.fetch_add(batch.size(),
                                                 std::memory_order_relaxed);  // relaxed: a count
                              }};
  schedule::control rules{&recording};
};

struct unwatched_run {
  schedule::control rules;
};

struct no_run {};

// Puts the calling thread into the run, as sync::thread does.
struct member {
  explicit member(watched_run& run) {
    recorded.emplace(run.recording, "bench");
    inside.emplace(run.rules, recorded->thread());
  }
  explicit member(unwatched_run& run) { inside.emplace(run.rules, trace::thread_id{0}); }
  explicit member(no_run& /*none*/) {}

  std::optional<trace::attachment> recorded;
  std::optional<schedule::membership> inside;
};

template <class Run, class Mutex>
struct setting {
  Run run;
  Mutex mutex;
  long counter = 0;
};

template <class Run, class Mutex>
void lock_unlock(benchmark::State& state) {
  static std::unique_ptr<setting<Run, Mutex>> shared;
  static std::atomic<int> inside{0};
  if (state.thread_index() == 0) shared = std::make_unique<setting<Run, Mutex>>();
  std::optional<member> here;
  bool first = true;
  for (auto _ : state) {
    if (first) {  // past the benchmark's own barrier: `shared` is there
      here.emplace(shared->run);
      inside.fetch_add(1, std::memory_order_relaxed);  // relaxed: the wait below orders the end
      first = false;
    }
    shared->mutex.lock();
    benchmark::DoNotOptimize(++shared->counter);
    shared->mutex.unlock();
  }
  here.reset();
  inside.fetch_sub(1, std::memory_order_release);  // release: this thread uses it no more
  if (state.thread_index() == 0) {
    while (inside.load(std::memory_order_acquire) != 0) {  // acquire: pairs with the release above
    }
    shared.reset();
  }
}

#define INTERLEAVE_LOCKS(...)                  \
  BENCHMARK_TEMPLATE(lock_unlock, __VA_ARGS__) \
      ->Threads(1)                             \
      ->Threads(2)                             \
      ->Threads(8)                             \
      ->UseRealTime()                          \
      ->Repetitions(7)                         \
      ->MinTime(0.1)                           \
      ->ReportAggregatesOnly(true)

INTERLEAVE_LOCKS(no_run, std::mutex);
INTERLEAVE_LOCKS(no_run, sync::mutex);
INTERLEAVE_LOCKS(unwatched_run, sync::mutex);
INTERLEAVE_LOCKS(watched_run, sync::mutex);

}  // namespace

BENCHMARK_MAIN();
