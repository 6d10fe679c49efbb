#include "ui/items/graph_item.h"

#include <QPainter>
#include <QPen>

#include <algorithm>
#include <utility>

namespace interleave::ui {

namespace {

// Lengths of dashes and the room between them, in widths of the line.
QList<qreal> dashes_of(const graph_edge& edge) {
  if (edge.kind == edge_kind::closing) return {1, 3};
  return edge.in_cycle ? QList<qreal>{2.2, 1.1} : QList<qreal>{4, 3};
}

}  // namespace

graph_item::graph_item(QQuickItem* parent) : QQuickPaintedItem(parent) {
  setAntialiasing(true);
  connect(this, &graph_item::looksChanged, this, [this] { update(); });
}

void graph_item::setGraph(wait_graph_model* next) {
  if (next == graph_) return;
  if (graph_) graph_->disconnect(this);
  graph_ = next;
  if (graph_) connect(graph_, &wait_graph_model::changed, this, &graph_item::take_edges);
  Q_EMIT graphChanged();
  take_edges();
}

void graph_item::take_edges() {
  std::vector<graph_edge> next;
  if (graph_) next = graph_->drawn_edges();
  std::stable_partition(next.begin(), next.end(), [](const graph_edge& each) { return !each.in_cycle; });
  if (next == edges_) return;
  edges_ = std::move(next);
  update();
}

void graph_item::paint(QPainter* painter) {
  painter->setRenderHint(QPainter::Antialiasing);
  for (const graph_edge& each : edges_) paint_edge(*painter, each);
}

void graph_item::paint_edge(QPainter& painter, const graph_edge& edge) const {
  const auto drawn = arrow_of(edge, {size(), inset_, gap_, head_});
  if (!drawn) return;
  const bool alarming = edge.in_cycle || edge.kind == edge_kind::closing;
  const QColor colour = alarming ? alert_ : edge.kind == edge_kind::owns ? owns_ : waits_;
  QPen pen(colour, edge.in_cycle ? cycle_line_ : line_, Qt::SolidLine, Qt::FlatCap);
  if (edge.kind != edge_kind::owns) {
    pen.setDashPattern(dashes_of(edge));
    if (edge.in_cycle) pen.setDashOffset(march_);
  }
  painter.setPen(pen);
  painter.drawLine(drawn->line);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  painter.drawConvexPolygon(drawn->head.data(), static_cast<int>(drawn->head.size()));
}

}  // namespace interleave::ui
