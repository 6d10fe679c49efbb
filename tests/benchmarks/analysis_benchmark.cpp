#include "core/analysis/analyser.h"
#include "core/analysis/reducer.h"
#include "core/trace/source.h"
#include "core/trace/store.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <random>
#include <span>
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

// Random playheads in 10 million records.
void reach_a_playhead(benchmark::State& run) {
  struct long_trace {
    trace::store records;
    trace::dictionary texts = trace::dictionary::empty();
    std::unique_ptr<analyser> reads;
    long_trace() {
      const load all(10'000'000);
      records.append(all.records());
      reads = std::make_unique<analyser>(records, texts, analyser::options{});
      reads->catch_up();
    }
  };
  static const long_trace all;
  std::mt19937_64 random(3);
  std::vector<double> took;
  for (auto _ : run) {
    const std::size_t position = random() % all.records.size();
    const auto start = std::chrono::steady_clock::now();
    const state then = all.reads->at(position);
    const std::chrono::duration<double, std::milli> each = std::chrono::steady_clock::now() - start;
    benchmark::DoNotOptimize(then.position);
    took.push_back(each.count());
  }
  std::ranges::sort(took);
  run.counters["median ms"] = took[took.size() / 2];
  run.counters["p99 ms"] = took[took.size() * 99 / 100];
  run.counters["max ms"] = took.back();
  run.counters["bytes/record"] =
      static_cast<double>(all.reads->bytes()) / static_cast<double>(all.records.size());
}
BENCHMARK(reach_a_playhead)->Unit(benchmark::kMillisecond)->Iterations(2000);

}  // namespace
}  // namespace interleave::analysis

BENCHMARK_MAIN();
