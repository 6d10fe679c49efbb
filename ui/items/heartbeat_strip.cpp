#include "ui/items/heartbeat_strip.h"

#include "ui/models/words.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace interleave::ui {

namespace {

constexpr int frame_ms = 50;
// The height of the strip; what is longer is a stall, and a block.
constexpr double tallest = 60e6;

}  // namespace

heartbeat_strip::heartbeat_strip(QQuickItem* parent) : QQuickPaintedItem(parent) {
  frames_.setInterval(frame_ms);
  connect(&frames_, &QTimer::timeout, this, [this] {
    if (heart_ && heart_->is_going() && isVisible()) update();
  });
  connect(this, &heartbeat_strip::coloursChanged, this, [this] { update(); });
}

void heartbeat_strip::setHeart(pulse* next) {
  if (next == heart_) return;
  if (heart_) heart_->disconnect(this);
  heart_ = next;
  frames_.stop();
  if (heart_) {
    connect(heart_, &pulse::changed, this, [this] { update(); });
    frames_.start();
  }
  Q_EMIT heartChanged();
}

void heartbeat_strip::paint(QPainter* painter) {
  QPainter& on = *painter;
  QFont font(family_);
  font.setPixelSize(font_size_);
  on.setFont(font);
  const double axis = height() - QFontMetricsF(font).height() - 1;
  paint_grid(on, axis);
  if (!heart_ || heart_->beats().empty()) return;
  const pulse::nanoseconds now = heart_->now();
  const auto x_of = [&](pulse::nanoseconds at) {
    return width() * (1 - static_cast<double>(now - at) / static_cast<double>(span));
  };
  on.setRenderHint(QPainter::Antialiasing, false);
  QPolygonF line;
  for (const pulse::beat& each : heart_->beats()) {
    const double end = x_of(each.at);
    if (end < 0) continue;
    const double begin = std::max(0.0, x_of(each.at - each.since));
    if (each.since - pulse::period > pulse::stall) {
      on.setPen(line_);
      on.drawPolyline(line);
      line.clear();
      paint_stall(on, begin, end, axis, each.since - pulse::period);
      continue;
    }
    const double height = std::min(1.0, static_cast<double>(each.since) / tallest) * (axis - 2);
    line << QPointF(begin, axis - 1) << QPointF(end - 0.5, axis - height) << QPointF(end, axis - 1);
  }
  on.setPen(line_);
  on.drawPolyline(line);
}

void heartbeat_strip::paint_grid(QPainter& on, double axis) const {
  on.setPen(grid_);
  on.drawLine(QPointF(0, axis), QPointF(width(), axis));
  for (int second = 10; second >= 0; second -= 2) {
    const double x = std::min(width() - 1, width() * (10 - second) / 10.0);
    on.setPen(grid_);
    on.drawLine(QPointF(x, axis - 3), QPointF(x, axis + 3));
    const QString label = second == 0 ? QStringLiteral("now") : QStringLiteral("−%1 s").arg(second);
    const double wide = QFontMetricsF(on.font()).horizontalAdvance(label);
    on.setPen(text_);
    on.drawText(QPointF(std::clamp(x - wide / 2, 0.0, width() - wide), height() - 3), label);
  }
}

void heartbeat_strip::paint_stall(QPainter& on, double begin, double end, double axis,
                                  pulse::nanoseconds length) const {
  const QRectF block(begin, 1, std::max(2.0, end - begin), axis - 1);
  on.fillRect(block, stall_fill_);
  on.fillRect(block, QBrush(stall_, Qt::BDiagPattern));
  on.setPen(stall_);
  on.drawRect(block);
  const QString label = QStringLiteral("frozen ") + duration(static_cast<std::uint64_t>(length));
  const QFontMetricsF metrics(on.font());
  const QSizeF size(metrics.horizontalAdvance(label) + 6, metrics.height() + 2);
  if (block.width() < size.width() + 4) return;
  const QRectF plate(block.center() - QPointF(size.width() / 2, size.height() / 2), size);
  on.fillRect(plate, stall_fill_);
  on.drawText(plate, Qt::AlignCenter, label);
}

}  // namespace interleave::ui
