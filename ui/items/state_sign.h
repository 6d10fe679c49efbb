#pragma once

#include <QColor>
#include <QPainterPath>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace interleave::ui {

// The sign of what a thread is doing, on a square of side 1: the same shapes as among the icons, as areas. By
// analysis::activity; anything else is drawn as absent. Pure.
QPainterPath state_sign_path(int state_key);

// That sign in one colour. An image and not a Shape, because what moves as a Shape leaves traces behind on
// the software backend.
class state_sign : public QQuickPaintedItem {
  Q_OBJECT
  QML_NAMED_ELEMENT(StateSign)
  Q_PROPERTY(int stateKey MEMBER state_key_ NOTIFY changed)
  Q_PROPERTY(QColor color MEMBER colour_ NOTIFY changed)

 public:
  explicit state_sign(QQuickItem* parent = nullptr);

  void paint(QPainter* painter) override;

 Q_SIGNALS:
  void changed();

 private:
  int state_key_ = 0;
  QColor colour_;
};

}  // namespace interleave::ui
