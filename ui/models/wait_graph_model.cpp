#include "ui/models/wait_graph_model.h"

#include "core/analysis/wait_for_graph.h"
#include "ui/models/banner.h"
#include "ui/models/words.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace interleave::ui {

namespace {

using analysis::wait_edge;

namespace edge_column {
enum column { id, from, to, kind, in_cycle, text, from_x, from_y, to_x, to_y };
}

QString id_of(const graph_node& node) {
  return QLatin1Char(node.is_thread ? 't' : 'o') + QString::number(node.number);
}

// The first cycle that some blocked thread is in.
std::vector<wait_edge> find_cycle(const analysis::state& at, const std::vector<wait_edge>& waits) {
  std::set<analysis::thread_id> tried;
  for (const wait_edge& each : waits) {
    if (!tried.insert(each.thread).second) continue;
    std::vector<wait_edge> cycle = analysis::cycle_through(at, each.thread);
    if (!cycle.empty()) return cycle;
  }
  return {};
}

struct edge_list {
  const snapshot& at;
  std::map<graph_node, placed_node> places;
  std::vector<table_model::row> rows;
  std::set<QString> known;

  void add(graph_node from, graph_node to, const char* kind, bool in_cycle, const QString& text) {
    const auto begin = places.find(from);
    const auto end = places.find(to);
    if (begin == places.end() || end == places.end()) return;
    const QString id = id_of(from) + QLatin1Char('>') + id_of(to) + QLatin1Char('>') + QLatin1String(kind);
    if (!known.insert(id).second) return;
    rows.push_back({id, id_of(from), id_of(to), QString::fromLatin1(kind), in_cycle, text, begin->second.x,
                    begin->second.y, end->second.x, end->second.y});
  }

  [[nodiscard]] QString thread(std::uint32_t id) const {
    return QString::fromStdString(at.names->thread(static_cast<analysis::thread_id>(id)));
  }
  [[nodiscard]] QString object(std::uint32_t id) const {
    return QString::fromStdString(at.names->object(id));
  }
};

void add_waits(edge_list& edges, const std::vector<wait_edge>& waits, const std::vector<wait_edge>& cycle) {
  for (const wait_edge& each : waits) {
    const bool in_cycle = std::find(cycle.begin(), cycle.end(), each) != cycle.end();
    const graph_node waiter{true, each.thread};
    const graph_node object{false, each.object};
    if (edges.places.contains(object)) {
      edges.add(waiter, object, "waits", in_cycle,
                QStringLiteral("%1 waits for %2").arg(edges.thread(each.thread), edges.object(each.object)));
    } else {
      edges.add(waiter, {true, each.held_by}, "waits", in_cycle,
                QStringLiteral("%1 waits for %2 to end")
                    .arg(edges.thread(each.thread), edges.thread(each.held_by)));
    }
  }
  // Waits for what nobody holds: a semaphore without permits, a condition.
  const auto& threads = edges.at.state->threads;
  for (std::uint32_t id = 1; id < threads.size(); ++id) {
    if (threads[id].doing != analysis::activity::blocked || threads[id].waits_for == 0) continue;
    edges.add({true, id}, {false, threads[id].waits_for}, "waits", false,
              QStringLiteral("%1 waits for %2").arg(edges.thread(id), edges.object(threads[id].waits_for)));
  }
}

void add_owners(edge_list& edges, const std::vector<wait_edge>& cycle) {
  const auto& objects = edges.at.state->objects;
  for (std::uint32_t id = 1; id < objects.size(); ++id) {
    for (const analysis::thread_id holder : objects[id].holders) {
      const bool in_cycle = std::any_of(cycle.begin(), cycle.end(), [&](const wait_edge& each) {
        return each.object == id && each.held_by == holder;
      });
      edges.add({false, id}, {true, holder}, "owns", in_cycle,
                QStringLiteral("%1 holds %2").arg(edges.thread(holder), edges.object(id)));
    }
  }
}

void add_closing(edge_list& edges, const std::vector<wait_edge>& closing) {
  for (const wait_edge& each : closing) {
    edges.add({true, each.thread}, {false, each.object}, "closing", false,
              QStringLiteral("%1 would close a circle by asking for %2")
                  .arg(edges.thread(each.thread), edges.object(each.object)));
  }
}

}  // namespace

