#pragma once

#include "core/analysis/finding.h"
#include "core/analysis/state.h"

#include <compare>
#include <vector>

namespace interleave::ui {

// A node of the wait-for graph: a thread, or an object that threads can hold or wait for.
struct graph_node {
  bool is_thread = false;
  std::uint32_t number = 0;

  auto operator<=>(const graph_node&) const = default;
};

struct placed_node {
  graph_node node;
  double x = 0;  // 0…1, from the left
  double y = 0;  // 0…1, from the top
};

// The threads and objects that the graph shows, threads first: those alive; of objects only those in use when
// there are very many; of threads only those that take part in something other than starting and joining
// threads, and those in `cycle`.
std::vector<graph_node> graph_nodes(const analysis::state& at, const std::vector<analysis::wait_edge>& cycle);

// Places nodes on an ellipse at equal distances, threads and objects in turn in order of their numbers, so
// that a node stays where it is from frame to frame. The nodes of `cycle` change places among themselves
// until they follow one another around the ellipse in the order of the cycle: it then is a ring. Pure.
std::vector<placed_node> lay_out(const std::vector<graph_node>& nodes,
                                 const std::vector<analysis::wait_edge>& cycle);

}  // namespace interleave::ui
