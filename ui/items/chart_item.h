#pragma once

#include "ui/items/chart_layout.h"
#include "ui/models/bench_chart.h"

#include <QColor>
#include <QPointer>
#include <QQuickPaintedItem>
#include <QStringList>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace interleave::ui {

class bench_session;

// The plot of a benchmark's chart; titles, marks' labels and the legend are the QML's, which places them by
// `xMarks` and `yMarks` (maps of at, in pixels, and text).
//
// Bars, one a line of `lineHeight`: the median's length, or on a logarithmic axis, where lengths say nothing,
// a dot on a stem; a whisker for the interval of the median, a thin line from the least to the greatest.
// Those that others are compared with are outlined only. Wrong ones are hatched. Curves: a line with dashes
// and markers of its own, a band for the interval, a ring where it bends. A hollow diamond tells the figure
// of the run that is compared with.
class chart_item : public QQuickPaintedItem {
  Q_OBJECT
  QML_NAMED_ELEMENT(ChartItem)
  Q_PROPERTY(QObject* bench READ bench WRITE setBench NOTIFY benchChanged)  // a bench_session
  Q_PROPERTY(double lineHeight MEMBER line_height_ NOTIFY looksChanged)
  Q_PROPERTY(double markSpacing MEMBER mark_spacing_ NOTIFY looksChanged)
  Q_PROPERTY(QVariantList xMarks READ xMarks NOTIFY marksChanged)
  Q_PROPERTY(QVariantList yMarks READ yMarks NOTIFY marksChanged)
  Q_PROPERTY(QString hoverText READ hoverText NOTIFY hoverChanged)
  Q_PROPERTY(double hoverX READ hoverX NOTIFY hoverChanged)
  Q_PROPERTY(double hoverY READ hoverY NOTIFY hoverChanged)
  Q_PROPERTY(int hoverLine READ hoverLine NOTIFY hoverChanged)  // of the bars; -1: none
  Q_PROPERTY(QColor barColor MEMBER bar_ NOTIFY looksChanged)
  Q_PROPERTY(QColor inkColor MEMBER ink_ NOTIFY looksChanged)
  Q_PROPERTY(QColor faintColor MEMBER faint_ NOTIFY looksChanged)
  Q_PROPERTY(QColor gridColor MEMBER grid_ NOTIFY looksChanged)
  Q_PROPERTY(QColor backgroundColor MEMBER background_ NOTIFY looksChanged)
  Q_PROPERTY(QColor alertColor MEMBER alert_ NOTIFY looksChanged)
  Q_PROPERTY(QVariantList curveColors MEMBER curve_colours_ NOTIFY looksChanged)

 public:
  explicit chart_item(QQuickItem* parent = nullptr);

  [[nodiscard]] QObject* bench() const;
  void setBench(QObject* next);
  // Instead of what a session has.
  void show(chart_data data);

  [[nodiscard]] QVariantList xMarks() const { return x_marks_; }
  [[nodiscard]] QVariantList yMarks() const { return y_marks_; }
  [[nodiscard]] QString hoverText() const { return hover_text_; }
  [[nodiscard]] double hoverX() const { return hover_at_.x(); }
  [[nodiscard]] double hoverY() const { return hover_at_.y(); }
  [[nodiscard]] int hoverLine() const { return hover_line_; }

  void paint(QPainter* painter) override;

 Q_SIGNALS:
  void benchChanged();
  void looksChanged();
  void marksChanged();
  void hoverChanged();

 protected:
  void hoverMoveEvent(QHoverEvent* event) override;
  void hoverLeaveEvent(QHoverEvent* event) override;
  void geometryChange(const QRectF& next, const QRectF& former) override;
  void updatePolish() override;

 private:
  void set_marks();
  void hover(const std::optional<QPointF>& at);
  [[nodiscard]] curve_frame frame() const { return {size(), data_.scale, data_.places}; }
  [[nodiscard]] QColor colour_of(std::size_t curve) const;
  void paint_grid(QPainter& on) const;
  void paint_bar(QPainter& on, const chart_bar& of, int line) const;
  void paint_whisker(QPainter& on, const bar_shape& of) const;
  void paint_curve(QPainter& on, std::size_t index, const curve_frame& in) const;
  void paint_then(QPainter& on, const QPointF& at) const;

  QPointer<bench_session> bench_;
  chart_data data_;
  QVariantList x_marks_;
  QVariantList y_marks_;
  QString hover_text_;
  QPointF hover_at_;
  int hover_line_ = -1;
  std::optional<curve_place> hover_place_;
  double line_height_ = 24;
  double mark_spacing_ = 56;
  QColor bar_{"#2358d6"};
  QColor ink_{"#151b27"};
  QColor faint_{"#8b94a5"};
  QColor grid_{"#d9dde5"};
  QColor background_{"#ffffff"};
  QColor alert_{"#c5162e"};
  QVariantList curve_colours_;
};

// How a curve of the chart looks, for its legend.
class chart_key : public QQuickPaintedItem {
  Q_OBJECT
  QML_NAMED_ELEMENT(ChartKey)
  Q_PROPERTY(int style MEMBER style_ NOTIFY looksChanged)
  Q_PROPERTY(QColor color MEMBER colour_ NOTIFY looksChanged)
  Q_PROPERTY(QColor backgroundColor MEMBER background_ NOTIFY looksChanged)

 public:
  explicit chart_key(QQuickItem* parent = nullptr);

  void paint(QPainter* painter) override;

 Q_SIGNALS:
  void looksChanged();

 private:
  int style_ = 0;
  QColor colour_{"#2358d6"};
  QColor background_{"#ffffff"};
};

}  // namespace interleave::ui
