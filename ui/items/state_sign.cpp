#include "ui/items/state_sign.h"

#include "core/analysis/state.h"

#include <QPainter>

namespace interleave::ui {

using analysis::activity;

QPainterPath state_sign_path(int state_key) {
  QPainterPath path;
  switch (static_cast<activity>(state_key)) {
    case activity::running:
      path.addPolygon(QPolygonF({{0.25, 0.1}, {0.9, 0.5}, {0.25, 0.9}}));
      break;
    case activity::ready:
      path.addPolygon(QPolygonF({{0.5, 0.08}, {0.92, 0.5}, {0.5, 0.92}, {0.08, 0.5}}));
      break;
    case activity::blocked:
      path.addRect(0.12, 0.12, 0.76, 0.76);
      path.addRect(0.28, 0.42, 0.44, 0.16);  // a bar left open: odd-even
      break;
    case activity::sleeping: {
      QPainterPath shadow;
      path.addEllipse(0.1, 0.1, 0.8, 0.8);
      shadow.addEllipse(0.36, 0.02, 0.7, 0.7);
      path = path.subtracted(shadow);
      break;
    }
    case activity::held:
      path.addRect(0.2, 0.12, 0.2, 0.76);
      path.addRect(0.6, 0.12, 0.2, 0.76);
      break;
    case activity::ended:
      path.addPolygon(QPolygonF({{0.15, 0.27}, {0.27, 0.15}, {0.85, 0.73}, {0.73, 0.85}}));
      path.addPolygon(QPolygonF({{0.73, 0.15}, {0.85, 0.27}, {0.27, 0.85}, {0.15, 0.73}}));
      path.setFillRule(Qt::WindingFill);
      break;
    case activity::absent:
    default:
      path.addRect(0.2, 0.42, 0.6, 0.16);
      break;
  }
  path.closeSubpath();
  return path;
}

state_sign::state_sign(QQuickItem* parent) : QQuickPaintedItem(parent) {
  setAntialiasing(true);
  connect(this, &state_sign::changed, this, [this] { update(); });
}

void state_sign::paint(QPainter* painter) {
  painter->scale(width(), height());
  painter->fillPath(state_sign_path(state_key_), colour_);
}

}  // namespace interleave::ui
