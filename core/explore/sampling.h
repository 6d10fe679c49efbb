#pragma once

#include "core/analysis/state.h"
#include "core/explore/axis.h"
#include "core/explore/proportion.h"
#include "core/scenario/descriptor.h"
#include "core/scenario/settings.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace interleave::explore {

// What the runs of one cell have come to.
struct cell {
  unsigned runs = 0;
  unsigned cut = 0;                       // neither failed nor ended within their time
  std::array<unsigned, 5> came_to{};      // by scenario::expectation
  analysis::nanoseconds median_time = 0;  // from the beginning of a run to its failure; 0: none has failed

  [[nodiscard]] unsigned of(scenario::expectation outcome) const {
    return came_to[static_cast<std::size_t>(outcome)];
  }
  [[nodiscard]] unsigned failed() const { return runs - of(scenario::expectation::completed); }
  [[nodiscard]] double share() const { return runs == 0 ? 0 : static_cast<double>(failed()) / runs; }
  [[nodiscard]] bounds interval() const { return wilson_95(failed(), runs); }
};

// How likely a variant fails, over two knobs: by real free runs as the operating system schedules them, one
// after the other, since they would disturb each other. Every cell has its first run before any has its
// second, so that all of the map grows sharper; within a pass neighbours are not run in a row, so that what
// slows the machine for a while does not pass for an effect of the knobs. A run ends as soon as it has failed
// (a deadlock, a broken rule, a livelock, a thread that starves), at its own end, or when its time is over.
// What a run has recorded is thrown away.
//
//   sampling chances({.of = &dining, .as = &naive, .fixed = values, .x = across, .y = upwards});
//   chances.run();                   // elsewhere: now(), cancel()
//   show(chances.now().at(0, 2).share());
//
// run() is called once, all else from any thread. A run in which an exception escapes, or that cannot
// begin, ends it; `fault` says why.
class sampling {
 public:
  struct plan {
    const scenario::descriptor* of;  // both outlive it
    const scenario::variant* as;
    scenario::settings fixed;  // all knobs; those of the axes are set for each cell
    axis x, y;
    unsigned runs_per_cell = 10;
    std::chrono::nanoseconds limit = std::chrono::milliseconds(400);  // of each run
    std::uint64_t seed = 1;  // of the first run; each has another one
  };

  struct picture {
    std::size_t columns = 0;
    std::vector<cell> cells;  // of the lowest y first, by x
    std::size_t done = 0;     // runs
    std::size_t total = 0;
    std::optional<std::size_t> current;  // the cell that runs
    bool cancelled = false;
    std::string fault{};

    [[nodiscard]] const cell& at(std::size_t column, std::size_t row) const {
      return cells[row * columns + column];
    }
  };

  // `tell` is called on the thread of run(), before each run.
  explicit sampling(plan what, std::function<void()> tell = {});

  void run();
  // run() returns within the time that a run takes to stop, 100 ms at most.
  void cancel();
  [[nodiscard]] picture now() const;
  [[nodiscard]] const plan& what() const { return what_; }

  // The cell that has a turn: each one once in as many turns as there are cells.
  [[nodiscard]] static std::size_t cell_of(std::size_t turn, std::size_t cells);

 private:
  struct ending;

  [[nodiscard]] scenario::settings settings_of(std::size_t cell_number) const;
  [[nodiscard]] ending run_once(std::size_t cell_number, std::size_t turn) const;
  void count(std::size_t cell_number, const ending& how);

  const plan what_;
  const std::function<void()> tell_;
  std::atomic<bool> cancelled_{false};
  mutable std::mutex mutex_;
  picture now_;                                            // guarded by mutex_
  std::vector<std::vector<analysis::nanoseconds>> times_;  // to failure, sorted, by cell; of run() alone
};

}  // namespace interleave::explore
