// Executions a second of a random walk over the dining philosophers, three, in order, one meal each; and the
// parts that its time is made of.

#include "core/explore/execution.h"
#include "core/scenario/registry.h"
#include "core/scenario/settings.h"
#include "core/sync/sync.h"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <optional>
#include <string>

namespace interleave {
namespace {

class walk final : public schedule::decider {
 public:
  std::optional<schedule::decision> decide(const schedule::model& now) override {
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
  std::optional<schedule::decision> decide(const schedule::model& now) override {
    return now.options().front();
  }
};

explore::backend backend_of(const benchmark::State& state) {
  return state.range(0) == 0 ? explore::backend::fibers : explore::backend::threads;
}

void random_walk(benchmark::State& state, const std::string& variant) {
  const scenario::descriptor& of = *scenario::find("dining-philosophers");
  scenario::settings values(of);
  for (const char* none : {"think_ms", "eat_ms", "pause_ms"}) values.set(none, 0);
  values.set("meals", 1);
  values.set("philosophers", static_cast<double>(state.range(1)));
  const auto dinner = explore::program_of(*of.find_variant(variant), values);
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

BENCHMARK_MAIN();
