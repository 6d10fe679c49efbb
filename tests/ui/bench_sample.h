#pragma once

#include "core/bench/experiment.h"
#include "core/bench/report.h"

#include <cmath>
#include <memory>
#include <string>
#include <vector>

namespace interleave::ui {

// A benchmark that nobody runs: two rows, of which the second is compared with the first, one that is not to
// be had, and rows over a sweep.
inline bench::experiment made_up(int swept_groups = 1) {
  using enum bench::better;
  bench::experiment of;
  of.about.id = "sum";  // one that the window can choose
  of.about.title = "Made up";
  of.figures = {{"time_ms", "Time", "ms", less}, {"rate_per_s", "Rate", "1/s", more}};
  of.rows = {{"one", "One", "Alone.", nullptr, false, true},
             {"two", "Two", "Together.", nullptr},
             {"absent", "Absent", "Not here.", nullptr}};
  static const std::vector<std::string> names{"plain 1", "watched 1", "plain 2", "watched 2",
                                              "plain 3", "watched 3", "plain 4", "watched 4"};
  for (int i = 0; i < swept_groups; ++i) {
    const std::string& plain = names[static_cast<std::size_t>(2 * i)];
    const std::string& watched = names[static_cast<std::size_t>(2 * i + 1)];
    of.rows.push_back({plain, plain, "", nullptr, true, false, plain});
    of.rows.push_back({watched, watched, "", nullptr, true, false, plain});
  }
  of.over = {"threads", "Threads"};
  return of;
}

inline bench::point_report point(double at, std::vector<double> times, std::vector<double> rates) {
  bench::point_report made;
  made.at = at;
  made.samples = {std::move(times), std::move(rates)};
  made.result = 1;
  return made;
}

// Five rounds of it. `of` outlives the report.
inline bench::report report_of(const bench::experiment& of) {
  const double none = std::nan("");
  const std::vector<double> nothing(5, none);
  bench::report made;
  made.of = &of;
  made.repetitions = 5;
  made.taken.machine.cpu_model = "A processor";
  made.taken.machine.cores = 2;
  made.taken.machine.kernel = "Linux 6.1";
  made.taken.compiler = "g++ 12, optimised";
  made.taken.taken_at = "2026-11-23T10:35:00Z";
  for (const bench::row& each : of.rows) {
    bench::row_report row{.of = &each, .unavailable = "", .points = {}};
    if (each.id == "absent") {
      row.unavailable = "there is no such thing here";
    } else if (!each.swept) {
      const double factor = each.id == "two" ? 0.5 : 1;
      row.points.push_back(
          point(0, {10 * factor, 11 * factor, 10 * factor, 9 * factor, 10 * factor}, nothing));
    } else {
      // Best at 2, and half of that at 4.
      for (const auto& [at, rate] : {std::pair{1.0, 100.0}, {2.0, 200.0}, {4.0, 100.0}}) {
        row.points.push_back(point(at, nothing, {rate, rate, rate, rate, rate}));
      }
    }
    made.rows.push_back(std::move(row));
  }
  return made;
}

}  // namespace interleave::ui
