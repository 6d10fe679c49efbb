#include "core/timeline/ticks.h"
#include "ui/items/timeline_item.h"
#include "ui/models/words.h"

#include <QPainter>
#include <QPainterPath>
#include <QQuickWindow>

#include <algorithm>
#include <array>
#include <cmath>

// How the timeline is drawn: the lanes as an image of core/timeline's making, the rest with a painter.
namespace interleave::ui {

namespace {

using timeline::index_of;
using timeline::lane_state;

constexpr double tick_room = 90;
constexpr double arrow_room = 8;  // pixels between two arrows at least
constexpr double arrow_head = 4;
constexpr double switch_size = 6;
constexpr std::size_t most_gaps = 200;

// Used where the theme has said nothing yet.
constexpr std::array<const char*, 7> plain_states{"#c3c8d2", "#1f9d6b", "#a6c95a", "#cf5500",
                                                  "#8b94a5", "#8a63c9", "#d9dde5"};

timeline::argb argb_of(const QColor& colour) {
  return 0xff000000U | (colour.rgb() & 0x00ffffffU);
}

QColor mix(const QColor& a, const QColor& b, double share) {
  const auto part = [&](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * share)); };
  return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

}  // namespace

void timeline_item::refresh_palette() {
  const auto activity = [&](analysis::activity key) {
    const int i = static_cast<int>(key);
    const QColor given = state_colours_.value(i).value<QColor>();
    return given.isValid() ? given : QColor(QLatin1String(plain_states[static_cast<std::size_t>(i)]));
  };
  const auto set = [&](lane_state state, const QColor& fill) {
    palette_.fill[index_of(state)] = argb_of(fill);
    palette_.pattern[index_of(state)] = argb_of(mix(fill, background_, 0.55));
  };
  set(lane_state::absent, background_);
  set(lane_state::running, activity(analysis::activity::running));
  set(lane_state::ready, activity(analysis::activity::ready));
  set(lane_state::blocked, activity(analysis::activity::blocked));
  set(lane_state::sleeping, activity(analysis::activity::sleeping));
  set(lane_state::held, activity(analysis::activity::held));
  set(lane_state::ended, activity(analysis::activity::ended));
  set(lane_state::idle, grid_);
  set(lane_state::busy, activity(analysis::activity::running));
  set(lane_state::free, lock_free_);
  set(lane_state::owned, lock_owned_);
  set(lane_state::contended, lock_contended_);
  set(lane_state::gap, gap_);
  set(lane_state::crashed, lock_contended_);
  palette_.background = argb_of(background_);
  subjects_.clear();
  for (const QVariant& each : thread_colours_) subjects_.push_back(argb_of(each.value<QColor>()));
  palette_.subjects = subjects_;
}

void timeline_item::paint(QPainter* painter) {
  painter->fillRect(QRectF(0, 0, width(), height()), background_);
  if (!source_ || !source_->frame()) return;
  const double ratio = window() != nullptr ? window()->effectiveDevicePixelRatio() : 1.0;
  if (stale_) draw_lanes(ratio);
  painter->drawImage(QPointF(0, axis_height_), image_);
  painter->setRenderHint(QPainter::Antialiasing, false);
  paint_axis(*painter);
  painter->save();
  painter->setClipRect(QRectF(0, axis_height_, width(), height() - axis_height_));
  paint_gaps(*painter);
  paint_arrows(*painter);
  paint_switches(*painter);
  painter->restore();
  paint_marks(*painter);
}

