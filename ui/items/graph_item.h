#pragma once

#include "ui/items/graph_arrows.h"
#include "ui/models/wait_graph_model.h"

#include <QColor>
#include <QPointer>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace interleave::ui {

// The arrows of a wait-for graph. Solid: holds; dashed: waits; dotted: would close a cycle. The edges of a
// cycle that has closed are thick and in the alert colour, above all others; `march` shifts the dashes of
// those that wait. Nodes are the QML's, in the item less `inset` on each side. Painted anew only when an edge
// has changed.
class graph_item : public QQuickPaintedItem {
  Q_OBJECT
  QML_NAMED_ELEMENT(GraphItem)
  Q_PROPERTY(interleave::ui::wait_graph_model* graph READ graph WRITE setGraph NOTIFY graphChanged)
  Q_PROPERTY(double inset MEMBER inset_ NOTIFY looksChanged)
  Q_PROPERTY(double gap MEMBER gap_ NOTIFY looksChanged)    // from a node's middle to an arrow's end
  Q_PROPERTY(double head MEMBER head_ NOTIFY looksChanged)  // length of an arrowhead
  Q_PROPERTY(double line MEMBER line_ NOTIFY looksChanged)
  Q_PROPERTY(double cycleLine MEMBER cycle_line_ NOTIFY looksChanged)
  Q_PROPERTY(double march MEMBER march_ NOTIFY looksChanged)  // in widths of the line
  Q_PROPERTY(QColor ownsColor MEMBER owns_ NOTIFY looksChanged)
  Q_PROPERTY(QColor waitsColor MEMBER waits_ NOTIFY looksChanged)
  Q_PROPERTY(QColor alertColor MEMBER alert_ NOTIFY looksChanged)

 public:
  explicit graph_item(QQuickItem* parent = nullptr);

  [[nodiscard]] wait_graph_model* graph() const { return graph_; }
  void setGraph(wait_graph_model* next);

  void paint(QPainter* painter) override;

 Q_SIGNALS:
  void graphChanged();
  void looksChanged();

 private:
  void take_edges();
  void paint_edge(QPainter& painter, const graph_edge& edge) const;

  QPointer<wait_graph_model> graph_;
  std::vector<graph_edge> edges_;
  double inset_ = 0;
  double gap_ = 0;
  double head_ = 8;
  double line_ = 1.6;
  double cycle_line_ = 4;
  double march_ = 0;
  QColor owns_{"#2f86c4"};
  QColor waits_{"#cf5500"};
  QColor alert_{"#c5162e"};
};

}  // namespace interleave::ui