wait_graph_model::wait_graph_model(QObject* parent)
    : QObject(parent),
      nodes_({"id", "kind", "name", "x", "y", "stateKey", "colorIndex", "inCycle", "number"}),
      edges_({"id", "from", "to", "kind", "inCycle", "text", "fromX", "fromY", "toX", "toY"}) {
  const auto count_change = [this] { ++revision_; };
  for (table_model* const each : {&nodes_, &edges_}) {
    connect(each, &QAbstractItemModel::dataChanged, this, count_change);
    connect(each, &QAbstractItemModel::rowsInserted, this, count_change);
    connect(each, &QAbstractItemModel::rowsRemoved, this, count_change);
  }
}

void wait_graph_model::show(const snapshot& at) {
  const int before = revision_;
  const std::vector<wait_edge> waits = analysis::wait_edges(*at.state);
  const std::vector<wait_edge> cycle = find_cycle(*at.state, waits);
  const std::vector<placed_node> placed = lay_out(graph_nodes(*at.state, cycle), cycle);

  edge_list edges{at, {}, {}, {}};
  std::vector<table_model::row> rows;
  for (const placed_node& each : placed) {
    edges.places.emplace(each.node, each);
    const std::uint32_t number = each.node.number;
    const bool in_cycle = std::any_of(cycle.begin(), cycle.end(), [&](const wait_edge& link) {
      return each.node.is_thread ? link.thread == number : link.object == number;
    });
    const int state = each.node.is_thread ? static_cast<int>(at.state->threads[number].doing) : 0;
    rows.push_back({id_of(each.node),
                    each.node.is_thread ? QStringLiteral("thread") : QStringLiteral("object"),
                    each.node.is_thread ? edges.thread(number) : edges.object(number), each.x, each.y, state,
                    each.node.is_thread ? static_cast<int>(number) : 0, in_cycle, static_cast<int>(number)});
  }
  add_owners(edges, cycle);
  add_waits(edges, waits, cycle);
  if (cycle.empty()) add_closing(edges, at.closing);

  // Who is in the graph changes with each frame of a busy run: items are kept, whoever they stand for.
  nodes_.overwrite(std::move(rows));
  edges_.overwrite(std::move(edges.rows));
  const QString text = cycle.empty() ? QString() : cycle_in_words(cycle, *at.names);
  if (text != cycle_text_) {
    cycle_text_ = text;
    ++revision_;
  }
  has_cycle_ = !cycle.empty();
  if (revision_ != before) Q_EMIT changed();
}

std::vector<graph_edge> wait_graph_model::drawn_edges() const {
  std::vector<graph_edge> all;
  const auto number = [&](int line, edge_column::column which) { return edges_.at(line, which).toDouble(); };
  for (int i = 0; i < edges_.count(); ++i) {
    const QString kind = edges_.at(i, edge_column::kind).toString();
    all.push_back({{number(i, edge_column::from_x), number(i, edge_column::from_y)},
                   {number(i, edge_column::to_x), number(i, edge_column::to_y)},
                   kind == QStringLiteral("owns")    ? edge_kind::owns
                   : kind == QStringLiteral("waits") ? edge_kind::waits
                                                     : edge_kind::closing,
                   edges_.at(i, edge_column::in_cycle).toBool()});
  }
  return all;
}

void wait_graph_model::clear() {
  nodes_.assign({});
  edges_.assign({});
  cycle_text_.clear();
  has_cycle_ = false;
  ++revision_;
  Q_EMIT changed();
}

}  // namespace interleave::ui
