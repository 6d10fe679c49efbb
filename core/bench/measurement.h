#pragma once

#include "core/bench/report.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace interleave::schedule {
class control;
}

namespace interleave::scenario {
class recording;
}

namespace interleave::bench {

// How far a measurement has come.
struct progress {
  std::size_t done = 0;  // repetitions, warm-up included
  std::size_t total = 0;
  std::string now;  // "warming up: Four threads", "round 2 of 5: Four threads at 8"
};

// Takes the figures of an experiment. Rounds: in each, every row (at each point of its sweep) is measured
// once, in a new random order, so that whatever the machine does beside hits all rows alike; the first rounds
// warm up and are not counted. Every result is checked. A row whose body throws is reported as wrong and not
// measured again; the others go on.
//
// run() blocks and is called once. cancel(), from any thread, ends the repetition that is under way within
// about 100 ms; run() then returns what was complete: rounds that were begun count only if they were ended.
// No thread, child process, socket or file of a row outlives run().
//
//   measurement sums(*find("sum"), values, {.repetitions = 7, .tell = show});
//   const report what = sums.run();                       // another thread: sums.cancel();
class measurement {
 public:
  struct options {
    int repetitions = 5;
    int warm_ups = 1;
    std::uint64_t seed = 1;           // of the order
    std::vector<std::string> rows{};  // empty: all
    // Called on the thread of run() before each repetition, and once at the end.
    std::function<void(const progress&)> tell{};
  };
  static constexpr int most_repetitions = 1000;

  measurement(const experiment& of, const scenario::settings& knobs, options how);
  measurement(const measurement&) = delete;
  measurement& operator=(const measurement&) = delete;

  report run();
  void cancel();
  [[nodiscard]] bool is_cancelled() const {
    return cancelled_.load(std::memory_order_relaxed);  // relaxed: carries no data
  }

 private:
  struct place {  // of a repetition: what is measured
    std::size_t row;
    std::size_t point;
  };

  [[nodiscard]] std::vector<place> prepare(report& into) const;
  void measure(report& into, const place& what, bool counts);
  void say(std::size_t done, std::size_t total, std::string now) const;

  const experiment& of_;
  const scenario::settings knobs_;
  const options how_;
  std::atomic<bool> cancelled_{false};
  std::mutex mutex_;
  schedule::control* current_ = nullptr;  // guarded by mutex_: of the repetition under way
};

// One repetition of a row under a recorder, for the timeline: what was created, worked, waited for, merged,
// where. Blocks; the figures of such a run are not to be shown beside those that were taken without. For a
// run that is watched while it goes, or stopped: scenario::run(of.about, row_id, knobs, {}).
std::shared_ptr<scenario::recording> traced(const experiment& of, std::string_view row_id,
                                            const scenario::settings& knobs);

}  // namespace interleave::bench
