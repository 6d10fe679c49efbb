// A bug that hides: two threads add one to the same variable, each by a load and a store with hardly anything
// in between. It goes wrong only if the other one's store falls right into that window, once in a hundred
// times; and whoever looks more closely changes the timing, and sees nothing.

#include "core/scenario/catalogue/catalogue.h"
#include "core/scenario/settings.h"
#include "core/sync/sync.h"

#include <deque>
#include <functional>
#include <random>
#include <string>

namespace interleave::scenario {
namespace {

using variable = sync::atomic<int>;

// Lets the two race so many times, and looks after each time: two additions make two.
void let_race(const settings& knobs, const std::function<void(variable&)>& add_one) {
  const int runs = knobs.integer("runs");
  variable sum("sum", 0);
  sync::barrier start("start", 3);
  sync::barrier finish("finish", 3);
  std::deque<sync::thread> racers;
  for (int number = 1; number <= 2; ++number) {
    racers.push_back(sync::thread("racer " + std::to_string(number), [&, number] {
      std::minstd_rand random(static_cast<unsigned>(number) * 1985);
      for (int run = 0; run < runs; ++run) {
        start.arrive_and_wait();
        sync::phase("other work");
        sync::compute_for(std::chrono::microseconds(random() % 200));
        sync::phase("adding");
        add_one(sum);
        finish.arrive_and_wait();
      }
    }));
  }
  for (int run = 0; run < runs; ++run) {
    sum.store(0, std::memory_order_relaxed);  // the barriers give the order
    start.arrive_and_wait();
    finish.arrive_and_wait();
    const int result = sum.load(std::memory_order_relaxed);
    sync::count("runs");
    sync::count("failed", result == 2 ? 0 : 1);
    sync::require(result == 2, "one and one make two", result);
  }
}

// Load, add, store. In between, for a moment, this thread's knowledge of the sum may be out of date.
void rare_race(const settings& knobs) {
  let_race(knobs, [&](variable& sum) {
    const int seen = sum.load(std::memory_order_relaxed);
    sync::compute_for(std::chrono::microseconds(knobs.integer("window_us")));
    sum.store(seen + 1, std::memory_order_relaxed);
  });
}

// One step that nothing can come between.
void fixed(const settings& knobs) {
  let_race(knobs, [](variable& sum) { sum.fetch_add(1, std::memory_order_relaxed); });
}

}  // namespace

descriptor heisenbug() {
  using enum expectation;
  return {
      .id = "heisenbug",
      .title = "Heisenbug",
      .chapter = 4,
      .explanation =
          "Two threads each add one to a sum, by a load and a store. Only if both load before either stores "
          "is one addition lost, and the window for that is a few microseconds wide: of a thousand runs a "
          "few fail, and none while somebody watches closely. Testing by running again and again finds such "
          "a bug late; trying the schedules one by one finds it at once.",
      .source = "core/scenario/catalogue/heisenbug.cpp",
      .progress = "runs",
      .advice = "Try 'fixed': an addition in one atomic step leaves no window.",
      .variants =
          {
              {"rare-race", "A narrow window", "A load and a store with hardly anything in between.",
               violation, rare_race},
              {"fixed", "One atomic step", "fetch_add loads, adds and stores in one.", completed, fixed},
          },
      .knobs =
          {
              {"window_us", "Width of the window", "µs", 0, 1000, 2, 1, true},
              {"runs", "Runs", "", 1, 10000, 1000, 1, false},
          },
      .explore_with = {{"runs", 1}},
  };
}

}  // namespace interleave::scenario
