// What an event costs its thread, against the limit and against other queues, and what a second brings
// through the whole path. Rounds of all rows are interleaved by --benchmark_enable_random_interleaving, and
// each row of the first table carries its ratio to the limit measured in the same round, just before: trust
// the ratios.

#include "core/os/cores.h"
#include "core/trace/collector.h"
#include "core/trace/recorder.h"

#include <benchmark/benchmark.h>
#include <boost/lockfree/spsc_queue.hpp>
#include <concurrentqueue/concurrentqueue.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <deque>
#include <latch>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace {

using namespace interleave::trace;
using namespace std::chrono_literals;

// All producers of a round together write this many.
constexpr std::size_t events_a_round = 3'200'000;
constexpr std::size_t cap_bytes = std::size_t{2} << 30;

double thread_cpu_ns() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

event make_event(std::uint64_t argument) {
  return {.ticks = now(),
          .argument = argument,
          .object = 1,
          .sequence = static_cast<std::uint32_t>(argument),
          .location = 5,
          .cpu = interleave::os::current_cpu(),
          .what = kind::released};
}

// Runs `produce(producer number, events)` on threads, and says the nanoseconds of CPU an event took them.
template <class Prepare>
double producers_ns(unsigned threads, Prepare prepare) {
  const std::size_t each = events_a_round / threads;
  std::vector<double> spent(threads);
  std::latch ready(threads);
  {
    std::vector<std::jthread> workers;
    for (unsigned t = 0; t < threads; ++t) {
      workers.emplace_back([&, t] {
        auto produce = prepare(t);
        produce(std::size_t{2000});  // first touches, thread-local state
        ready.arrive_and_wait();
        const double begin = thread_cpu_ns();
        produce(each);
        spent[t] = thread_cpu_ns() - begin;
      });
    }
  }
  double all = 0;
  for (const double one : spent) all += one;
  return all / static_cast<double>(each * threads);
}

// Empties a peer's queues on a thread of its own that sleeps between sweeps, as the collector does.
template <class Sweep>
std::jthread drain(Sweep sweep, std::chrono::microseconds interval = 100us) {
  return std::jthread([=](const std::stop_token& stop) mutable {
    while (!stop.stop_requested()) {
      std::this_thread::sleep_for(interval);
      sweep();
    }
    sweep();
  });
}

// The limit: a clock reading and 32 bytes into a ring that is there already.
double bare(unsigned threads) {
  constexpr std::size_t ring = 2048;
  std::vector<std::unique_ptr<event[]>> rings(threads);
  for (auto& one : rings) one = std::make_unique<event[]>(ring);
  return producers_ns(threads, [&](unsigned t) {
    return [to = rings[t].get()](std::size_t count) {
      for (std::size_t i = 0; i < count; ++i) {
        event* const slot = &to[i % ring];
        slot->ticks = now();
        slot->argument = i;
        slot->object = 1;
        slot->sequence = static_cast<std::uint32_t>(i);
        slot->location = 5;
        slot->cpu = 0;
        slot->what = kind::released;
        slot->flags = 0;
        std::atomic_signal_fence(std::memory_order_seq_cst);
      }
    };
  });
}

double ours(unsigned threads, std::chrono::microseconds interval, recorder& recording) {
  std::atomic<std::uint64_t> seen{0};
  double result = 0;
  {
    collector collects(recording, [&](std::span<const record> batch) { seen += batch.size(); },
                       {.interval = interval});
    result = producers_ns(threads, [&](unsigned) {
      return [&, here = std::make_unique<attachment>(recording, "producer")](std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
          emit(kind::released, 1, 5, i, static_cast<std::uint32_t>(i));
        }
      };
    });
  }
  if (recording.lost() != 0) return -1;
  return result;
}

// With as many chunks as a round can fill while nobody empties them, each written once: what a page costs
// that no one has touched before, in a virtual machine above all, is no part of an event's price.
void touch_chunks(recorder& recording) {
  {
    const attachment here(recording, "producer");
    for (std::size_t i = 0; i < events_a_round + events_a_round / 4; ++i) emit(kind::released, 1, 5, i);
  }
  collector collects(recording, [](std::span<const record>) {});
  collects.flush();
}

