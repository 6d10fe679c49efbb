// Searching the dining philosophers, one meal each: how long until all classes of schedules were seen, how
// many executions a second a random walk makes, and the parts that its time is made of.
//
//   explore_benchmark --table     # the figures alone: medians of seven rounds, by the clock and by CPU time

#include "core/explore/dpor.h"
#include "core/explore/execution.h"
#include "core/explore/random_walk.h"
#include "core/scenario/registry.h"
#include "core/scenario/settings.h"
#include "core/schedule/strands.h"
#include "core/sync/sync.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace interleave {
namespace {

class walk final : public schedule::decider {
 public:
  schedule::choice decide(const schedule::model& now) override {
    const auto options = now.options();
    if (options.empty()) return std::nullopt;
    // xorshift (Marsaglia 2003)
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return options[static_cast<std::size_t>((state_ >> 32) * options.size() >> 32)];
  }

 private:
  std::uint64_t state_ = 88172645463325252u;
};

// Always the thread that runs, while it can: the price of a step without a switch.
class straight_on final : public schedule::decider {
 public:
  schedule::choice decide(const schedule::model& now) override { return now.options().front(); }
};

explore::backend backend_of(const benchmark::State& state) {
  return state.range(0) == 0 ? explore::backend::fibers : explore::backend::threads;
}

explore::program dinner_of(const std::string& variant, int philosophers) {
  const scenario::descriptor& of = *scenario::find("dining-philosophers");
  auto values = std::make_shared<scenario::settings>(of);
  for (const char* none : {"think_ms", "eat_ms", "pause_ms"}) values->set(none, 0);
  values->set("meals", 1);
  values->set("philosophers", philosophers);
  return [values, &as = *of.find_variant(variant)] { as.body(*values); };
}

// The locks of the ordered dinner and nothing else (no knobs, no words, no rule): what other explorers are
// measured with.
void bare_dinner() {
  std::array<sync::mutex, 3> forks;
  const auto dine = [&forks](std::size_t lower, std::size_t higher) {
    const sync::lock_guard first(forks[lower]);
    const sync::lock_guard second(forks[higher]);
  };
  const sync::thread a("a", [&] { dine(0, 1); });
  const sync::thread b("b", [&] { dine(1, 2); });
  const sync::thread c("c", [&] { dine(0, 2); });
}

// All classes of schedules, each once; how many executions that took.
std::uint64_t exhaust(explore::executor& executes, const explore::program& dinner) {
  explore::dpor search;
  std::uint64_t executions = 0;
  while (search.begin()) {
    using explore::run_end;
    using schedule::ending;
    const ending how = executes.run(dinner, search);
    const run_end other = how == ending::abandoned ? run_end::abandoned : run_end::stuck;
    search.end(executes.conductor().state(), how == ending::completed ? run_end::finished : other);
    ++executions;
  }
  return search.is_complete() ? executions : 0;
}

void all_classes(benchmark::State& state, const std::string& variant) {
  const auto dinner = dinner_of(variant, static_cast<int>(state.range(1)));
  explore::executor executes({.on = backend_of(state)});
  std::uint64_t executions = 0;
  for (auto _ : state) executions = exhaust(executes, dinner);
  state.counters["executions"] = static_cast<double>(executions);
}

void random_walk(benchmark::State& state, const std::string& variant) {
  const auto dinner = dinner_of(variant, static_cast<int>(state.range(1)));
  explore::executor executes({.on = backend_of(state)});
  walk at_random;
  std::uint64_t steps = 0;
  std::uint64_t found = 0;
  for (auto _ : state) {
    found += executes.run(dinner, at_random) == schedule::ending::completed ? 0 : 1;
    steps += executes.steps();
  }
  state.SetItemsProcessed(state.iterations());
  const auto executions = static_cast<double>(state.iterations());
  state.counters["steps"] = static_cast<double>(steps) / executions;
  state.counters["found"] = static_cast<double>(found) / executions;
  state.counters["per_step"] = benchmark::Counter(static_cast<double>(steps),
                                                  benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

// The same scenario with nobody to decide anything: what its own strings, vectors and threads' bodies cost
// cannot be seen apart from the engine, but a run that does almost nothing can.
void empty_execution(benchmark::State& state) {
  explore::executor executes({.on = backend_of(state)});
  straight_on decides;
  for (auto _ : state) executes.run([] {}, decides);
  state.SetItemsProcessed(state.iterations());
}

void three_threads(benchmark::State& state) {
  explore::executor executes({.on = backend_of(state)});
  walk decides;
  const explore::program team = [] {
    const sync::thread a("a", [] {});
    const sync::thread b("b", [] {});
    const sync::thread c("c", [] {});
  };
  for (auto _ : state) executes.run(team, decides);
  state.SetItemsProcessed(state.iterations());
}

// One thread, one lock: the price of a lock and an unlock.
void lock_and_unlock(benchmark::State& state) {
  explore::executor executes({.on = backend_of(state), .max_steps = std::uint64_t{1} << 40});
  straight_on decides;
  executes.run(
      [&] {
        sync::mutex guard("guard");
        for (auto _ : state) {
          const sync::lock_guard lock(guard);
        }
      },
      decides);
  state.SetItemsProcessed(state.iterations() * 2);
}

double seconds_of_cpu() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Several rounds of the same, each measured by the clock and by the CPU time of the process: on a machine
// that others use, too, the latter says more.
struct rounds {
  std::array<double, 7> clock{};
  std::array<double, 7> cpu{};

  template <class Do>
  explicit rounds(Do what) {
    for (std::size_t i = 0; i < clock.size(); ++i) {
      const auto began = std::chrono::steady_clock::now();
      const double cpu_began = seconds_of_cpu();
      what();
      cpu[i] = seconds_of_cpu() - cpu_began;
      clock[i] = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    }
    std::sort(clock.begin(), clock.end());
    std::sort(cpu.begin(), cpu.end());
  }
};

void print_classes(const std::string& variant, int n, explore::backend on, const char* asked) {
  const auto dinner = dinner_of(variant, n);
  explore::executor executes({.on = on});
  std::uint64_t executions = 0;
  const rounds all([&] { executions = exhaust(executes, dinner); });
  const auto expected = (std::uint64_t{1} << n) - (variant == "naive" ? 1 : 2);
  std::printf("%-8s %2d  %-7s  %6llu of %6llu  %8.2f ms (%.2f … %.2f)  %8.2f ms of CPU (%.2f … %.2f)  %s\n",
              variant.c_str(), n, on == explore::backend::fibers ? "fibers" : "threads",
              static_cast<unsigned long long>(executions), static_cast<unsigned long long>(expected),
              all.clock[3] * 1e3, all.clock.front() * 1e3, all.clock.back() * 1e3, all.cpu[3] * 1e3,
              all.cpu.front() * 1e3, all.cpu.back() * 1e3, asked);
}

// How often another thread goes on than the one that went before. The step that ends a thread is taken in its
// name: none goes on for it.
std::uint64_t hand_overs_in(std::span<const schedule::performed> log) {
  std::uint64_t all = 0;
  schedule::actor last = log.front().who;
  for (const schedule::performed& each : log) {
    if (each.what == schedule::op::finish) continue;
    all += each.who != last ? 1 : 0;
    last = each.who;
  }
  return all;
}

struct walked {
  double per_second;
  double hand_overs;  // an execution
};

walked print_walk(const char* name, const explore::program& dinner, explore::backend on, int executions,
                  const char* asked) {
  explore::executor executes({.on = on});
  explore::random_walk search(1);
  std::uint64_t hand_overs = 0;
  const rounds all([&] {
    for (int i = 0; i < executions; ++i) {
      search.begin();
      executes.run(dinner, search);
      hand_overs += hand_overs_in(executes.log());
    }
  });
  const auto rate = [&](double seconds) { return executions / seconds; };
  std::printf("%-9s 3  %-7s  random walk: %.0f/s (%.0f … %.0f)  %.0f/s of CPU (%.0f … %.0f)  %s\n", name,
              on == explore::backend::fibers ? "fibers" : "threads", rate(all.clock[3]),
              rate(all.clock.back()), rate(all.clock.front()), rate(all.cpu[3]), rate(all.cpu.back()),
              rate(all.cpu.front()), asked);
  return {rate(all.clock[3]), static_cast<double>(hand_overs) /
                                  (static_cast<double>(executions) * static_cast<double>(all.clock.size()))};
}

// What the system takes to let one thread on a core go on instead of another, as many as dine and the one
// that seats them, and nothing else: the limit of what real threads can do here.
double hand_over_us() {
  constexpr int turns = 5'000;
  struct seat {
    schedule::strands* all;
    schedule::strands::index own;
    schedule::strands::index next;
  };
  const auto round_the_table = [](void* with) {
    const auto& self = *static_cast<seat*>(with);
    for (int i = 1; i < turns; ++i) self.all->switch_to(self.own, self.next);
    self.all->give_back(self.own);
    return self.next;
  };
  const auto all = schedule::make_threads(true);
  all->begin();
  std::array<seat, 3> seats{};
  const rounds spent([&] {
    for (seat& each : seats) each = {all.get(), all->take({round_the_table, &each}), 0};
    for (std::size_t i = 0; i + 1 < seats.size(); ++i) seats[i].next = seats[i + 1].own;
    for (int i = 0; i < turns; ++i) all->switch_to(0, seats.front().own);
  });
  const auto us = [&](double seconds) { return seconds * 1e6 / (turns * (seats.size() + 1.0)); };
  std::printf("hand-over among four threads on one core: %.2f µs (%.2f … %.2f)\n", us(spent.clock[3]),
              us(spent.clock.front()), us(spent.clock.back()));
  return us(spent.clock[3]);
}

void print_table() {
  using explore::backend;
  for (const char* variant : {"naive", "ordered"}) {
    print_classes(variant, 5, backend::fibers, "asked: < 10 ms on threads");
    print_classes(variant, 5, backend::threads, "asked: < 10 ms");
    print_classes(variant, 10, backend::fibers, "");
    print_classes(variant, 10, backend::threads, "asked: < 200 ms");
    print_classes(variant, 16, backend::fibers, "asked: < 1500 ms");
  }
  print_walk("ordered", dinner_of("ordered", 3), backend::fibers, 50'000, "asked: 1,000,000/s");
  print_walk("its locks", bare_dinner, backend::fibers, 50'000, "");
  const walked on_threads =
      print_walk("ordered", dinner_of("ordered", 3), backend::threads, 3'000, "asked: 50,000/s");
  const double each = hand_over_us();
  std::printf(
      "%.1f hand-overs an execution: %.0f/s, were there nothing else to do; reached %.0f %% of that\n",
      on_threads.hand_overs, 1e6 / (on_threads.hand_overs * each),
      on_threads.per_second * on_threads.hand_overs * each / 1e4);
}

BENCHMARK_CAPTURE(all_classes, naive, "naive")
    ->ArgNames({"threads", "n"})
    ->Args({0, 5})
    ->Args({1, 5})
    ->Args({0, 10})
    ->Args({1, 10})
    ->Args({0, 16})
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime();
BENCHMARK_CAPTURE(random_walk, ordered, "ordered")
    ->ArgNames({"threads", "n"})
    ->Args({0, 3})
    ->Args({1, 3})
    ->Args({0, 5})
    ->MeasureProcessCPUTime();
BENCHMARK_CAPTURE(random_walk, naive, "naive")
    ->ArgNames({"threads", "n"})
    ->Args({0, 3})
    ->Args({1, 3})
    ->MeasureProcessCPUTime();
BENCHMARK(empty_execution)->ArgName("threads")->Arg(0)->Arg(1)->MeasureProcessCPUTime();
BENCHMARK(three_threads)->ArgName("threads")->Arg(0)->Arg(1)->MeasureProcessCPUTime();
BENCHMARK(lock_and_unlock)->ArgName("threads")->Arg(0);

}  // namespace
}  // namespace interleave

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--table") {
    interleave::print_table();
    return 0;
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
}
