#include "ui/models/graph_layout.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace interleave::ui {

namespace {

constexpr std::size_t most_idle_objects = 64;

bool belongs(const analysis::object_state& of) {
  return of.alive && of.kind != trace::object_kind::thread && of.kind != trace::object_kind::atomic;
}

bool takes_part(const analysis::state& at, const analysis::thread_state& who) {
  const bool waits = who.doing == analysis::activity::blocked && who.waits_for < at.objects.size() &&
                     belongs(at.objects[who.waits_for]);
  return waits || who.acquisitions > 0 || who.phase != 0;
}

bool is_in(const std::vector<analysis::wait_edge>& cycle, std::size_t thread) {
  return std::any_of(cycle.begin(), cycle.end(),
                     [&](const analysis::wait_edge& each) { return each.thread == thread; });
}

// Around the cycle: a thread, then what it waits for, which the next thread holds.
std::vector<graph_node> ring_of(const std::vector<analysis::wait_edge>& cycle,
                                const std::vector<graph_node>& nodes) {
  std::vector<graph_node> ring;
  for (const analysis::wait_edge& each : cycle) {
    for (const graph_node node : {graph_node{true, each.thread}, graph_node{false, each.object}}) {
      if (std::find(nodes.begin(), nodes.end(), node) != nodes.end()) ring.push_back(node);
    }
  }
  return ring;
}

std::vector<std::size_t> places_of(const std::vector<graph_node>& some, const std::vector<graph_node>& all) {
  std::vector<std::size_t> places;
  for (const graph_node& each : some) {
    places.push_back(static_cast<std::size_t>(std::find(all.begin(), all.end(), each) - all.begin()));
  }
  return places;
}

// Hands the places that the ring's nodes have out anew, in the order of the ring: clockwise or not, whichever
// moves fewer of them. The first one stays.
void make_ring(std::vector<double>& turns, const std::vector<std::size_t>& ring) {
  if (ring.empty()) return;
  std::vector<double> own;
  for (const std::size_t i : ring) own.push_back(turns[i]);
  std::sort(own.begin(), own.end());
  const std::size_t n = own.size();
  const auto first =
      static_cast<std::size_t>(std::find(own.begin(), own.end(), turns[ring.front()]) - own.begin());
  const auto place = [&](std::size_t k, bool clockwise) {
    return own[(first + (clockwise ? k : n - k)) % n];
  };
  std::size_t stay_clockwise = 0;
  std::size_t stay_counter = 0;
  for (std::size_t k = 0; k < n; ++k) {
    stay_clockwise += place(k, true) == turns[ring[k]] ? 1 : 0;
    stay_counter += place(k, false) == turns[ring[k]] ? 1 : 0;
  }
  const bool clockwise = stay_clockwise >= stay_counter;
  for (std::size_t k = 0; k < n; ++k) turns[ring[k]] = place(k, clockwise);
}

}  // namespace

std::vector<graph_node> graph_nodes(const analysis::state& at,
                                    const std::vector<analysis::wait_edge>& cycle) {
  std::vector<graph_node> nodes;
  for (std::size_t id = 1; id < at.threads.size(); ++id) {
    const analysis::activity doing = at.threads[id].doing;
    if (doing == analysis::activity::absent || doing == analysis::activity::ended) continue;
    if (!takes_part(at, at.threads[id]) && !is_in(cycle, id)) continue;
    nodes.push_back({true, static_cast<std::uint32_t>(id)});
  }
  const auto alive = static_cast<std::size_t>(std::count_if(at.objects.begin(), at.objects.end(), belongs));
  for (std::size_t id = 1; id < at.objects.size(); ++id) {
    const analysis::object_state& each = at.objects[id];
    if (!belongs(each)) continue;
    if (alive > most_idle_objects && each.holders.empty() && each.waiters.empty()) continue;
    nodes.push_back({false, static_cast<std::uint32_t>(id)});
  }
  return nodes;
}

std::vector<placed_node> lay_out(const std::vector<graph_node>& nodes,
                                 const std::vector<analysis::wait_edge>& cycle) {
  const auto threads = static_cast<std::size_t>(
      std::count_if(nodes.begin(), nodes.end(), [](const graph_node& n) { return n.is_thread; }));
  const std::size_t objects = nodes.size() - threads;
  // An object comes half a step before the thread of its rank.
  std::vector<double> ranks;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    ranks.push_back(i < threads ? static_cast<double>(i) / static_cast<double>(threads)
                                : (static_cast<double>(i - threads) - 0.5) / static_cast<double>(objects));
    order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return ranks[a] < ranks[b]; });
  // Places as shares of the whole turn; the first thread is at the top.
  const auto top = static_cast<std::size_t>(std::find(order.begin(), order.end(), 0u) - order.begin());
  std::vector<double> turns(nodes.size());
  for (std::size_t k = 0; k < order.size(); ++k) {
    turns[order[k]] =
        static_cast<double>((k + order.size() - top) % order.size()) / static_cast<double>(order.size());
  }
  make_ring(turns, places_of(ring_of(cycle, nodes), nodes));

  std::vector<placed_node> placed;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const double angle = (turns[i] - 0.25) * 2 * std::numbers::pi;  // from the top, clockwise
    placed.push_back({nodes[i], 0.5 + 0.5 * std::cos(angle), 0.5 + 0.5 * std::sin(angle)});
  }
  return placed;
}

}  // namespace interleave::ui