// In the middle of a run: chunks have been used before and are recycled.
double ours_warm(unsigned threads, std::chrono::microseconds interval) {
  static recorder recording(cap_bytes);
  static const bool touched = (touch_chunks(recording), true);
  benchmark::DoNotOptimize(touched);
  return ours(threads, interval, recording);
}

// The first seconds of a run: memory is new.
double ours_cold(unsigned threads, std::chrono::microseconds interval) {
  recorder recording(cap_bytes);
  return ours(threads, interval, recording);
}

double moodycamel_tokens(unsigned threads) {
  static moodycamel::ConcurrentQueue<event> queue(events_a_round);  // warm, too
  auto taker = drain([out = std::vector<event>(4096)]() mutable {
    moodycamel::ConsumerToken token(queue);
    while (queue.try_dequeue_bulk(token, out.data(), out.size()) != 0) benchmark::DoNotOptimize(out.data());
  });
  return producers_ns(threads, [&](unsigned) {
    return [&, token = std::make_unique<moodycamel::ProducerToken>(queue)](std::size_t count) {
      for (std::size_t i = 0; i < count; ++i) queue.enqueue(*token, make_event(i));
    };
  });
}

// Bounded: a full ring makes its producer wait, here by giving up the core.
double boost_spsc(unsigned threads) {
  using queue = boost::lockfree::spsc_queue<event>;
  std::vector<std::unique_ptr<queue>> queues(threads);
  for (auto& one : queues) one = std::make_unique<queue>(16384);
  auto taker = drain([&queues, out = std::vector<event>(4096)]() mutable {
    for (auto& one : queues) {
      while (one->pop(out.data(), out.size()) != 0) benchmark::DoNotOptimize(out.data());
    }
  });
  return producers_ns(threads, [&](unsigned t) {
    return [to = queues[t].get()](std::size_t count) {
      for (std::size_t i = 0; i < count; ++i) {
        const event one = make_event(i);
        while (!to->push(one)) std::this_thread::yield();
      }
    };
  });
}

double mutex_deque(unsigned threads) {
  std::mutex mutex;
  std::deque<event> queue;
  auto taker = drain([&] {
    std::deque<event> taken;
    const std::scoped_lock lock(mutex);
    taken.swap(queue);
  });
  return producers_ns(threads, [&](unsigned) {
    return [&](std::size_t count) {
      for (std::size_t i = 0; i < count; ++i) {
        const std::scoped_lock lock(mutex);
        queue.push_back(make_event(i));
      }
    };
  });
}

template <class Measure>
void emission(benchmark::State& state, Measure measure) {
  const auto threads = static_cast<unsigned>(state.range(0));
  std::vector<double> cost;
  std::vector<double> to_bare;
  std::vector<double> to_moodycamel;
  std::vector<double> limit_to_moodycamel;  // less than that no queue can reach here
  bare(threads), measure(threads), moodycamel_tokens(threads);
  for (auto _ : state) {
    const double limit = bare(threads);
    const double one = measure(threads);
    const double peer = moodycamel_tokens(threads);
    if (one < 0) {
      state.SkipWithError("events were lost at the cap");
      break;
    }
    cost.push_back(one);
    to_bare.push_back(one / limit);
    to_moodycamel.push_back(one / peer);
    limit_to_moodycamel.push_back(limit / peer);
    state.SetIterationTime(one * 1e-9);
  }
  const auto median = [](std::vector<double>& of) {
    std::nth_element(of.begin(), of.begin() + static_cast<std::ptrdiff_t>(of.size() / 2), of.end());
    return of[of.size() / 2];
  };
  state.counters["ns_an_event"] = median(cost);
  state.counters["x_bare"] = median(to_bare);
  state.counters["x_moodycamel"] = median(to_moodycamel);
  state.counters["bare_x_moodycamel"] = median(limit_to_moodycamel);
}

