#include "ui/items/chart_item.h"

#include <QPainter>
#include <QPainterPath>
#include <QPen>

#include <cmath>

// What chart_item and its key draw.
namespace interleave::ui {

namespace {

constexpr double line_width = 2;
constexpr double marker = 3.6;
constexpr double dot = 5;
constexpr double cap = 4;
constexpr double ring = 8;
constexpr double diamond = 5;

QColor faded(QColor of, double alpha) {
  of.setAlphaF(static_cast<float>(alpha));
  return of;
}

QPen pen_of(const QColor& colour, int style) {
  QPen pen(colour, line_width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
  const QList<qreal> dashes = dashes_of(style);
  if (!dashes.isEmpty()) pen.setDashPattern(dashes);
  return pen;
}

// Filled like the background: a line does not run through it.
void paint_marker(QPainter& on, int style, const QPointF& at, const QColor& colour, const QColor& inside) {
  on.setPen(QPen(colour, line_width * 0.8));
  on.setBrush(style % 2 == 0 ? colour : inside);
  on.drawPolygon(marker_of(style, at, marker));
}

}  // namespace

void chart_item::paint(QPainter* painter) {
  QPainter& on = *painter;
  on.setRenderHint(QPainter::Antialiasing);
  paint_grid(on);
  if (data_.kind == chart_data::form::bars) {
    int line = 0;
    for (const chart_bar& each : data_.bars) paint_bar(on, each, line++);
  } else if (data_.kind == chart_data::form::curves) {
    const curve_frame in = frame();
    for (std::size_t i = 0; i < data_.curves.size(); ++i) {
      on.setPen(Qt::NoPen);
      on.setBrush(faded(colour_of(i), 0.16));
      for (const QPolygonF& each : bands_of(data_.curves[i], in)) on.drawPolygon(each);
    }
    for (std::size_t i = 0; i < data_.curves.size(); ++i) paint_curve(on, i, in);
  }
}

void chart_item::paint_grid(QPainter& on) const {
  on.setRenderHint(QPainter::Antialiasing, false);
  on.setPen(grid_);
  const bool bars = data_.kind == chart_data::form::bars;
  const double bottom = bars ? line_height_ * static_cast<double>(data_.bars.size()) : height() - 1;
  for (const QVariant& each : bars ? x_marks_ : y_marks_) {
    const double at = std::floor(each.toMap().value(QStringLiteral("at")).toDouble());
    if (bars) {
      on.drawLine(QPointF(std::min(at, width() - 1), 0), QPointF(std::min(at, width() - 1), bottom));
    } else {
      on.drawLine(QPointF(0, std::min(at, bottom)), QPointF(width(), std::min(at, bottom)));
    }
  }
  on.setPen(faint_);
  if (bars) {
    on.drawLine(QPointF(0, 0), QPointF(0, bottom));
  } else if (data_.kind == chart_data::form::curves) {
    on.drawLine(QPointF(0, bottom), QPointF(width(), bottom));
  }
  on.setRenderHint(QPainter::Antialiasing);
}

void chart_item::paint_bar(QPainter& on, const chart_bar& of, int line) const {
  const bar_shape shape = bar_shape_of(of.value, data_.scale, line, line_height_, width());
  if (of.value.is_known()) {
    const QColor colour = of.wrong ? alert_ : of.is_baseline ? faint_ : bar_;
    if (data_.scale.logarithmic) {
      on.setPen(QPen(faded(colour, 0.55), line_width));
      on.drawLine(QPointF(0, shape.middle), QPointF(shape.median, shape.middle));
      paint_whisker(on, shape);
      on.setPen(QPen(colour, line_width));
      on.setBrush(of.is_baseline || of.wrong ? background_ : colour);
      on.drawEllipse(QPointF(shape.median, shape.middle), dot, dot);
    } else {
      on.setPen(Qt::NoPen);
      on.fillRect(shape.bar, of.is_baseline || of.wrong ? faded(colour, 0.22) : faded(colour, 0.85));
      if (of.wrong) on.fillRect(shape.bar, QBrush(alert_, Qt::BDiagPattern));
      if (of.is_baseline || of.wrong) {
        on.setPen(QPen(colour, 1));
        on.setBrush(Qt::NoBrush);
        on.drawRect(shape.bar.adjusted(0.5, 0.5, -0.5, -0.5));
      }
      paint_whisker(on, shape);
    }
  }
  if (std::isfinite(shape.then)) paint_then(on, {shape.then, shape.middle});
}

void chart_item::paint_whisker(QPainter& on, const bar_shape& of) const {
  on.setPen(QPen(faded(ink_, 0.5), 1));
  on.drawLine(QPointF(of.min, of.middle), QPointF(of.max, of.middle));
  on.setPen(QPen(ink_, line_width * 0.75));
  on.drawLine(QPointF(of.low, of.middle), QPointF(of.high, of.middle));
  for (const double x : {of.low, of.high}) {
    on.drawLine(QPointF(x, of.middle - cap), QPointF(x, of.middle + cap));
  }
}

void chart_item::paint_curve(QPainter& on, std::size_t index, const curve_frame& in) const {
  const chart_curve& of = data_.curves[index];
  const QColor colour = colour_of(index);
  const int style = static_cast<int>(index);
  on.setBrush(Qt::NoBrush);
  on.setPen(pen_of(colour, style));
  for (const QPolygonF& each : lines_of(of, in)) on.drawPolyline(each);
  for (std::size_t i = 0; i < of.points.size(); ++i) {
    const chart_value& value = of.points[i];
    if (std::isfinite(value.then)) paint_then(on, {in.x_of(value.at), in.y_of(value.then)});
    if (!value.is_known()) continue;
    const QPointF at = in.point_of(value);
    paint_marker(on, style, at, colour, background_);
    const bool hovered = hover_place_ && hover_place_->curve == index && hover_place_->point == i;
    if (of.best != i && !hovered) continue;
    on.setPen(QPen(hovered ? ink_ : colour, line_width * 0.75));
    on.setBrush(Qt::NoBrush);
    on.drawEllipse(at, ring, ring);
  }
}

void chart_item::paint_then(QPainter& on, const QPointF& at) const {
  on.setPen(QPen(ink_, line_width * 0.75));
  on.setBrush(background_);
  on.drawPolygon(QPolygonF{at + QPointF(0, -diamond), at + QPointF(diamond, 0), at + QPointF(0, diamond),
                           at + QPointF(-diamond, 0)});
}

chart_key::chart_key(QQuickItem* parent) : QQuickPaintedItem(parent) {
  connect(this, &chart_key::looksChanged, this, [this] { update(); });
}

void chart_key::paint(QPainter* painter) {
  QPainter& on = *painter;
  on.setRenderHint(QPainter::Antialiasing);
  on.setPen(pen_of(colour_, style_));
  on.drawLine(QPointF(0, height() / 2), QPointF(width(), height() / 2));
  paint_marker(on, style_, {width() / 2, height() / 2}, colour_, background_);
}

}  // namespace interleave::ui
