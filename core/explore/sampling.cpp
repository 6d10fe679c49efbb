#include "core/explore/sampling.h"

#include "core/scenario/run.h"

#include <algorithm>
#include <exception>
#include <numeric>
#include <utility>

namespace interleave::explore {

namespace {

using scenario::expectation;
using std::chrono::steady_clock;

constexpr std::chrono::milliseconds look_every{2};
// A short run has no more; what comes after would be lost, and the run ended by its time.
constexpr std::size_t most_records = std::size_t{1} << 22;

// When the first failure was there.
analysis::nanoseconds time_of(expectation outcome, const analysis::analyser& of) {
  std::optional<analysis::nanoseconds> first;
  for (const analysis::finding& each : of.findings()) {
    if (word_for(outcome) != analysis::name_of(each.kind)) continue;
    if (!first || each.at < *first) first = each.at;
  }
  return first.value_or(0);
}

// Of values in order.
analysis::nanoseconds median(const std::vector<analysis::nanoseconds>& of) {
  if (of.empty()) return 0;
  const std::size_t half = of.size() / 2;
  return of.size() % 2 == 1 ? of[half] : of[half - 1] + (of[half] - of[half - 1]) / 2;
}

}  // namespace

struct sampling::ending {
  expectation outcome = expectation::completed;
  analysis::nanoseconds at = 0;  // of the failure
  bool cut = false;
  bool cancelled = false;
  std::string fault{};
};

sampling::sampling(plan what, std::function<void()> tell) : what_(std::move(what)), tell_(std::move(tell)) {
  now_.columns = what_.x.values.size();
  now_.cells.resize(what_.x.values.size() * what_.y.values.size());
  now_.total = now_.cells.size() * what_.runs_per_cell;
  times_.resize(now_.cells.size());
}

std::size_t sampling::cell_of(std::size_t turn, std::size_t cells) {
  // Steps of the golden section, without a divisor in common with the number of cells: they reach all.
  constexpr double golden = 0.6180339887498949;
  auto step = std::max<std::size_t>(1, static_cast<std::size_t>(static_cast<double>(cells) * golden));
  while (std::gcd(step, cells) != 1) ++step;
  return turn % cells * step % cells;
}

void sampling::run() {
  const std::size_t cells = times_.size();
  const std::size_t turns = cells * what_.runs_per_cell;
  for (std::size_t turn = 0; turn < turns; ++turn) {
    const std::size_t number = cell_of(turn, cells);
    {
      const std::scoped_lock lock(mutex_);
      now_.current = number;
    }
    if (tell_) tell_();
    if (cancelled_.load(std::memory_order_relaxed)) break;  // relaxed: carries no data
    ending how;
    try {
      how = run_once(number, turn);
    } catch (const std::exception& error) {  // no thread is left to be had, perhaps
      how.fault = error.what();
    }
    if (how.cancelled) break;
    if (!how.fault.empty()) {
      const std::scoped_lock lock(mutex_);
      now_.fault = how.fault;
      break;
    }
    count(number, how);
  }
  const std::scoped_lock lock(mutex_);
  now_.current.reset();
  now_.cancelled = now_.fault.empty() && now_.done < now_.total;
}

void sampling::cancel() {
  cancelled_.store(true, std::memory_order_relaxed);  // relaxed: may be seen a little late
}

sampling::picture sampling::now() const {
  const std::scoped_lock lock(mutex_);
  return now_;
}

scenario::settings sampling::settings_of(std::size_t cell_number) const {
  scenario::settings values(*what_.of);  // without the window as its host: nobody sits there
  for (const scenario::knob& each : what_.of->knobs) values.set(each.id, what_.fixed.number(each.id));
  values.set(what_.x.of->id, what_.x.values[cell_number % what_.x.values.size()]);
  values.set(what_.y.of->id, what_.y.values[cell_number / what_.x.values.size()]);
  return values;
}

sampling::ending sampling::run_once(std::size_t cell_number, std::size_t turn) const {
  scenario::run::options how;
  how.seed = what_.seed + turn;
  how.cap_records = most_records;
  scenario::run running(*what_.of, what_.as->id, settings_of(cell_number), how);
  const auto deadline = steady_clock::now() + what_.limit;
  ending end;
  const auto look = [&] {
    running.trace()->read([&](const scenario::recording::view& now) {
      end.outcome = scenario::outcome_of(now.analysis);
      if (end.outcome != expectation::completed) end.at = time_of(end.outcome, now.analysis);
    });
    return end.outcome != expectation::completed;
  };
  for (;;) {
    const auto now = steady_clock::now();
    if (now >= deadline || running.wait_until(std::min(deadline, now + look_every))) break;
    if (cancelled_.load(std::memory_order_relaxed)) {  // relaxed: carries no data
      end.cancelled = true;
      break;
    }
    running.refresh();
    if (look()) break;
  }
  const bool is_over = running.is_finished();
  running.stop();
  end.fault = running.fault();
  // What its last moments have brought; not what only came of its being stopped.
  if (end.outcome == expectation::completed && is_over) look();
  end.cut = end.outcome == expectation::completed && !is_over;
  return end;
}

void sampling::count(std::size_t cell_number, const ending& how) {
  auto& times = times_[cell_number];
  if (how.outcome != expectation::completed)
    times.insert(std::upper_bound(times.begin(), times.end(), how.at), how.at);
  const std::scoped_lock lock(mutex_);
  cell& to = now_.cells[cell_number];
  ++to.runs;
  ++to.came_to[static_cast<std::size_t>(how.outcome)];
  if (how.cut) ++to.cut;
  to.median_time = median(times);
  ++now_.done;
}

}  // namespace interleave::explore