#define INTERLEAVE_EMISSION(name, ...) \
  BENCHMARK_CAPTURE(emission, name, __VA_ARGS__)->Arg(1)->Arg(16)->Arg(64)->Iterations(7)->UseManualTime()

INTERLEAVE_EMISSION(bare_rdtsc_and_store, bare);
INTERLEAVE_EMISSION(ours_swept_every_10us, [](unsigned threads) { return ours_warm(threads, 10us); });
INTERLEAVE_EMISSION(ours_swept_every_100us, [](unsigned threads) { return ours_warm(threads, 100us); });
INTERLEAVE_EMISSION(ours_swept_every_1ms, [](unsigned threads) { return ours_warm(threads, 1ms); });
INTERLEAVE_EMISSION(ours_swept_every_5ms, [](unsigned threads) { return ours_warm(threads, 5ms); });
INTERLEAVE_EMISSION(ours_in_new_memory, [](unsigned threads) { return ours_cold(threads, 1ms); });
INTERLEAVE_EMISSION(moodycamel_with_tokens, moodycamel_tokens);
INTERLEAVE_EMISSION(boost_spsc_ring_bounded, boost_spsc);
INTERLEAVE_EMISSION(mutex_and_deque, mutex_deque);

// From the first event to the last one's delivery, producers and collector sharing the cores.
void end_to_end(benchmark::State& state) {
  const auto threads = static_cast<unsigned>(state.range(0));
  constexpr std::size_t events = 16'000'000;
  std::uint64_t lost = 0;
  std::uint64_t late = 0;
  for (auto _ : state) {
    recorder recording(cap_bytes);
    std::uint64_t seen = 0;
    collector collects(recording, [&](std::span<const record> batch) { seen += batch.size(); });
    const auto begin = std::chrono::steady_clock::now();
    {
      std::vector<std::jthread> workers;
      for (unsigned t = 0; t < threads; ++t) {
        workers.emplace_back([&] {
          attachment here(recording, "producer");
          for (std::size_t i = 0; i < events / threads; ++i) emit(kind::noted, 1, 5, i);
        });
      }
    }
    collects.flush();
    state.SetIterationTime(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    lost += recording.lost();
    late += collects.late();
    benchmark::DoNotOptimize(seen);
  }
  state.counters["events_a_second"] = benchmark::Counter(
      static_cast<double>(events) * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
  state.counters["lost"] = static_cast<double>(lost);
  state.counters["out_of_order"] = static_cast<double>(late);
}
BENCHMARK(end_to_end)
    ->Arg(1)
    ->Arg(4)
    ->Arg(16)
    ->Arg(64)
    ->Iterations(5)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

// Taking off the queues and putting in order alone: everything was written before the clock starts.
void take_off_and_order(benchmark::State& state) {
  const auto threads = static_cast<unsigned>(state.range(0));
  constexpr std::size_t events = 16'000'000;
  for (auto _ : state) {
    recorder recording(cap_bytes);
    std::uint64_t seen = 0;
    {
      std::vector<std::jthread> workers;
      for (unsigned t = 0; t < threads; ++t) {
        workers.emplace_back([&] {
          attachment here(recording, "producer");
          for (std::size_t i = 0; i < events / threads; ++i) {
            emit(kind::noted, 1, 5, i);
            if (i % 64 == 0) std::this_thread::yield();  // mixes the threads' times
          }
        });
      }
    }
    const auto begin = std::chrono::steady_clock::now();
    {
      collector collects(recording, [&](std::span<const record> batch) { seen += batch.size(); });
      collects.flush();
      state.SetIterationTime(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    benchmark::DoNotOptimize(seen);
  }
  state.counters["events_a_second"] = benchmark::Counter(
      static_cast<double>(events) * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(take_off_and_order)
    ->Arg(1)
    ->Arg(4)
    ->Arg(16)
    ->Arg(64)
    ->Iterations(3)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
