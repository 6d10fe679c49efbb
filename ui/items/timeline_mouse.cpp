#include "ui/items/timeline_item.h"

#include <QHoverEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

// What the mouse does on the timeline.
namespace interleave::ui {

namespace {

constexpr double still = 4;    // pixels that a click may slip
constexpr double notch = 120;  // of a wheel, in eighths of a degree
constexpr double zoom_a_notch = 1.25;
constexpr double pan_a_notch = 80;

}  // namespace

void timeline_item::mousePressEvent(QMouseEvent* event) {
  pressed_ = event->position();
  view_then_ = view_;
  scroll_then_ = scroll_y_;
  forceActiveFocus(Qt::MouseFocusReason);
  if ((event->modifiers() & Qt::ShiftModifier) != 0) {
    drag_ = drag::select;
  } else if (pressed_.y() < axis_height_ && event->button() == Qt::LeftButton) {
    drag_ = drag::scrub;
    if (source_) source_->setPlayhead(timeAt(pressed_.x()));
  } else {
    drag_ = drag::undecided;
  }
  event->accept();
}

void timeline_item::mouseMoveEvent(QMouseEvent* event) {
  const QPointF moved = event->position() - pressed_;
  if (drag_ == drag::undecided && std::hypot(moved.x(), moved.y()) > still) drag_ = drag::pan;
  switch (drag_) {
    case drag::pan: {
      view_ = view_then_;
      panBy(-moved.x());
      setScrollY(scroll_then_ - moved.y());
      invalidate();
      break;
    }
    case drag::scrub:
      if (source_) source_->setPlayhead(timeAt(event->position().x()));
      break;
    case drag::select:
      selectRange(timeAt(pressed_.x()), timeAt(event->position().x()), laneAt(event->position().y()));
      break;
    default:
      break;
  }
}

void timeline_item::mouseReleaseEvent(QMouseEvent* event) {
  if (drag_ == drag::undecided && source_ && event->button() == Qt::LeftButton) {
    clearSelection();
    source_->setPlayhead(timeAt(pressed_.x()));
  }
  drag_ = drag::none;
}

void timeline_item::mouseDoubleClickEvent(QMouseEvent* event) {
  selectLane(laneAt(event->position().y()));
}

void timeline_item::wheelEvent(QWheelEvent* event) {
  const double turned = event->angleDelta().y() / notch;
  const double sideways = event->angleDelta().x() / notch;
  if ((event->modifiers() & Qt::ControlModifier) != 0) {
    setScrollY(scroll_y_ - turned * lane_height_ * 3);
  } else if ((event->modifiers() & Qt::ShiftModifier) != 0) {
    panBy(-turned * pan_a_notch);
  } else if (std::abs(sideways) > std::abs(turned)) {
    panBy(-sideways * pan_a_notch);
  } else {
    zoomAt(event->position().x(), std::pow(zoom_a_notch, turned));
  }
  event->accept();
}

void timeline_item::hoverMoveEvent(QHoverEvent* event) {
  set_hover(event->position());
}

void timeline_item::hoverLeaveEvent(QHoverEvent*) {
  set_hover({-1, -1});
}

}  // namespace interleave::ui
