#pragma once

#include "core/bench/cpu_time.h"
#include "core/bench/trial.h"
#include "core/sync/sync.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// What all rows of `sum` do, whoever does it: the additions, the shares, and the clock.
namespace interleave::bench::sums {

using number = std::int64_t;

struct range {
  number first;
  number last;
};

// The sum of first … last: the one loop of all rows, not inlined anywhere.
number add_range(number first, number last);

// As many additions as an interpreter would do between two looks at what is asked of it.
constexpr number chunk = 1000;

template <class Look>
number add_up(range what, Look look) {
  number sum = 0;
  for (number first = what.first; first <= what.last; first += chunk) {
    sum += add_range(first, std::min(first + chunk - 1, what.last));
    look();
  }
  return sum;
}

// What one worker comes to, and what it did with its time.
struct tally {
  number sum = 0;
  std::int64_t working_ns = 0;
  std::int64_t waiting_ns = 0;
  std::int64_t messages = 0;
};

// How processes send a tally.
std::string text_of(const tally& of);
tally tally_of(const std::string& text);

// The work of one repetition, cut in equal shares, and the clock that is read as it goes on.
class workload {
 public:
  explicit workload(trial& here)
      : here_(here), last_(here.knobs.integer("n")), workers(here.knobs.integer("threads")) {
    sync::phase("creating");
  }

  [[nodiscard]] range share(int worker, int of) const {
    return {last_ * worker / of + 1, last_ * (worker + 1) / of};
  }
  [[nodiscard]] range share(int worker) const { return share(worker, workers); }

  // All workers are there.
  void created() {
    here_.tell("creating_ms", clock_.ms());
    sync::phase("waiting");
  }
  // All workers are done; what follows puts their sums together.
  void begin_merging() {
    merging_.emplace();
    sync::phase("merging");
  }
  void end(const std::vector<tally>& tallies) {
    tally all;
    for (const tally& each : tallies) {
      all.sum += each.sum;
      all.working_ns += each.working_ns;
      all.waiting_ns += each.waiting_ns;
      all.messages += each.messages;
    }
    here_.tell("merging_ms", merging_ ? merging_->ms() : 0);
    here_.tell("time_ms", clock_.ms());
    here_.tell("cpu_ms", cpu_ms() - cpu_before_);
    sync::phase("done");
    const auto mean_ms = [&](std::int64_t ns) {
      return static_cast<double>(ns) / 1e6 / static_cast<double>(tallies.size());
    };
    here_.tell("working_ms", mean_ms(all.working_ns));
    here_.tell("waiting_ms", mean_ms(all.waiting_ns));
    here_.tell("messages", static_cast<double>(all.messages));
    here_.result(all.sum, last_ * (last_ + 1) / 2);
  }

 private:
  trial& here_;
  const number last_;
  const double cpu_before_ = cpu_ms();
  const stopwatch clock_;
  std::optional<stopwatch> merging_;

 public:
  const int workers;
};

// A share from beginning to end, by somebody who need not ask anybody.
tally work_alone(range what);

}  // namespace interleave::bench::sums