// The image is in the screen's own pixels. Columns are worked out while the trace holds still, and drawn
// afterwards, so that it goes on as soon as possible.
void timeline_item::draw_lanes(double ratio) {
  stale_ = false;
  const auto pixels = [&](double length) { return static_cast<int>(std::lround(length * ratio)); };
  const int wide = std::max(1, pixels(width()));
  const int high = std::max(1, pixels(height() - axis_height_));
  if (image_.width() != wide || image_.height() != high) image_ = QImage(wide, high, QImage::Format_RGB32);
  image_.setDevicePixelRatio(ratio);
  image_.fill(background_);

  std::vector<const lane_strip*> shown;
  for (const lane_strip& each : strips_) {
    const double top = top_of(each) - axis_height_;
    if (top + each.height > 0 && top < height() - axis_height_) shown.push_back(&each);
  }
  const timeline::view view{view_.begin, view_.span, wide};
  const auto row = static_cast<std::size_t>(wide);
  columns_.resize(shown.size() * row);
  source_->trace()->read([&](const scenario::recording::view& now) {
    const trace::nanoseconds settled = now.records.end_time();
    const timeline::tile_cache::head head{std::max(settled, static_cast<trace::nanoseconds>(end_)), settled};
    gaps_.clear();
    for (const scenario::gap& each : now.gaps) {
      if (gaps_.size() == most_gaps) break;
      if (static_cast<double>(each.end) >= view.begin &&
          static_cast<double>(each.begin) <= view.begin + view.span) {
        gaps_.push_back(each);
      }
    }
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const std::span<timeline::column> out(columns_.data() + i * row, row);
      if (const timeline::interval_list* const list = now.lanes.find(shown[i]->id)) {
        cache_.columns(shown[i]->id, *list, view, head, out);
      } else {
        std::fill(out.begin(), out.end(), timeline::column{});
      }
    }
  });
  const timeline::image_view target{reinterpret_cast<timeline::argb*>(image_.bits()),
                                    static_cast<int>(image_.bytesPerLine() / 4), wide, high};
  const std::int64_t origin = timeline::pattern_origin(view);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const int top = pixels(top_of(*shown[i]) - axis_height_) + 1;
    const int tall = std::max(1, pixels(shown[i]->height) - 2);
    timeline::draw_lane(target, top, tall, std::span(columns_).subspan(i * row, row), palette_, origin);
  }
}

void timeline_item::paint_axis(QPainter& painter) const {
  painter.fillRect(QRectF(0, 0, width(), axis_height_), background_);
  QFont font = painter.font();
  font.setPixelSize(std::max(8, static_cast<int>(axis_height_ / 2)));
  painter.setFont(font);
  const auto begin = static_cast<trace::nanoseconds>(std::max(0.0, view_.begin));
  const auto end = static_cast<trace::nanoseconds>(std::max(0.0, view_.begin + view_.span));
  for (const timeline::tick& each : timeline::ticks(begin, end, width(), tick_room)) {
    const double x = std::floor(xOf(static_cast<double>(each.time)));
    painter.fillRect(QRectF(x, each.major ? axis_height_ - 8 : axis_height_ - 5, 1, each.major ? 8 : 5),
                     text_);
    painter.setPen(text_);
    painter.drawText(QRectF(x + 3, 0, tick_room, axis_height_ - 4), Qt::AlignLeft | Qt::AlignVCenter,
                     from(each.label));
  }
  painter.fillRect(QRectF(0, axis_height_ - 1, width(), 1), grid_);
}

// Where events were lost nothing is known: hatched, in the thread's lane or in all.
void timeline_item::paint_gaps(QPainter& painter) const {
  for (const scenario::gap& each : gaps_) {
    const double x = std::max(0.0, xOf(static_cast<double>(each.begin)));
    const double wide = std::max(2.0, std::min(width(), xOf(static_cast<double>(each.end))) - x);
    const lane_strip* const strip = strip_of(each.thread);
    if (each.thread != 0 && strip == nullptr) continue;
    const QRectF where = strip != nullptr ? QRectF(x, top_of(*strip), wide, strip->height)
                                          : QRectF(x, axis_height_, wide, height() - axis_height_);
    painter.fillRect(where, QBrush(gap_, Qt::BDiagPattern));
  }
}

