#include "core/bench/measurement.h"

#include "core/scenario/run.h"
#include "core/schedule/control.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <random>
#include <utility>

namespace interleave::bench {

namespace {

std::array<double, 3> load_now() {
  std::array<double, 3> load{};
  if (::getloadavg(load.data(), 3) < 0) load.fill(0);
  return load;
}

std::string compiler() {
#if defined(__clang__)
  std::string text = "clang++ " __clang_version__;
#elif defined(__GNUC__)
  std::string text = "g++ " __VERSION__;
#else
  std::string text = "unknown";
#endif
#if defined(__OPTIMIZE__)
  return text + ", optimised";
#else
  return text + ", not optimised";
#endif
}

std::string time_now() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text;
}

std::string name_of(const report& in, std::size_t row, std::size_t point) {
  const row_report& of = in.rows[row];
  std::string name(of.of->title);
  if (of.of->swept) name += " at " + std::to_string(static_cast<long>(of.points[point].at));
  return name;
}

// The round that is under way isn't complete: its figures do not count.
void cut(report& to, std::size_t rounds) {
  for (row_report& row : to.rows) {
    for (point_report& point : row.points) {
      for (auto& series : point.samples) series.resize(std::min(series.size(), rounds));
    }
  }
}

}  // namespace

measurement::measurement(const experiment& of, const scenario::settings& knobs, options how)
    : of_(of), knobs_(knobs), how_(std::move(how)) {}

std::vector<measurement::place> measurement::prepare(report& into) const {
  std::vector<place> all;
  for (const row& each : of_.rows) {
    const std::string id(each.id);
    if (!how_.rows.empty() && std::find(how_.rows.begin(), how_.rows.end(), id) == how_.rows.end()) continue;
    row_report made{.of = &each, .unavailable = each.unavailable ? each.unavailable() : "", .points = {}};
    if (made.unavailable.empty()) {
      const std::vector<double> at = each.swept ? of_.over.points(knobs_) : std::vector<double>{0};
      for (const double where : at) {
        point_report point;
        point.at = where;
        point.samples.resize(of_.figures.size());
        made.points.push_back(std::move(point));
        all.push_back({into.rows.size(), made.points.size() - 1});
      }
    }
    into.rows.push_back(std::move(made));
  }
  return all;
}

report measurement::run() {
  report what;
  what.of = &of_;
  what.knobs = knobs_.all();
  what.seed = how_.seed;
  what.taken = {.machine = os::system_facts(),
                .compiler = compiler(),
                .taken_at = time_now(),
                .load_before = load_now(),
                .load_after = {}};
  std::vector<place> order = prepare(what);
  const int rounds = how_.warm_ups + how_.repetitions;
  const std::size_t total = order.size() * static_cast<std::size_t>(rounds);
  std::size_t done = 0;
  std::minstd_rand random(static_cast<std::minstd_rand::result_type>(how_.seed % 2147483646u + 1));
  for (int round = 0; round < rounds && !is_cancelled(); ++round) {
    const bool counts = round >= how_.warm_ups;
    const std::string which = counts ? "round " + std::to_string(round - how_.warm_ups + 1) + " of " +
                                           std::to_string(how_.repetitions)
                                     : "warming up";
    std::shuffle(order.begin(), order.end(), random);
    for (const place& next : order) {
      if (is_cancelled()) break;
      say(done, total, which + ": " + name_of(what, next.row, next.point));
      measure(what, next, counts);
      ++done;
    }
    if (counts && !is_cancelled()) ++what.repetitions;
  }
  what.cancelled = is_cancelled();
  if (what.cancelled) cut(what, static_cast<std::size_t>(what.repetitions));
  what.taken.load_after = load_now();
  say(done, total, what.cancelled ? "cancelled" : "done");
  return what;
}

void measurement::measure(report& into, const place& what, bool counts) {
  const row& of = *into.rows[what.row].of;
  point_report& point = into.rows[what.row].points[what.point];
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  if (counts) {
    for (auto& series : point.samples) series.push_back(nothing);
  }
  if (!point.wrong.empty()) return;

  schedule::control rules;
  {
    const std::scoped_lock lock(mutex_);
    if (is_cancelled()) return;
    current_ = &rules;
  }
  trial here(knobs_, point.at);
  try {
    const schedule::membership member(rules, 0);
    of.body(here);
    point.wrong = rules.fault().empty() ? here.wrong() : rules.fault();
  } catch (const schedule::cancelled&) {
    // What it has told is not whole.
  } catch (const std::exception& fault) {
    point.wrong = fault.what();
  }
  {
    const std::scoped_lock lock(mutex_);
    current_ = nullptr;
  }
  if (is_cancelled()) {
    point.wrong.clear();  // threads that were stopped have no right result
    return;
  }
  if (here.result()) point.result = here.result();
  if (!counts) return;
  for (const auto& [id, value] : here.told()) {
    const std::size_t index = of_.index_of_figure(id);
    if (index < of_.figures.size()) point.samples[index].back() = value;
  }
}

void measurement::say(std::size_t done, std::size_t total, std::string now) const {
  if (how_.tell) how_.tell({.done = done, .total = total, .now = std::move(now)});
}

void measurement::cancel() {
  const std::scoped_lock lock(mutex_);
  cancelled_.store(true, std::memory_order_relaxed);  // relaxed: the lock orders it with `current_`
  if (current_ != nullptr) current_->cancel();
}

std::shared_ptr<scenario::recording> traced(const experiment& of, std::string_view row_id,
                                            const scenario::settings& knobs) {
  scenario::run once(of.about, row_id, knobs, {});
  while (!once.wait_until(std::chrono::steady_clock::now() + std::chrono::hours(1))) {
  }
  once.stop();
  if (!once.fault().empty()) throw std::runtime_error(once.fault());
  return once.trace();
}

}  // namespace interleave::bench
