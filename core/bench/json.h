#pragma once

#include "core/bench/report.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace interleave::bench {

// The object of `bench NAME --json`, and what `--save` writes: every figure that is shown. Of a row, or of
// each of its points where it is swept (`points`, each with the sweep's id, as "threads": 8):
//
//   result, right, wrong
//   time_ms, p99_us, …          each figure's median by its id, which ends in the unit
//   median_ms, min_ms, max_ms, q1_ms, q3_ms, mad_ms     of the first figure
//   figures: {"time_ms": {median_ms, min_ms, max_ms, q1_ms, q3_ms, mad_ms, low_ms, high_ms, confidence,
//             samples_ms}, …}
//   ratios: {"time_ms": {versus, median, low, high, spread, says}, …}   to the row that it is compared with
//
// and in all `verdict`, `claims` with their ratios, knobs, and what it was taken on.
[[nodiscard]] nlohmann::ordered_json to_json(const report& of);

// For `list --json`: id, title, explanation, knobs, figures, rows.
[[nodiscard]] nlohmann::ordered_json to_json(const experiment& of);

// A table of all figures, a line each row, point and figure, with a line of headings (RFC 4180).
[[nodiscard]] std::string to_csv(const report& of);

// A figure of an earlier run beside that of this one.
struct change {
  std::string_view row;
  double at = 0;
  std::string_view figure;
  double then = 0;  // medians
  double now = 0;
  summary ratio;  // now by then
};

struct comparison {
  std::vector<change> changes;
  std::vector<std::string> differences;  // of settings and machine: "threads: 4, now 8"
};

// With what an earlier run saved: an object of to_json, or one with such objects in `benchmarks`. Throws
// std::invalid_argument, in one line, if it holds no figures of this experiment.
[[nodiscard]] comparison compare(const report& now, const nlohmann::ordered_json& saved);

[[nodiscard]] nlohmann::ordered_json to_json(const comparison& of);

}  // namespace interleave::bench
