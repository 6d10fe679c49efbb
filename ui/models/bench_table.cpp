#include "ui/models/bench_table.h"

#include "ui/models/bench_texts.h"
#include "ui/models/words.h"

#include <QVariantMap>

#include <cmath>
#include <utility>

namespace interleave::ui {

namespace {

QVariantMap column(const QString& title, const QString& unit) {
  return {{QStringLiteral("title"), title}, {QStringLiteral("unit"), unit}};
}

QVariantMap cell(const QString& text, const QString& note, const QString& spoken) {
  return {{QStringLiteral("text"), text}, {QStringLiteral("note"), note}, {QStringLiteral("spoken"), spoken}};
}

bool has_sweep(const bench::experiment& of) {
  return !of.over.id.empty();
}

double median_then(const bench::comparison* then, const bench::row& row, double at, std::string_view figure) {
  if (then == nullptr) return std::nan("");
  for (const bench::change& each : then->changes) {
    if (each.row == row.id && each.at == at && each.figure == figure) return each.then;
  }
  return std::nan("");
}

QVariantMap figure_cell(const bench::row_report& row, const bench::point_report& point,
                        const bench::figure& figure, std::size_t index, const bench::comparison* then) {
  const bench::summary s = point.of(index);
  if (s.count == 0) return cell({}, {}, from(figure.title) + QStringLiteral(": none"));
  const QString around = s.count > 1 ? range(s.low, s.high) : QString();
  const double before = median_then(then, *row.of, point.at, figure.id);
  QString note = QString(around).remove(QLatin1Char(' '));  // closed up: columns are narrow
  QString spoken = from(figure.title) + QStringLiteral(": ") + quantity(s.median, figure.unit);
  if (!around.isEmpty()) spoken += QStringLiteral(", median in ") + around;
  if (std::isfinite(before)) {
    note = QStringLiteral("then ") + digits(before);
    spoken += QStringLiteral(", then ") + quantity(before, figure.unit);
  }
  return cell(digits(s.median), note, spoken);
}

}  // namespace

QVariantList report_columns(const bench::experiment& of) {
  QVariantList all{column(QString(), QString())};
  if (has_sweep(of)) all.push_back(column(from(of.over.title), QString()));
  for (const bench::figure& each : of.figures) {
    all.push_back(column(from(each.title), each.unit == "1/s" ? QStringLiteral("/s") : from(each.unit)));
  }
  return all;
}

std::vector<QByteArray> report_roles() {
  return {"key", "title", "state", "stateText", "cells"};
}

std::vector<table_model::row> report_rows(const bench::report& of, const bench::comparison* then) {
  std::vector<table_model::row> rows;
  for (const bench::row_report& row : of.rows) {
    const QString id = from(row.of->id);
    const QString title = from(row.of->title);
    if (!row.unavailable.empty()) {
      rows.push_back({id, title, QStringLiteral("unavailable"), QString::fromStdString(row.unavailable),
                      QVariantList()});
      continue;
    }
    for (const bench::point_report& point : row.points) {
      QVariantList cells;
      const QString at = row.of->swept ? digits(point.at) : QString();
      if (has_sweep(*of.of)) {
        cells.push_back(QVariant(cell(at, {}, from(of.of->over.title) + QLatin1Char(' ') + at)));
      }
      for (std::size_t i = 0; i < of.of->figures.size(); ++i) {
        cells.push_back(QVariant(figure_cell(row, point, of.of->figures[i], i, then)));
      }
      const bool right = point.wrong.empty();
      rows.push_back({id + QLatin1Char('@') + QString::number(point.at), title,
                      right ? QStringLiteral("right") : QStringLiteral("wrong"),
                      QString::fromStdString(point.wrong), std::move(cells)});
    }
  }
  return rows;
}

}  // namespace interleave::ui
