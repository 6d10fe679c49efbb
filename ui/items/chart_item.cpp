#include "ui/items/chart_item.h"

#include "ui/models/bench_session.h"
#include "ui/models/bench_texts.h"
#include "ui/models/words.h"

#include <QHoverEvent>
#include <QVariantMap>

#include <cmath>
#include <utility>

namespace interleave::ui {

namespace {

constexpr double reach = 28;
constexpr double place_spacing = 26;

QVariantMap label(double at, const QString& text) {
  return {{QStringLiteral("at"), at}, {QStringLiteral("text"), text}};
}

}  // namespace

chart_item::chart_item(QQuickItem* parent) : QQuickPaintedItem(parent) {
  setAntialiasing(true);
  setAcceptHoverEvents(true);
  connect(this, &chart_item::looksChanged, this, [this] {
    polish();
    update();
  });
}

QObject* chart_item::bench() const {
  return bench_;
}

void chart_item::setBench(QObject* next) {
  auto* const given = qobject_cast<bench_session*>(next);
  if (given == bench_) return;
  if (bench_) bench_->disconnect(this);
  bench_ = given;
  if (bench_) {
    connect(bench_, &bench_session::chartChanged, this, [this] { show(bench_->chart()); });
    show(bench_->chart());
  }
  Q_EMIT benchChanged();
}

void chart_item::show(chart_data data) {
  data_ = std::move(data);
  hover(std::nullopt);
  set_marks();
  update();
}

void chart_item::set_marks() {
  QVariantList along;
  QVariantList up;
  if (data_.kind == chart_data::form::bars) {
    for (const timeline::mark& each : timeline::marks(data_.scale, width(), mark_spacing_)) {
      along.push_back(label(data_.scale.share(each.value) * width(), QString::fromStdString(each.label)));
    }
  } else if (data_.kind == chart_data::form::curves && height() > 0) {
    const curve_frame in = frame();
    for (const timeline::mark& each : timeline::marks(data_.scale, height(), mark_spacing_ / 2)) {
      up.push_back(label(in.y_of(each.value), QString::fromStdString(each.label)));
    }
    double last = -place_spacing;
    for (const double place : data_.places) {
      const double x = in.x_of(place);
      if (x - last < place_spacing) continue;
      along.push_back(label(x, digits(place)));
      last = x;
    }
  }
  if (along == x_marks_ && up == y_marks_) return;
  x_marks_ = std::move(along);
  y_marks_ = std::move(up);
  Q_EMIT marksChanged();
}

void chart_item::geometryChange(const QRectF& next, const QRectF& former) {
  QQuickPaintedItem::geometryChange(next, former);
  if (next.size() == former.size()) return;
  polish();
  update();
}

// Not at once: new marks make new labels, and bindings that place the former may be what has changed the
// size.
void chart_item::updatePolish() {
  set_marks();
}

void chart_item::hoverMoveEvent(QHoverEvent* event) {
  hover(event->position());
}

void chart_item::hoverLeaveEvent(QHoverEvent*) {
  hover(std::nullopt);
}

void chart_item::hover(const std::optional<QPointF>& at) {
  QString text;
  QPointF where;
  int line = -1;
  std::optional<curve_place> place;
  const std::string unit = data_.unit.toStdString();
  if (at && data_.kind == chart_data::form::bars) {
    if (const auto found = line_at(at->y(), line_height_, data_.bars.size())) {
      const chart_bar& bar = data_.bars[*found];
      line = static_cast<int>(*found);
      text = bar.value.is_known() ? words_for(bar.title, {}, bar.value, unit) : bar.title;
      if (!bar.problem.isEmpty()) text += QStringLiteral(". ") + bar.problem;
      where = {at->x(), (line + 1) * line_height_};
    }
  } else if (at && data_.kind == chart_data::form::curves) {
    const curve_frame in = frame();
    place = nearest(data_, in, *at, reach);
    if (place) {
      const chart_curve& curve = data_.curves[place->curve];
      text = words_for(curve.title, data_.over, curve.points[place->point], unit);
      where = in.point_of(curve.points[place->point]);
    }
  }
  const bool moved = place.has_value() != hover_place_.has_value() ||
                     (place && (place->curve != hover_place_->curve || place->point != hover_place_->point));
  if (text == hover_text_ && where == hover_at_ && line == hover_line_) return;
  hover_text_ = text;
  hover_at_ = where;
  hover_line_ = line;
  hover_place_ = place;
  if (moved) update();
  Q_EMIT hoverChanged();
}

QColor chart_item::colour_of(std::size_t curve) const {
  if (curve_colours_.isEmpty()) return bar_;
  const auto index = static_cast<qsizetype>(curve) % curve_colours_.size();
  const QVariant& colour = curve_colours_[index];
  return colour.canConvert<QColor>() ? colour.value<QColor>() : QColor(colour.toString());
}

}  // namespace interleave::ui
