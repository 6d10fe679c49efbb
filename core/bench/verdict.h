#pragma once

#include "core/bench/report.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace interleave::bench {

// What a ratio lets one say: the whole interval below 1, above it, close about it, or none of these, so that
// nothing can be said.
enum class direction : std::uint8_t { less, more, same, unclear };

// Less and more need 2 % on the whole interval, the same at most 10 % to either side; fewer than three
// repetitions say nothing.
[[nodiscard]] direction judge(const summary& ratio);

// "less", "more", "same", "unclear".
[[nodiscard]] std::string_view word_for(direction which);

// "0.52", "1.3", "14", "2,300": three digits are more than a benchmark is good for.
[[nodiscard]] std::string rounded(double value);

// One claim in the words of its figures: what came out, how sure that is, and the reason for this direction.
// Empty if a row of it was not measured or was wrong. Pure.
//
//   words_for(report, report.of->claims[0])
//   // “Threads” needed 0.52 times the time of “One thread” (0.50 to 0.55): their shares have nothing to …
[[nodiscard]] std::string words_for(const report& of, const claim& what);

// The experiment's sentences: first of what was wrong or cut short, then its claims, then its own remarks.
[[nodiscard]] std::vector<std::string> verdict(const report& of);

// Rows that share the sweep: where the curve of `figure` is best, by its medians; for a figure of which less
// (more) is better the least (greatest) median.
struct bend {
  double best_at = 0;
  double best = 0;
  double last_at = 0;
  summary last_by_best;  // ratio of the last point to the best one, round by round
};
[[nodiscard]] std::optional<bend> bend_of(const report& of, std::string_view row_id, std::string_view figure);

}  // namespace interleave::bench
