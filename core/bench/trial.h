#pragma once

#include "core/scenario/settings.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace interleave::bench {

// One repetition of one row, while it is measured: what it reads its settings from, and tells its figures to.
// Used by the row's main thread, except for checkpoint, which any thread of the run calls.
//
//   const stopwatch total;
//   … the work …
//   here.tell("time_ms", total.ms());
//   here.result(sum, 450000015000000);
class trial {
 public:
  explicit trial(const scenario::settings& values, double at = 0) : knobs(values), at_(at) {}

  const scenario::settings& knobs;

  // Where on the sweep: 8 threads.
  [[nodiscard]] int at() const { return static_cast<int>(at_); }

  // A figure of the experiment. What isn't told has no value in this row.
  void tell(std::string_view figure, double value) { told_.emplace_back(figure, value); }
  // What came out, and what has to.
  void result(std::int64_t is, std::int64_t should_be);
  // Anything else that has to hold; the first that doesn't is kept.
  void require(bool holds, std::string_view otherwise);

  // Throws schedule::cancelled once the measurement is cancelled; two loads if not.
  static void checkpoint();

  [[nodiscard]] const std::vector<std::pair<std::string, double>>& told() const { return told_; }
  [[nodiscard]] std::optional<std::int64_t> result() const { return result_; }
  [[nodiscard]] const std::string& wrong() const { return wrong_; }  // empty: all is right

 private:
  const double at_;
  std::vector<std::pair<std::string, double>> told_;
  std::optional<std::int64_t> result_;
  std::string wrong_;
};

// Time since it was made.
class stopwatch {
 public:
  [[nodiscard]] std::int64_t ns() const {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - begin_)
        .count();
  }
  [[nodiscard]] double us() const { return static_cast<double>(ns()) / 1e3; }
  [[nodiscard]] double ms() const { return static_cast<double>(ns()) / 1e6; }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace interleave::bench
