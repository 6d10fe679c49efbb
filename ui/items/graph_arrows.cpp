#include "ui/items/graph_arrows.h"

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {

constexpr double beyond = 2;        // more room before a tip than behind an arrow's beginning
constexpr double most_gap = 0.25;   // of an edge's length
constexpr double most_head = 0.4;   // of an edge's length
constexpr double half_width = 0.6;  // of a head, by its length
constexpr double cycle_head = 1.5;  // of a head elsewhere
constexpr double shortest = 1;      // pixel

QPointF placed(QPointF at, const graph_measures& with) {
  return {with.inset + at.x() * (with.item.width() - 2 * with.inset),
          with.inset + at.y() * (with.item.height() - 2 * with.inset)};
}

}  // namespace

std::optional<graph_arrow> arrow_of(const graph_edge& edge, const graph_measures& with) {
  const QPointF from = placed(edge.from, with);
  const QPointF to = placed(edge.to, with);
  const double length = std::hypot(to.x() - from.x(), to.y() - from.y());
  if (!(length >= shortest)) return {};
  const QPointF along = (to - from) / length;
  const QPointF across(-along.y(), along.x());
  const double near_gap = std::min(with.gap, length * most_gap);
  const double far_gap = std::min(with.gap + beyond, length * most_gap);
  const double head = std::min(edge.in_cycle ? with.head * cycle_head : with.head, length * most_head);
  const QPointF tip = to - along * far_gap;
  const QPointF base = tip - along * head;
  return graph_arrow{QLineF(from + along * near_gap, base),
                     {tip, base + across * head * half_width, base - across * head * half_width}};
}

}  // namespace interleave::ui
