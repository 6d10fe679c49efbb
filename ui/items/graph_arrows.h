#pragma once

#include <QLineF>
#include <QPointF>
#include <QSizeF>

#include <array>
#include <optional>

namespace interleave::ui {

enum class edge_kind { owns, waits, closing };

// An edge of the wait-for graph, between places in the unit square.
struct graph_edge {
  QPointF from;
  QPointF to;
  edge_kind kind = edge_kind::owns;
  bool in_cycle = false;

  bool operator==(const graph_edge&) const = default;
};

// How an edge is drawn: a line, and at its end a triangle, the tip first.
struct graph_arrow {
  QLineF line;
  std::array<QPointF, 3> head;
};

// Measures in pixels. `inset`: from the item's border to where the unit square begins; `gap`: from a node's
// middle to where its arrows begin and end; `head`: an arrowhead's length, half as much again in a cycle.
struct graph_measures {
  QSizeF item;
  double inset = 0;
  double gap = 0;
  double head = 0;
};

// The arrow of an edge. Gaps and heads shrink where two nodes are close, so that it always points from the
// one to the other; none for an edge of no length. Pure.
//
//   if (const auto drawn = arrow_of(edge, {size(), 0, 18, 8})) painter.drawLine(drawn->line);
std::optional<graph_arrow> arrow_of(const graph_edge& edge, const graph_measures& with);

}  // namespace interleave::ui
