#pragma once

#include "core/bench/experiment.h"
#include "core/bench/report.h"

#include <initializer_list>
#include <utility>
#include <vector>

namespace interleave::bench::test {

// An experiment of two rows and one claim, whose bodies are given.
inline experiment two_rows(std::function<void(trial&)> first, std::function<void(trial&)> second) {
  return with_variants({
      .about = {.id = "made-up",
                .title = "Made up",
                .chapter = 5,
                .explanation = "",
                .source = "",
                .progress = "",
                .advice = "",
                .variants = {},
                .knobs = {{"n", "Number", "", 1, 100, 10, 1, false}}},
      .figures = {{"time_ms", "Time", "ms", better::less}, {"answers", "Answers", "", better::more}},
      .rows = {{"one", "One", "", std::move(first)}, {"other", "Other", "", std::move(second)}},
      .claims = {{"other", "one", "time_ms", "REASON-LESS", "REASON-MORE", "REASON-SAME"}},
  });
}

// A report of it with these times, as if they had been measured.
inline report made_up(const experiment& of, std::vector<double> one, std::vector<double> other) {
  report what;
  what.of = &of;
  what.repetitions = static_cast<int>(one.size());
  for (auto* times : {&one, &other}) {
    point_report point;
    point.samples = {*times, {}};
    row_report row;
    row.of = &of.rows[what.rows.size()];
    row.points.push_back(std::move(point));
    what.rows.push_back(std::move(row));
  }
  return what;
}

}  // namespace interleave::bench::test
