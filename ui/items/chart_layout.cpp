#include "ui/items/chart_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace interleave::ui {

namespace {

constexpr double thickest = 24;
constexpr double share_of_line = 0.56;
// Places that span this much are put on a logarithmic axis.
constexpr double wide = 4;

// Runs of points that are all known.
template <class Add>
void for_each_piece(const chart_curve& of, Add add) {
  std::vector<const chart_value*> piece;
  for (const chart_value& each : of.points) {
    if (each.is_known()) {
      piece.push_back(&each);
      continue;
    }
    if (!piece.empty()) add(piece);
    piece.clear();
  }
  if (!piece.empty()) add(piece);
}

QPolygonF regular(const QPointF& at, double radius, int corners, double turned) {
  QPolygonF shape;
  for (int i = 0; i < corners; ++i) {
    const double angle = turned + 2 * std::numbers::pi * i / corners;
    shape << at + QPointF(radius * std::sin(angle), -radius * std::cos(angle));
  }
  return shape;
}

}  // namespace

bar_shape bar_shape_of(const chart_value& of, const timeline::value_scale& scale, int line,
                       double line_height, double width) {
  const auto x_of = [&](double value) {
    return std::isfinite(value) ? std::clamp(scale.share(value), 0.0, 1.0) * width : std::nan("");
  };
  bar_shape made;
  made.middle = (line + 0.5) * line_height;
  made.median = x_of(of.median);
  made.low = x_of(of.low);
  made.high = x_of(of.high);
  made.min = x_of(of.min);
  made.max = x_of(of.max);
  made.then = x_of(of.then);
  if (!of.is_known()) return made;
  const double thickness = std::min(thickest, std::round(line_height * share_of_line));
  made.bar = {0, made.middle - thickness / 2, std::max(1.0, made.median), thickness};
  return made;
}

std::optional<std::size_t> line_at(double y, double line_height, std::size_t count) {
  if (y < 0 || line_height <= 0) return std::nullopt;
  const auto line = static_cast<std::size_t>(y / line_height);
  return line < count ? std::optional(line) : std::nullopt;
}

curve_frame::curve_frame(QSizeF size, timeline::value_scale values, const std::vector<double>& places)
    : size_(size), values_(values) {
  if (places.empty()) return;
  first_ = places.front();
  last_ = places.back();
  logarithmic_ = first_ > 0 && last_ / first_ >= wide;
}

double curve_frame::x_of(double place) const {
  const double inside = size_.width() - 2 * room;
  if (first_ == last_) return size_.width() / 2;
  const double share = logarithmic_ ? std::log(place / first_) / std::log(last_ / first_)
                                    : (place - first_) / (last_ - first_);
  return room + share * inside;
}

double curve_frame::y_of(double value) const {
  return room + (1 - values_.share(value)) * (size_.height() - room);
}

std::vector<QPolygonF> lines_of(const chart_curve& of, const curve_frame& in) {
  std::vector<QPolygonF> all;
  for_each_piece(of, [&](const auto& piece) {
    QPolygonF line;
    for (const chart_value* const each : piece) line << in.point_of(*each);
    all.push_back(line);
  });
  return all;
}

std::vector<QPolygonF> bands_of(const chart_curve& of, const curve_frame& in) {
  std::vector<QPolygonF> all;
  for_each_piece(of, [&](const auto& piece) {
    QPolygonF band;
    for (const chart_value* const each : piece) band << QPointF(in.x_of(each->at), in.y_of(each->high));
    for (auto each = piece.rbegin(); each != piece.rend(); ++each) {
      band << QPointF(in.x_of((*each)->at), in.y_of((*each)->low));
    }
    all.push_back(band);
  });
  return all;
}

std::optional<curve_place> nearest(const chart_data& in, const curve_frame& frame, const QPointF& to,
                                   double reach) {
  std::optional<curve_place> found;
  double least = reach * reach;
  for (std::size_t c = 0; c < in.curves.size(); ++c) {
    for (std::size_t p = 0; p < in.curves[c].points.size(); ++p) {
      const chart_value& value = in.curves[c].points[p];
      if (!value.is_known()) continue;
      const QPointF apart = frame.point_of(value) - to;
      const double distance = QPointF::dotProduct(apart, apart);
      if (distance > least) continue;
      least = distance;
      found = {c, p};
    }
  }
  return found;
}

QList<qreal> dashes_of(int style) {
  static const std::array<QList<qreal>, chart_styles> all{QList<qreal>{},     {6, 3},  {1.5, 2.5},
                                                          {7, 2.5, 1.5, 2.5}, {12, 4}, {3, 3, 1, 3}};
  return all[static_cast<std::size_t>(style % chart_styles)];
}

QPolygonF marker_of(int style, const QPointF& at, double radius) {
  constexpr double half = std::numbers::pi;
  switch (style % chart_styles) {
    case 0:
      return regular(at, radius, 24, 0);
    case 1:
      return regular(at, radius * 1.25, 4, half / 4);
    case 2:
      return regular(at + QPointF(0, radius * 0.25), radius * 1.35, 3, 0);
    case 3:
      return regular(at, radius * 1.35, 4, 0);
    case 4:
      return regular(at - QPointF(0, radius * 0.25), radius * 1.35, 3, half);
    default:
      return regular(at, radius * 1.15, 6, 0);
  }
}

}  // namespace interleave::ui
