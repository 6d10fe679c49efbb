#include "core/bench/verdict.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>

namespace interleave::bench {

namespace {

constexpr double clearly = 0.02;
constexpr double about_the_same = 0.10;
constexpr std::size_t fewest = 3;

// "Time" → "time", but not "PSS"; without what is in brackets at its end.
std::string in_a_sentence(std::string_view title) {
  std::string text(title.substr(0, title.find(" (")));
  const auto upper = [](char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; };
  if (text.size() > 1 && !upper(text[1])) text[0] = static_cast<char>(std::tolower(text[0]));
  return text;
}

std::string quoted(std::string_view title) {
  return "“" + std::string(title) + "”";
}

std::string_view verb_for(better which) {
  switch (which) {
    case better::less:
      return " needed ";
    case better::more:
      return " reached ";
    case better::neither:
      return " had ";
  }
  return " had ";
}

std::string interval(const summary& of) {
  return "(" + rounded(of.low) + " to " + rounded(of.high) + ")";
}

bool usable(const row_report* row) {
  return row != nullptr && row->unavailable.empty() &&
         std::all_of(row->points.begin(), row->points.end(),
                     [](const point_report& point) { return point.wrong.empty(); });
}

}  // namespace

direction judge(const summary& ratio) {
  if (ratio.count < fewest) return direction::unclear;
  if (ratio.high < 1 - clearly) return direction::less;
  if (ratio.low > 1 + clearly) return direction::more;
  if (ratio.low >= 1 - about_the_same && ratio.high <= 1 + about_the_same) return direction::same;
  return direction::unclear;
}

std::string_view word_for(direction which) {
  switch (which) {
    case direction::less:
      return "less";
    case direction::more:
      return "more";
    case direction::same:
      return "same";
    case direction::unclear:
      return "unclear";
  }
  return "unclear";
}

std::string rounded(double value) {
  char text[64];
  const double size = std::abs(value);
  if (size >= 1000) {
    const double scale = std::pow(10, std::floor(std::log10(size)) - 2);
    std::snprintf(text, sizeof text, "%.0f", std::round(value / scale) * scale);
    std::string digits(text);
    const std::size_t sign = digits[0] == '-' ? 1 : 0;
    for (std::size_t i = digits.size(); i > sign + 3; i -= 3) digits.insert(i - 3, ",");
    return digits;
  }
  // Counts, and powers of two.
  const int decimals = size == std::floor(size) ? 0 : size >= 100 ? 0 : size >= 10 ? 1 : 2;
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

std::string words_for(const report& of, const claim& what) {
  if (!usable(of.find(what.subject)) || !usable(of.find(what.versus))) return "";
  const auto found = of.ratio_of(what.subject, what.versus, what.figure);
  if (!found) return "";
  const figure& measured = of.of->figures[of.of->index_of_figure(what.figure)];
  const std::string subject = quoted(of.of->find_row(what.subject)->title);
  const std::string versus = quoted(of.of->find_row(what.versus)->title);
  const std::string name = in_a_sentence(measured.title);
  const std::string verb(verb_for(measured.is));
  const direction which = judge(*found);
  const auto because = [&] {
    const std::string_view reason = which == direction::less   ? what.if_less
                                    : which == direction::more ? what.if_more
                                                               : what.if_same;
    return (reason.empty() ? "" : ": " + std::string(reason)) + ".";
  };
  switch (which) {
    case direction::less:
    case direction::more:
      return subject + verb + rounded(found->median) + " times the " + name + " of " + versus + " " +
             interval(*found) + because();
    case direction::same:
      return subject + verb + "about the same " + name + " as " + versus + " " + interval(*found) + because();
    case direction::unclear:
      break;
  }
  if (found->count < fewest) {
    return subject + " and " + versus + ": " + std::to_string(found->count) +
           (found->count == 1 ? " repetition is" : " repetitions are") + " too few to compare their " + name +
           ".";
  }
  return subject + " and " + versus + ": the spread is too wide to say which" + verb + "more " + name +
         " (the first by the second: " + rounded(found->low) + " to " + rounded(found->high) +
         "); more repetitions may tell, or less load on the machine.";
}

std::vector<std::string> verdict(const report& of) {
  std::vector<std::string> sentences;
  for (const row_report& row : of.rows) {
    for (const point_report& point : row.points) {
      if (point.wrong.empty()) continue;
      const std::string where =
          row.of->swept ? " (" + in_a_sentence(of.of->over.title) + ": " + rounded(point.at) + ")" : "";
      sentences.push_back(quoted(row.of->title) + where +
                          " is wrong, so its figures say nothing: " + point.wrong + ".");
    }
  }
  if (of.repetitions == 0) {
    sentences.emplace_back("No round of repetitions was completed.");
    return sentences;
  }
  for (const claim& each : of.of->claims) {
    if (std::string words = words_for(of, each); !words.empty()) sentences.push_back(std::move(words));
  }
  if (of.of->remarks && of.is_right()) {
    for (std::string& each : of.of->remarks(of)) sentences.push_back(std::move(each));
  }
  if (sentences.empty()) {
    sentences.push_back("The figures of " + std::to_string(of.repetitions) +
                        (of.repetitions == 1 ? " round" : " rounds") +
                        " say nothing for sure: more rounds may.");
  }
  // More threads get a larger part of cores that others want too: wall-clock times then say more of that.
  const double load = of.taken.load_before[0];
  if (load > of.taken.machine.cores) {
    sentences.push_back(
        "Other programs kept the machine busy before (load " + rounded(load) + " on " +
        std::to_string(of.taken.machine.cores) + (of.taken.machine.cores == 1 ? " core" : " cores") +
        "): rows that run more threads then get more of it than those that run one, which favours them.");
  }
  return sentences;
}

std::optional<bend> bend_of(const report& of, std::string_view row_id, std::string_view figure_id) {
  const row_report* const row = of.find(row_id);
  const std::size_t index = of.of->index_of_figure(figure_id);
  if (!usable(row) || index == of.of->figures.size() || row->points.size() < 2) return std::nullopt;
  const bool more = of.of->figures[index].is == better::more;
  const auto median = [&](const point_report& point) { return point.of(index).median; };
  const auto best = std::max_element(row->points.begin(), row->points.end(),
                                     [&](const point_report& a, const point_report& b) {
                                       return more ? median(a) < median(b) : median(a) > median(b);
                                     });
  const point_report& last = row->points.back();
  return bend{.best_at = best->at,
              .best = median(*best),
              .last_at = last.at,
              .last_by_best = ratio(last.samples[index], best->samples[index])};
}

}  // namespace interleave::bench
