#include "core/analysis/analyser.h"
#include "core/analysis/reducer.h"
#include "core/trace/source.h"
#include "core/trace/store.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <memory>
#include <random>
#include <span>
#include <sys/resource.h>
#include <vector>

// What it costs to make sense of a record, and to reach a playhead: 64 threads and 100 locks, one acquisition
// in ten after a wait, every third one nested in another (in order of number).

namespace interleave::analysis {
namespace {

using trace::kind;
using trace::record;

constexpr thread_id threads = 64;
constexpr object_id locks = 100;

class load {
 public:
  explicit load(std::size_t count) {
    records_.reserve(count + 16);
    for (thread_id id = 1; id <= threads; ++id) add(kind::thread_started, id, locks + id, id);
    for (object_id id = 1; id <= locks; ++id)
      add(kind::object_created, 1, id, static_cast<std::uint64_t>(trace::object_kind::mutex));
    std::vector<bool> taken(locks + 1);
    std::vector<std::vector<object_id>> holds(threads + 1u);
    while (records_.size() < count) {
      const auto by = static_cast<thread_id>(1 + random_() % threads);
      auto& mine = holds[by];
      if (mine.size() > 1 || (!mine.empty() && random_() % 2 == 0)) {
        add(kind::released, by, mine.back());
        taken[mine.back()] = false;
        mine.pop_back();
        if (mine.empty() && random_() % 4 == 0) add(kind::counted, by, 5, 1);
        continue;
      }
      const object_id lock = 1 + static_cast<object_id>(random_() % locks);
      if (taken[lock] || (!mine.empty() && lock < mine.back())) continue;
      const bool contended = random_() % 10 == 0;
      if (contended) add(kind::wait_begin, by, lock);
      add(kind::acquired, by, lock, 0, contended ? trace::flag::contended : std::uint8_t{0});
      records_.back().sequence = ++sequence_[lock];
      taken[lock] = true;
      mine.push_back(lock);
    }
  }
  [[nodiscard]] const std::vector<record>& records() const { return records_; }

 private:
  void add(kind what, thread_id by, object_id object, std::uint64_t argument = 0, std::uint8_t flags = 0) {
    record made;
    made.time = now_ += 100;
    made.thread = by;
    made.argument = argument;
    made.object = object;
    made.location = 1000u + by;
    made.cpu = by % 2;
    made.what = what;
    made.flags = flags;
    records_.push_back(made);
  }

  std::mt19937 random_{11};
  nanoseconds now_ = 0;
  std::vector<std::uint32_t> sequence_ = std::vector<std::uint32_t>(locks + 1);
  std::vector<record> records_;
};

// Of this thread alone, which others that keep the cores busy do not lengthen.
double cpu_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

double peak_megabytes() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_maxrss) / 1024;
}

void count_per_record(benchmark::State& run, std::size_t records) {
  run.counters["per record"] =
      benchmark::Counter(static_cast<double>(records),
                         benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void reduce(benchmark::State& run) {
  static const load all(1'000'000);
  for (auto _ : run) {
    state now;
    for (const auto& each : all.records()) apply(now, each);
    benchmark::DoNotOptimize(now.position);
  }
  count_per_record(run, all.records().size());
}
BENCHMARK(reduce)->Unit(benchmark::kMillisecond);

// Findings, statistics and key frames with it.
void analyse(benchmark::State& run) {
  static const load all(1'000'000);
  trace::store records;
  records.append(all.records());
  const auto texts = trace::dictionary::empty();
  for (auto _ : run) {
    analyser reads(records, texts, {});
    reads.catch_up();
    benchmark::DoNotOptimize(reads.head().position);
  }
  count_per_record(run, all.records().size());
}
BENCHMARK(analyse)->Unit(benchmark::kMillisecond);

// Threads by turns, each with a lock of its own.
std::vector<record> crowd(std::size_t count, thread_id of_threads) {
  std::vector<record> all;
  all.reserve(count + of_threads);
  const auto add = [&](kind what, thread_id by, object_id object, std::uint64_t argument = 0) {
    record made;
    made.time = 100 * all.size();
    made.thread = by;
    made.argument = argument;
    made.object = object;
    made.location = 1000;
    made.what = what;
    all.push_back(made);
  };
  for (thread_id by = 1; by <= of_threads; ++by) {
    add(kind::thread_started, by, 2u * by, by);
    add(kind::object_created, by, 2u * by + 1, static_cast<std::uint64_t>(trace::object_kind::mutex));
  }
  for (std::size_t turn = 0; all.size() < count; ++turn) {
    const auto by = static_cast<thread_id>(1 + turn % of_threads);
    add(kind::acquired, by, 2u * by + 1);
    add(kind::released, by, 2u * by + 1);
    add(kind::counted, by, 5, 1);
  }
  return all;
}

// Random playheads in 10 million records.
void reach_a_playhead(benchmark::State& run) {
  struct long_trace {
    trace::store records;
    trace::dictionary texts = trace::dictionary::empty();
    std::unique_ptr<analyser> reads;
    explicit long_trace(std::int64_t of_threads) {
      constexpr std::size_t count = 10'000'000;
      records.append(of_threads == threads ? load(count).records()
                                           : crowd(count, static_cast<thread_id>(of_threads)));
      reads = std::make_unique<analyser>(records, texts, analyser::options{});
      reads->catch_up();
    }
  };
  const long_trace all(run.range(0));
  std::mt19937_64 random(3);
  std::vector<double> took;
  std::vector<double> cpu;
  for (auto _ : run) {
    const std::size_t position = random() % all.records.size();
    const auto start = std::chrono::steady_clock::now();
    const double cpu_start = cpu_milliseconds();
    {
      const state then = all.reads->at(position);
      benchmark::DoNotOptimize(then.position);
    }
    const std::chrono::duration<double, std::milli> each = std::chrono::steady_clock::now() - start;
    took.push_back(each.count());
    cpu.push_back(cpu_milliseconds() - cpu_start);
  }
  std::ranges::sort(took);
  std::ranges::sort(cpu);
  run.counters["cpu p99 ms"] = cpu[cpu.size() * 99 / 100];
  run.counters["cpu max ms"] = cpu.back();
  run.counters["median ms"] = took[took.size() / 2];
  run.counters["p99 ms"] = took[took.size() * 99 / 100];
  run.counters["max ms"] = took.back();
  run.counters["bytes/record"] =
      static_cast<double>(all.reads->bytes()) / static_cast<double>(all.records.size());
  run.counters["peak MB"] = peak_megabytes();
}
BENCHMARK(reach_a_playhead)
    ->ArgName("threads")
    ->Arg(threads)
    ->Arg(2'000)
    ->Arg(60'000)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(500);

}  // namespace
}  // namespace interleave::analysis

BENCHMARK_MAIN();
