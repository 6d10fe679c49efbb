#include "core/timeline/columns.h"
#include "core/timeline/interval_list.h"
#include "core/timeline/raster.h"
#include "core/timeline/tile_cache.h"

#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <random>
#include <vector>

// One lane of 10 M intervals: what appending costs and holds, and what a row of 1,920 pixel columns over all
// of it costs by the pyramid and by scanning. Run with --benchmark_repetitions=9 and read the medians.
namespace interleave::timeline {
namespace {

constexpr std::size_t ten_million = 10'000'000;
constexpr int screen = 1920;

struct input {
  nanoseconds time;
  lane_state state;
};

// Short intervals, as a hot lock gives them: 20 to 1,043 ns.
std::vector<input> make_input(std::size_t count) {
  constexpr std::array states{lane_state::running, lane_state::blocked, lane_state::ready};
  std::mt19937 random(1);
  std::vector<input> result;
  result.reserve(count);
  nanoseconds time = 0;
  std::size_t state = 0;
  for (std::size_t index = 0; index < count; ++index) {
    state = (state + 1 + random() % 2) % states.size();
    result.push_back({time, states[state]});
    time += 20 + random() % 1024;
  }
  return result;
}

const interval_list& long_lane() {
  static const interval_list list = [] {
    interval_list made;
    for (const input& each : make_input(ten_million)) {
      made.append(each.time, each.state);
    }
    return made;
  }();
  return list;
}

nanoseconds present() {
  return long_lane().last_begin() + 100;
}

void append(benchmark::State& state) {
  const bool core = state.range(0) != 0;
  const std::vector<input> inputs = make_input(1'000'000);
  double bytes = 0;
  for (auto _ : state) {
    interval_list list(core ? interval_list::subjects::kept : interval_list::subjects::ignored);
    for (const input& each : inputs) {
      list.append(each.time, each.state, static_cast<std::uint16_t>(each.time % 64));
    }
    bytes = static_cast<double>(list.bytes()) / static_cast<double>(list.size());
    benchmark::DoNotOptimize(list.size());
  }
  const auto items = static_cast<double>(state.iterations()) * static_cast<double>(inputs.size());
  state.counters["interval"] =
      benchmark::Counter(items, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  state.counters["bytes/interval"] = bytes;
}
BENCHMARK(append)->ArgName("core")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void query(benchmark::State& state) {
  const interval_list& list = long_lane();
  std::vector<column> row(screen);
  nanoseconds shift = 0;
  for (auto _ : state) {
    // Another edge each time, as in a live run, so that no cache line is warm by luck.
    columns(list, shift, present() + shift, present(), row);
    benchmark::DoNotOptimize(row.data());
    shift = (shift + 100'003) % 2'000'000;
  }
  state.counters["bytes/interval"] = static_cast<double>(list.bytes()) / static_cast<double>(list.size());
}
BENCHMARK(query)->Unit(benchmark::kMillisecond);

// What the pyramid saves: every interval looked at, its time added to its column.
void query_by_scanning(benchmark::State& state) {
  const interval_list& list = long_lane();
  std::vector<state_times> row(screen);
  for (auto _ : state) {
    row.assign(screen, {});
    column_edges edge(0, present(), screen);
    std::size_t pixel = 0;
    nanoseconds at = 0;
    for (std::size_t index = 0; index < list.size(); ++index) {
      const nanoseconds end = index + 1 < list.size() ? list.begin_of(index + 1) : present();
      const std::size_t number = index_of(list.state_of(index));
      while (end > edge.end()) {
        row[pixel++][number] += edge.end() - at;
        at = edge.end();
        edge.next();
      }
      row[pixel][number] += end - at;
      at = end;
    }
    benchmark::DoNotOptimize(row.data());
  }
}
BENCHMARK(query_by_scanning)->Unit(benchmark::kMillisecond);

void query_zoomed(benchmark::State& state) {
  const interval_list& list = long_lane();
  const nanoseconds span = present() >> state.range(0);
  std::vector<column> row(screen);
  for (auto _ : state) {
    columns(list, present() / 3, present() / 3 + span, present(), row);
    benchmark::DoNotOptimize(row.data());
  }
}
BENCHMARK(query_zoomed)->ArgName("log2")->Arg(4)->Arg(8)->Arg(12)->Arg(20)->Unit(benchmark::kMicrosecond);

void window_summary(benchmark::State& state) {
  const interval_list& list = long_lane();
  std::mt19937_64 random(2);
  for (auto _ : state) {
    const nanoseconds begin = random() % present();
    benchmark::DoNotOptimize(list.over(begin, present(), present()));
  }
}
BENCHMARK(window_summary);

// A frame of 64 lanes of 20 rows: what is kept in tiles, asked for and drawn.
void frame_of_64_lanes(benchmark::State& state) {
  constexpr int rows = 20;
  constexpr int lane_count = 64;
  const interval_list& list = long_lane();
  palette colours;
  colours.fill.fill(0xff336699);
  colours.pattern.fill(0xff112233);
  std::vector<argb> pixels(static_cast<std::size_t>(screen) * rows * lane_count);
  const image_view target{pixels.data(), screen, screen, rows * lane_count};
  tile_cache cache(std::size_t{64} << 20);
  const view shown{0, static_cast<double>(present() >> state.range(0)), screen};
  for (auto _ : state) {
    for (int number = 0; number < lane_count; ++number) {
      cache.draw(target, number * rows, rows, {lane_kind::thread, static_cast<std::uint32_t>(number)}, list,
                 shown, {present(), present()}, colours);
    }
    benchmark::DoNotOptimize(pixels.data());
  }
}
BENCHMARK(frame_of_64_lanes)->ArgName("log2")->Arg(0)->Arg(20)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace interleave::timeline

BENCHMARK_MAIN();
