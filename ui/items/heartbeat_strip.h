#pragma once

#include "ui/models/pulse.h"

#include <QColor>
#include <QPointer>
#include <QQuickPaintedItem>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace interleave::ui {

// The last ten seconds of a pulse, the present at the right: a line that rises with the time between two
// beats, and for each stall a hatched block as wide as it was long, with its length written in it. Drawn
// twenty times a second while the pulse goes on.
class heartbeat_strip : public QQuickPaintedItem {
  Q_OBJECT
  QML_NAMED_ELEMENT(HeartbeatStrip)
  Q_PROPERTY(interleave::ui::pulse* pulse READ heart WRITE setHeart NOTIFY heartChanged)
  Q_PROPERTY(QColor lineColor MEMBER line_ NOTIFY coloursChanged)
  Q_PROPERTY(QColor stallColor MEMBER stall_ NOTIFY coloursChanged)
  Q_PROPERTY(QColor stallFill MEMBER stall_fill_ NOTIFY coloursChanged)
  Q_PROPERTY(QColor gridColor MEMBER grid_ NOTIFY coloursChanged)
  Q_PROPERTY(QColor textColor MEMBER text_ NOTIFY coloursChanged)
  Q_PROPERTY(QString fontFamily MEMBER family_ NOTIFY coloursChanged)
  Q_PROPERTY(int fontSize MEMBER font_size_ NOTIFY coloursChanged)

 public:
  static constexpr pulse::nanoseconds span = 10'000'000'000;

  explicit heartbeat_strip(QQuickItem* parent = nullptr);

  [[nodiscard]] pulse* heart() const { return heart_; }
  void setHeart(pulse* next);

  void paint(QPainter* painter) override;

 Q_SIGNALS:
  void heartChanged();
  void coloursChanged();

 private:
  void paint_grid(QPainter& on, double axis) const;
  void paint_stall(QPainter& on, double begin, double end, double axis, pulse::nanoseconds length) const;

  QPointer<pulse> heart_;
  QTimer frames_;
  QColor line_;
  QColor stall_;
  QColor stall_fill_;
  QColor grid_;
  QColor text_;
  QString family_;
  int font_size_ = 11;
};

}  // namespace interleave::ui
