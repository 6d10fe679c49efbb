// The whole path of an event: 64 threads that take and give back locks, the collector that puts their events
// in order, and the recording that stores them, works out what they mean and draws them into lanes. Producers
// and collector share the machine's cores. Trust the median, and where the machine has other work rather the
// CPU time an event took: events a second then tell of that work.

#include "core/scenario/recording.h"
#include "core/trace/collector.h"
#include "core/trace/recorder.h"

#include <benchmark/benchmark.h>

#include <array>
#include <atomic>
#include <chrono>
#include <ctime>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace interleave;
using trace::emit;
using trace::emit_ordered;
using trace::kind;
using clock = std::chrono::steady_clock;

constexpr unsigned threads = 64;
constexpr unsigned locks = 64;
constexpr unsigned one_wait_in = 10;
constexpr std::size_t queue_bytes = std::size_t{2} << 30;

double cpu_ns(clockid_t of) {
  timespec now;
  clock_gettime(of, &now);
  return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

// Locks that are really held by one thread at a time, at the least cost: a flag each, the next one where it
// is taken. What they write is a mutex's: acquired and released, and in one case of ten a wait before.
class workload {
 public:
  explicit workload(trace::recorder& to) {
    for (unsigned i = 0; i < locks; ++i) {
      all_[i].id = to.new_object(trace::object_kind::mutex, "lock " + std::to_string(i + 1), 0, 1);
    }
  }

  // Writes `events` or one or two more; returns how many.
  std::size_t write(unsigned seed, std::size_t events) {
    std::size_t written = 0;
    unsigned round = seed;
    for (std::uint32_t dice = seed * 2654435761U + 1; written < events; ++round) {
      dice = dice * 1664525U + 1013904223U;
      lock* mine = &all_[(dice >> 16) % locks];
      // acquire: what its last holder wrote comes before
      while (mine->taken.exchange(true, std::memory_order_acquire)) {
        mine = &all_[static_cast<std::size_t>(mine - all_.data() + 1) % locks];
      }
      std::uint8_t flags = 0;
      if (round % one_wait_in == 0) {
        emit(kind::wait_begin, mine->id, 10);
        flags = trace::flag::contended;
        ++written;
      }
      emit_ordered(kind::acquired, mine->id, 11, 0, ++mine->sequence, flags);
      emit(kind::released, mine->id, 12);
      written += 2;
      mine->taken.store(false, std::memory_order_release);  // release: see above
    }
    return written;
  }

 private:
  struct alignas(64) lock {
    std::atomic<bool> taken{false};
    trace::object_id id = 0;
    std::uint32_t sequence = 0;
  };
  std::array<lock, locks> all_;
};

struct outcome {
  double seconds = 0;
  double drain_seconds = 0;  // of them after the last thread's end
  double collector_ns = 0;   // CPU time of the collector's thread
  double all_ns = 0;         // and of all threads
  std::size_t records = 0;
  std::size_t bytes = 0;
  std::uint64_t lost = 0;
  std::uint64_t late = 0;
};

outcome run_once(std::size_t events) {
  trace::recorder recorder(queue_bytes);
  using scenario::recording;
  auto into = std::make_unique<recording>(scenario::about_run{}, trace::dictionary::empty(),
                                          recording::default_cap, recording::feeding::behind);
  outcome result;
  trace::collector collects(recorder, [&](std::span<const trace::record> batch) {
    into->append(batch);
    result.collector_ns = cpu_ns(CLOCK_THREAD_CPUTIME_ID);
  });
  const double cpu_before = cpu_ns(CLOCK_PROCESS_CPUTIME_ID);
  const auto begin = clock::now();
  clock::time_point written;
  {
    const trace::attachment main(recorder, "main");
    workload work(recorder);
    std::vector<std::jthread> workers;
    for (unsigned t = 0; t < threads; ++t) {
      workers.emplace_back([&, t] {
        const trace::attachment here(recorder, "worker " + std::to_string(t + 1));
        work.write(t, events / threads);
      });
    }
    workers.clear();  // joins
    written = clock::now();
  }
  collects.flush();
  into->settle();
  const auto end = clock::now();
  result.seconds = std::chrono::duration<double>(end - begin).count();
  result.drain_seconds = std::chrono::duration<double>(end - written).count();
  result.all_ns = cpu_ns(CLOCK_PROCESS_CPUTIME_ID) - cpu_before;
  result.records = into->records().size();
  result.bytes = into->bytes();
  result.lost = recorder.lost() + into->lost();
  result.late = collects.late();
  return result;
}

// From the first event to the last one stored and understood.
void written_to_understood(benchmark::State& state) {
  const auto events = static_cast<std::size_t>(state.range(0));
  double records = 0;
  double bytes = 0;
  double collector_ns = 0;
  double all_ns = 0;
  double drained = 0;
  double lost = 0;
  double late = 0;
  for (auto _ : state) {
    const outcome one = run_once(events);
    state.SetIterationTime(one.seconds);
    records += static_cast<double>(one.records);
    bytes += static_cast<double>(one.bytes);
    collector_ns += one.collector_ns;
    all_ns += one.all_ns;
    drained += one.drain_seconds / one.seconds;
    lost += static_cast<double>(one.lost);
    late += static_cast<double>(one.late);
  }
  state.counters["events_a_second"] = benchmark::Counter(records, benchmark::Counter::kIsRate);
  state.counters["bytes_an_event"] = bytes / records;
  state.counters["collector_ns_an_event"] = collector_ns / records;
  state.counters["cpu_ns_an_event"] = all_ns / records;
  state.counters["share_after_writing"] = drained / static_cast<double>(state.iterations());
  state.counters["lost"] = lost;
  state.counters["out_of_order"] = late;
}
BENCHMARK(written_to_understood)
    ->Arg(4'000'000)
    ->Arg(16'000'000)
    ->Iterations(1)
    ->Repetitions(7)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

// What the collector's thread pays (in CPU time) for storing, analysis and lanes alone.
void store_and_understand(benchmark::State& state) {
  constexpr std::size_t events = 4'000'000;
  std::vector<trace::record> all;
  all.reserve(events + events / 8);
  {
    trace::recorder recorder(queue_bytes);
    trace::collector collects(recorder, [&](std::span<const trace::record> batch) {
      all.insert(all.end(), batch.begin(), batch.end());
    });
    {
      const trace::attachment main(recorder, "main");
      workload work(recorder);
      std::vector<std::jthread> workers;
      for (unsigned t = 0; t < threads; ++t) {
        workers.emplace_back([&, t] {
          const trace::attachment here(recorder, "worker");
          work.write(t, events / threads);
        });
      }
    }
    collects.flush();
  }
  for (auto _ : state) {
    scenario::recording into(scenario::about_run{}, trace::dictionary::empty());
    constexpr std::size_t batch = 4096;
    const double begin = cpu_ns(CLOCK_THREAD_CPUTIME_ID);
    for (std::size_t i = 0; i < all.size(); i += batch) {
      into.append(std::span(all).subspan(i, std::min(batch, all.size() - i)));
    }
    state.SetIterationTime((cpu_ns(CLOCK_THREAD_CPUTIME_ID) - begin) * 1e-9);
  }
  state.counters["ns_an_event"] =
      benchmark::Counter(static_cast<double>(all.size()) * static_cast<double>(state.iterations()) * 1e-9,
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(store_and_understand)
    ->Iterations(3)
    ->Repetitions(5)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
