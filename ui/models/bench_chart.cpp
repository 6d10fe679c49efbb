#include "ui/models/bench_chart.h"

#include "core/bench/verdict.h"
#include "ui/models/bench_texts.h"
#include "ui/models/words.h"

#include <algorithm>

namespace interleave::ui {

namespace {

using bench::point_report;
using bench::report;
using bench::row_report;

// Rows that are measured over the sweep and have this figure; also those that have none because they are
// wrong.
std::vector<const row_report*> curves_in(const report& of, std::size_t figure) {
  std::vector<const row_report*> all;
  for (const row_report& each : of.rows) {
    if (!each.of->swept) continue;
    const bool told = std::any_of(each.points.begin(), each.points.end(), [&](const point_report& point) {
      return point.of(figure).count > 0 || !point.wrong.empty();
    });
    if (told) all.push_back(&each);
  }
  return all;
}

// The rows that others are compared with, each once, in order.
std::vector<const bench::row*> groups_of(const report& of, const std::vector<const row_report*>& rows) {
  std::vector<const bench::row*> all;
  for (const row_report* const each : rows) {
    const bench::row* const by = &of.of->baseline_of(*each->of);
    if (std::find(all.begin(), all.end(), by) == all.end()) all.push_back(by);
  }
  return all;
}

bool has_cuts(const std::vector<const row_report*>& rows, const std::vector<const bench::row*>& groups) {
  return rows.size() > most_curves && groups.size() > 1;
}

chart_value value_of(const row_report& row, const point_report& point, const bench::figure& figure,
                     std::size_t index, const bench::comparison* then) {
  chart_value made;
  made.at = point.at;
  const bench::summary s = point.of(index);
  made.count = s.count;
  if (s.count > 0) {
    made.median = s.median;
    made.low = s.low;
    made.high = s.high;
    made.min = s.min;
    made.max = s.max;
  }
  if (then == nullptr) return made;
  for (const bench::change& each : then->changes) {
    if (each.row == row.of->id && each.figure == figure.id && each.at == point.at) made.then = each.then;
  }
  return made;
}

QString wrong_text(const point_report& point) {
  return point.wrong.empty() ? QString() : QStringLiteral("wrong: ") + QString::fromStdString(point.wrong);
}

chart_bar bar_of(const report& of, const row_report& row, const point_report* point, std::size_t index,
                 const bench::comparison* then) {
  const bench::figure& figure = of.of->figures[index];
  const bench::row& by = of.of->baseline_of(*row.of);
  chart_bar made;
  made.row = from(row.of->id);
  made.title = from(row.of->title);
  made.is_baseline = &by == row.of;
  made.versus = from(by.title);
  if (!row.unavailable.empty()) {
    made.problem = QString::fromStdString(row.unavailable);
    return made;
  }
  if (point == nullptr) return made;
  made.value = value_of(row, *point, figure, index, then);
  made.problem = wrong_text(*point);
  made.wrong = !point->wrong.empty();
  if (!made.value.is_known()) return made;
  made.text = quantity(made.value.median, figure.unit);
  if (made.is_baseline) return made;
  if (const auto ratio = of.ratio_of(row.of->id, by.id, figure.id, point->at); ratio && ratio->count > 0) {
    made.ratio = ratio_text(*ratio);
  }
  return made;
}

chart_curve curve_of(const report& of, const row_report& row, std::size_t index,
                     const bench::comparison* then) {
  chart_curve made;
  made.row = from(row.of->id);
  made.title = from(row.of->title);
  for (const point_report& each : row.points) {
    made.points.push_back(value_of(row, each, of.of->figures[index], index, then));
    if (made.problem.isEmpty()) made.problem = wrong_text(each);
  }
  const auto bend = bench::bend_of(of, row.of->id, of.of->figures[index].id);
  if (!bend || bend->best_at == bend->last_at) return made;
  const bench::direction worse =
      of.of->figures[index].is == bench::better::more ? bench::direction::less : bench::direction::more;
  if (bench::judge(bend->last_by_best) != worse) return made;
  for (std::size_t i = 0; i < made.points.size(); ++i) {
    if (made.points[i].at == bend->best_at) made.best = i;
  }
  return made;
}

void add_values(std::vector<double>& to, const chart_value& of) {
  for (const double each : {of.median, of.min, of.max, of.then}) to.push_back(each);
}

void fill_bars(chart_data& to, const report& of, std::size_t index, const bench::comparison* then) {
  std::vector<double> values;
  for (const row_report& each : of.rows) {
    if (each.of->swept) continue;
    const point_report* const point = each.points.empty() ? nullptr : &each.points.front();
    to.bars.push_back(bar_of(of, each, point, index, then));
    add_values(values, to.bars.back().value);
  }
  // A figure that a row does not have is no gap in the chart, unless it should be there.
  std::erase_if(to.bars,
                [](const chart_bar& each) { return !each.value.is_known() && each.problem.isEmpty(); });
  to.scale = timeline::scale_for(values);
}

}  // namespace

QStringList cuts_of(const report& of, std::size_t figure) {
  const auto rows = curves_in(of, figure);
  const auto groups = groups_of(of, rows);
  if (!has_cuts(rows, groups)) return {};
  QStringList all;
  const QString first = rows.front()->points.empty() ? QString() : digits(rows.front()->points.front().at);
  all.push_back(QStringLiteral("All, %1: %2").arg(from(of.of->over.title).toLower(), first));
  for (const bench::row* const each : groups) all.push_back(from(each->title));
  return all;
}

chart_data chart_of(const report& of, std::size_t figure, std::size_t cut, const bench::comparison* then) {
  chart_data made;
  if (of.of == nullptr || figure >= of.of->figures.size()) return made;
  const bench::figure& shown = of.of->figures[figure];
  made.title = from(shown.title);
  made.unit = shown.unit == "1/s" ? QStringLiteral("/s") : from(shown.unit);
  made.over = from(of.of->over.title);
  if (shown.is == bench::better::less) made.better = QStringLiteral("less is better");
  if (shown.is == bench::better::more) made.better = QStringLiteral("more is better");

  const auto rows = curves_in(of, figure);
  const auto groups = groups_of(of, rows);
  const bool in_cuts = has_cuts(rows, groups);
  if (rows.empty()) {
    made.kind = chart_data::form::bars;
    fill_bars(made, of, figure, then);
    if (made.bars.empty()) made.kind = chart_data::form::none;
    return made;
  }
  std::vector<double> values;
  if (in_cuts && cut == 0) {
    made.kind = chart_data::form::bars;
    for (const row_report* const each : rows) {
      made.bars.push_back(
          bar_of(of, *each, each->points.empty() ? nullptr : &each->points.front(), figure, then));
      add_values(values, made.bars.back().value);
    }
  } else {
    made.kind = chart_data::form::curves;
    for (const row_report* const each : rows) {
      if (in_cuts && &of.of->baseline_of(*each->of) != groups[std::min(cut, groups.size()) - 1]) continue;
      made.curves.push_back(curve_of(of, *each, figure, then));
      for (const chart_value& point : made.curves.back().points) {
        add_values(values, point);
        if (std::find(made.places.begin(), made.places.end(), point.at) == made.places.end()) {
          made.places.push_back(point.at);
        }
      }
    }
    std::sort(made.places.begin(), made.places.end());
  }
  made.scale = timeline::scale_for(values);
  return made;
}

QString words_for(const QString& title, const QString& over, const chart_value& value,
                  std::string_view unit) {
  QString text = title;
  if (!over.isEmpty()) text += QStringLiteral(", %1 %2").arg(over.toLower(), digits(value.at));
  if (!value.is_known()) return text + QStringLiteral(": not measured");
  text += QStringLiteral(": ") + quantity(value.median, unit);
  if (value.count > 1) {
    text += QStringLiteral("  (median in %1; all %2 rounds %3)")
                .arg(range(value.low, value.high))
                .arg(value.count)
                .arg(range(value.min, value.max));
  }
  if (std::isfinite(value.then)) text += QStringLiteral("; then ") + quantity(value.then, unit);
  return text;
}

}  // namespace interleave::ui
