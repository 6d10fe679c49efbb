#pragma once

#include "core/bench/json.h"
#include "core/bench/report.h"
#include "core/timeline/scale.h"

#include <QString>
#include <QStringList>

#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace interleave::ui {

// What a chart says of a row at one place: the median and what is around it. NaN where it was not measured.
struct chart_value {
  double at = 0;  // on the sweep
  double median = std::nan("");
  double low = std::nan("");  // of the interval in which the median is
  double high = std::nan("");
  double min = std::nan("");
  double max = std::nan("");
  double then = std::nan("");  // the median of the run that is compared with
  std::size_t count = 0;

  [[nodiscard]] bool is_known() const { return std::isfinite(median); }
};

struct chart_bar {
  QString row;
  QString title;
  chart_value value;
  QString text;     // "12.4 ms"
  QString ratio;    // to what it is compared with: "0.52 × (0.50 – 0.55)"; empty for that itself
  QString versus;   // title of that
  QString problem;  // why there is no bar, or why it says nothing
  bool wrong = false;
  bool is_baseline = false;
};

struct chart_curve {
  QString row;
  QString title;
  std::vector<chart_value> points;  // in order of the sweep
  std::optional<std::size_t> best;  // of points, where the curve bends: the others after it are clearly worse
  QString problem;
};

// One figure of a report, ready to be drawn: bars for rows that are measured once, curves for those that are
// measured over a sweep. A plain value.
struct chart_data {
  enum class form { none, bars, curves };

  form kind = form::none;
  QString title;   // "Time"
  QString unit;    // "ms"
  QString over;    // title of the sweep
  QString better;  // "less is better"; empty where neither is
  timeline::value_scale scale;
  std::vector<chart_bar> bars;
  std::vector<chart_curve> curves;
  std::vector<double> places;  // of the sweep
};

// Curves of more rows than these are shown in cuts.
inline constexpr std::size_t most_curves = 6;

// The ways to look at a figure: none for one chart of all; where its curves are too many, "All at 1" (bars at
// the first place of the sweep), and then one by each row that others are compared with.
QStringList cuts_of(const bench::report& of, std::size_t figure);

// `cut`: one of cuts_of, 0 where there are none. `then`: what it is compared with, may be null.
chart_data chart_of(const bench::report& of, std::size_t figure, std::size_t cut = 0,
                    const bench::comparison* then = nullptr);

// "Threads at 8: 12.4 ms; the median is in 12.1 – 12.6; all 5 rounds: 11.9 – 14".
QString words_for(const QString& title, const QString& over, const chart_value& value, std::string_view unit);

}  // namespace interleave::ui
