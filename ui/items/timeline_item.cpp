#include "ui/items/timeline_item.h"

#include "core/schedule/schedule_string.h"

#include <QTimer>

#include <algorithm>
#include <cmath>
#include <utility>

namespace interleave::ui {

namespace {

constexpr double first_span = 5e9;
constexpr double head_at = 0.9;  // of the width, while following
constexpr std::size_t records_a_frame = 500'000;
constexpr int hover_ms = 100;

// Of a replay.
std::size_t switches_of(const scenario::about_run& about) {
  if (about.mode != "replayed") return 0;
  try {
    return schedule::schedule_string::parse(about.schedule).deviations.size();
  } catch (const schedule::bad_schedule&) {
    return 0;
  }
}

}  // namespace

timeline_item::timeline_item(QQuickItem* parent) : QQuickPaintedItem(parent) {
  setAcceptedMouseButtons(Qt::LeftButton | Qt::MiddleButton);
  setAcceptHoverEvents(true);
  setOpaquePainting(true);
  setFlag(ItemIsFocusScope, false);
  connect(this, &timeline_item::coloursChanged, this, [this] {
    refresh_palette();
    invalidate();
  });
  refresh_palette();
}

void timeline_item::setSource(session* next) {
  if (next == source_) return;
  if (source_) source_->disconnect(this);
  source_ = next;
  if (source_) {
    connect(source_, &session::traceChanged, this, &timeline_item::new_trace);
    connect(source_, &session::frameChanged, this, &timeline_item::new_frame);
    connect(source_, &session::selectionChanged, this, [this] {
      wakes_.select(static_cast<trace::thread_id>(source_->selectedThread()));
      new_frame();
      update();
    });
  }
  Q_EMIT sourceChanged();
  new_trace();
  new_frame();
}

void timeline_item::new_trace() {
  cache_.clear();
  wakes_.select(source_ ? static_cast<trace::thread_id>(source_->selectedThread()) : trace::thread_id{0});
  switches_.clear();
  switches_to_come_ = source_ && source_->trace() ? switches_of(source_->trace()->about()) : 0;
  strips_.clear();
  lane_count_ = 0;
  names_.reset();
  end_ = 0;
  scroll_y_ = 0;
  clearSelection();
  view_ = {0, first_span, view_.width};
  invalidate();
  Q_EMIT lanesChanged();
  Q_EMIT scrollChanged();
  Q_EMIT viewChanged();
  if (source_ && source_->state() == QStringLiteral("opened")) {
    end_ = source_->now();
    fit();
  } else {
    setFollow(true);
  }
}

void timeline_item::new_frame() {
  if (!source_ || !source_->frame()) {
    if (!strips_.empty()) new_trace();
    return;
  }
  const double end = source_->now();
  // Only what is in view can change, and only where the trace grows.
  if (end != end_ && view_.begin + view_.span > end_) invalidate();
  end_ = end;
  refresh_lanes();
  keep_in_view();
  if (source_->playhead() != playhead_) {
    playhead_ = source_->playhead();
    update();
  }
  const std::size_t marked = switches_.all().size();
  bool caught_up = wakes_.catch_up(source_->trace()->records(), records_a_frame);
  if (switches_to_come_ > 0) caught_up &= switches_.catch_up(source_->trace()->records(), records_a_frame);
  if (switches_.all().size() != marked) update();
  if (!caught_up) {
    QTimer::singleShot(16, this, &timeline_item::new_frame);
    update();
  }
  // What is under the cursor moves on; reading it out of the past is not for every frame.
  if (hover_lane_ >= 0 && stale_ && since_hover_.hasExpired(hover_ms)) set_hover(hover_);
}

void timeline_item::refresh_lanes() {
  const std::shared_ptr<const analysis::names>& names = source_->frame()->names;
  std::vector<lane_strip> next;
  const bool same = source_->trace()->read([&](const scenario::recording::view& now) {
    const std::size_t count = now.lanes.core_count() + now.lanes.thread_count() + now.lanes.lock_count();
    if (count == lane_count_ && names == names_) return true;
    lane_count_ = count;
    next = lay_out_lanes(now.lanes, *names, lane_height_);
    return false;
  });
  if (same) return;
  names_ = names;
  if (next == strips_) return;
  strips_ = std::move(next);
  setScrollY(scroll_y_);
  invalidate();
  Q_EMIT lanesChanged();
}

void timeline_item::keep_in_view() {
  timeline::view next = view_;
  const double at = source_->playhead();
  const bool ended = source_->state() == QStringLiteral("finished");
  if (source_->live() && follow_) {
    // A run that was over in a moment would be a stroke at the edge.
    if (ended && end_ < head_at * view_.span / 4) next.span = std::max(end_ / head_at, limits().min_span);
    next.begin = std::max(0.0, end_ - head_at * next.span);
  } else if (!source_->live() && at != playhead_ && drag_ == drag::none &&
             (at < view_.begin || at > view_.begin + view_.span)) {
    next.begin = std::max(0.0, at - view_.span / 2);
  }
  set_view(next);
}

timeline::view_limits timeline_item::limits() const {
  // Room behind the head, or it could not be followed.
  return {std::max(end_ / head_at, first_span / 1e3), timeline::view_limits{}.min_span};
}

void timeline_item::set_view(timeline::view next) {
  next.width = std::max(1, static_cast<int>(std::lround(width())));
  if (next == view_) return;
  view_ = next;
  invalidate();
  Q_EMIT viewChanged();
}

void timeline_item::zoomAt(double x, double factor) {
  timeline::view_limits within = limits();
  within.total = std::max(within.total, view_.span);
  set_view(timeline::zoomed(view_, factor, x, within));
}

void timeline_item::panBy(double pixels) {
  timeline::view_limits within = limits();
  within.total = std::max(within.total, view_.span);
  setFollow(false);
  set_view(timeline::panned(view_, pixels, within));
}

void timeline_item::fit() {
  setFollow(source_ && source_->state() == QStringLiteral("running") && follow_);
  set_view(timeline::fitted(std::max(end_, 1.0) / (follow_ ? head_at : 1.0), view_.width));
}

void timeline_item::setViewBegin(double ns) {
  timeline::view next = view_;
  next.begin = std::isfinite(ns) ? std::max(0.0, ns) : 0.0;
  set_view(next);
}

void timeline_item::setViewSpan(double ns) {
  timeline::view next = view_;
  if (std::isfinite(ns)) next.span = std::max(ns, limits().min_span);
  set_view(next);
}

void timeline_item::setFollow(bool on) {
  if (on == follow_) return;
  follow_ = on;
  Q_EMIT followChanged();
  if (on && source_ && source_->frame()) keep_in_view();
}

void timeline_item::setLaneHeight(double height) {
  if (!(height >= 4) || height == lane_height_) return;
  lane_height_ = height;
  lane_count_ = 0;
  if (source_ && source_->frame()) refresh_lanes();
  invalidate();
  Q_EMIT lanesChanged();
}

void timeline_item::setAxisHeight(double height) {
  if (!(height >= 0) || height == axis_height_) return;
  axis_height_ = height;
  invalidate();
  Q_EMIT lanesChanged();
}

void timeline_item::setScrollY(double y) {
  const double next = std::clamp(y, 0.0, std::max(0.0, contentHeight() - height()));
  if (next == scroll_y_) return;
  scroll_y_ = next;
  invalidate();
  Q_EMIT scrollChanged();
}

int timeline_item::laneAt(double y) const {
  return y < axis_height_ ? -1 : strip_at(strips_, y - axis_height_ + scroll_y_);
}

double timeline_item::timeAt(double x) const {
  return timeline::time_at(view_, x);
}

double timeline_item::xOf(double ns) const {
  return timeline::pixel_of(view_, ns);
}

void timeline_item::selectLane(int lane) {
  if (!source_ || lane < 0 || static_cast<std::size_t>(lane) >= strips_.size()) return;
  const timeline::lane_id id = strips_[static_cast<std::size_t>(lane)].id;
  const int number = static_cast<int>(id.number);
  if (id.kind == timeline::lane_kind::thread) {
    source_->setSelectedThread(source_->selectedThread() == number ? 0 : number);
  } else if (id.kind == timeline::lane_kind::lock) {
    source_->setSelectedObject(source_->selectedObject() == number ? 0 : number);
  }
}

const lane_strip* timeline_item::strip_of(trace::thread_id thread) const {
  const auto found = std::find_if(strips_.begin(), strips_.end(), [&](const lane_strip& each) {
    return each.id == timeline::lane_id{timeline::lane_kind::thread, thread};
  });
  return found == strips_.end() ? nullptr : &*found;
}

void timeline_item::invalidate() {
  stale_ = true;
  update();
}

void timeline_item::geometryChange(const QRectF& now, const QRectF& before) {
  QQuickPaintedItem::geometryChange(now, before);
  set_view(view_);
  setScrollY(scroll_y_);
  invalidate();
}

}  // namespace interleave::ui
