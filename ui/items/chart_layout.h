#pragma once

#include "ui/models/bench_chart.h"

#include <QList>
#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <QSizeF>

#include <optional>
#include <vector>

namespace interleave::ui {

// Where a chart's parts are, in pixels of the plot alone: labels are the QML's. Pure.

// A bar in its line; NaN where there is no such value.
struct bar_shape {
  QRectF bar;  // from the axis' beginning to the median
  double middle = 0;
  double median = 0;
  double low = 0;
  double high = 0;
  double min = 0;
  double max = 0;
  double then = 0;
};

// The bar of line `line` of lines so high. The median of what is too small to be seen is a pixel long.
bar_shape bar_shape_of(const chart_value& of, const timeline::value_scale& scale, int line,
                       double line_height, double width);

// Which of `count` lines is at y; none below the last.
std::optional<std::size_t> line_at(double y, double line_height, std::size_t count);

// The frame that curves are drawn in: places of the sweep from left to right, each twice as far as the one
// before at the same distance where they span that much, and values from bottom to top. A marker at an edge
// has room.
class curve_frame {
 public:
  static constexpr double room = 10;

  curve_frame(QSizeF size, timeline::value_scale values, const std::vector<double>& places);

  [[nodiscard]] double x_of(double place) const;
  [[nodiscard]] double y_of(double value) const;
  [[nodiscard]] QPointF point_of(const chart_value& of) const { return {x_of(of.at), y_of(of.median)}; }

 private:
  QSizeF size_;
  timeline::value_scale values_;
  double first_ = 0;
  double last_ = 1;
  bool logarithmic_ = false;
};

// The line through a curve's medians, in pieces: it has a gap where a value is missing.
std::vector<QPolygonF> lines_of(const chart_curve& of, const curve_frame& in);
// The area between low and high, in pieces likewise.
std::vector<QPolygonF> bands_of(const chart_curve& of, const curve_frame& in);

struct curve_place {
  std::size_t curve;
  std::size_t point;
};
// The median nearest to a place, at most `reach` away.
std::optional<curve_place> nearest(const chart_data& in, const curve_frame& frame, const QPointF& to,
                                   double reach);

// How the n-th curve is told from the others, besides by its colour: dashes (in widths of the line; none:
// solid) and the shape at its points.
inline constexpr int chart_styles = 6;
QList<qreal> dashes_of(int style);
QPolygonF marker_of(int style, const QPointF& at, double radius);

}  // namespace interleave::ui
