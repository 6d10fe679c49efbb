#pragma once

#include "core/bench/experiment.h"
#include "core/bench/statistics.h"
#include "core/os/system_facts.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace interleave::bench {

// What the figures were taken on.
struct conditions {
  os::facts machine;
  std::string compiler;                 // "g++ 12.2.0, optimised"
  std::string taken_at;                 // "2026-11-23T10:35:00Z"
  std::array<double, 3> load_before{};  // load averages over 1, 5 and 15 minutes
  std::array<double, 3> load_after{};
};

// A row at one point of the sweep.
struct point_report {
  double at = 0;
  // By figure of the experiment, by round; NaN where a row has no such figure.
  std::vector<std::vector<double>> samples;
  std::optional<std::int64_t> result;  // of the first round that was wrong, or of the last
  std::string wrong;                   // the first thing that was not as it has to be; empty: all is right

  [[nodiscard]] summary of(std::size_t figure) const { return summarise(samples[figure]); }
};

struct row_report {
  const row* of = nullptr;
  std::string unavailable;           // why it was not measured; empty: it was
  std::vector<point_report> points;  // one, or those of the sweep

  [[nodiscard]] const point_report* at(double where) const;  // nullptr: not measured there
};

// What a measurement came to. A plain value: to be kept, compared, written (json.h) and told (verdict.h).
struct report {
  const experiment* of = nullptr;
  std::map<std::string, double> knobs;
  int repetitions = 0;  // complete ones
  std::uint64_t seed = 0;
  bool cancelled = false;
  conditions taken;
  std::vector<row_report> rows;  // those that were asked for, in the order of the experiment

  [[nodiscard]] const row_report* find(std::string_view row_id) const;
  // Every result is as it has to be.
  [[nodiscard]] bool is_right() const;
  // A row's figure by `versus`'s, round by round; none where either was not measured.
  [[nodiscard]] std::optional<summary> ratio_of(std::string_view row_id, std::string_view versus,
                                                std::string_view figure, double at = 0) const;
};

}  // namespace interleave::bench