// From the waker's lane to the woken thread's, as many as there is room for.
void timeline_item::paint_arrows(QPainter& painter) const {
  painter.setRenderHint(QPainter::Antialiasing, true);
  painter.setPen(QPen(arrow_, 1.2));
  painter.setBrush(arrow_);
  const double last = view_.begin + view_.span;
  double next_x = 0;
  while (next_x < width()) {
    const double from_time = std::max(0.0, timeAt(next_x));
    const std::span<const wake> rest = wakes_.from(static_cast<trace::nanoseconds>(std::ceil(from_time)));
    if (rest.empty() || static_cast<double>(rest.front().at) > last) break;
    const wake& each = rest.front();
    const double x = xOf(static_cast<double>(each.at));
    next_x = std::max(next_x, x) + arrow_room;
    const lane_strip* const waker = strip_of(each.waker);
    const lane_strip* const woken = strip_of(each.woken);
    if (waker == nullptr || woken == nullptr || waker == woken) continue;
    const bool down = woken->y > waker->y;
    const QPointF begin(x, top_of(*waker) + waker->height / 2);
    const QPointF end(xOf(static_cast<double>(each.resumed)),
                      top_of(*woken) + (down ? 1 : woken->height - 1));
    painter.drawLine(begin, end);
    const double back = down ? -arrow_head : arrow_head;
    QPainterPath head(end);
    head.lineTo(end + QPointF(-arrow_head * 0.7, back));
    head.lineTo(end + QPointF(arrow_head * 0.7, back));
    head.closeSubpath();
    painter.drawPath(head);
  }
}

// A diamond on the lane that goes on, hung from a bar across the one that is left.
void timeline_item::paint_switches(QPainter& painter) const {
  painter.setRenderHint(QPainter::Antialiasing, true);
  painter.setPen(QPen(background_, 1.5));
  painter.setBrush(switch_);
  for (const decisive_switch& each : switches_.all()) {
    const double x = std::round(xOf(static_cast<double>(each.at)));
    const lane_strip* const to = strip_of(each.to);
    if (to == nullptr || x < -switch_size || x > width() + switch_size) continue;
    const double middle = top_of(*to) + to->height / 2;
    if (const lane_strip* const left = strip_of(each.from); left != nullptr && left != to) {
      const double top = std::min(top_of(*left), middle);
      painter.drawRect(QRectF(x - 1.5, top, 3, std::max(top_of(*left) + left->height, middle) - top));
    }
    const std::array<QPointF, 4> diamond{QPointF(x, middle - switch_size), QPointF(x + switch_size, middle),
                                         QPointF(x, middle + switch_size), QPointF(x - switch_size, middle)};
    painter.drawConvexPolygon(diamond.data(), static_cast<int>(diamond.size()));
  }
}

void timeline_item::paint_marks(QPainter& painter) const {
  painter.setRenderHint(QPainter::Antialiasing, false);
  if (selection_end_ > selection_begin_) {
    QColor veil = selection_colour_;
    veil.setAlphaF(0.18F);
    const double x = xOf(selection_begin_);
    painter.fillRect(QRectF(x, 0, xOf(selection_end_) - x, height()), veil);
  }
  if (const lane_strip* const chosen = strip_of(static_cast<trace::thread_id>(source_->selectedThread()))) {
    painter.setPen(selection_colour_);
    painter.setBrush(Qt::NoBrush);
    const double top = top_of(*chosen);
    if (top >= axis_height_) painter.drawRect(QRectF(0, top, width() - 1, chosen->height - 1));
  }
  const double x = std::round(xOf(source_->playhead()));
  if (x < 0 || x > width()) return;
  painter.fillRect(QRectF(x - 1, 0, 2, height()), playhead_colour_);
  painter.setRenderHint(QPainter::Antialiasing, true);
  painter.setPen(Qt::NoPen);
  painter.setBrush(playhead_colour_);
  const std::array<QPointF, 3> flag{QPointF(x - 6, 0), QPointF(x + 6, 0), QPointF(x, 8)};
  painter.drawConvexPolygon(flag.data(), static_cast<int>(flag.size()));
}

}  // namespace interleave::ui
