#pragma once

#include "ui/items/graph_arrows.h"
#include "ui/models/graph_layout.h"
#include "ui/models/snapshot.h"
#include "ui/models/table_model.h"

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace interleave::ui {

// Who holds what and who waits for it, at the playhead.
// - nodes: id ("t3", "o5"), kind ("thread", "object"), name, x, y (0…1), stateKey (of threads), colorIndex,
//   inCycle, number (thread or object number)
// - edges: id, from, to (ids of nodes), kind, inCycle, text, fromX, fromY, toX, toY
//   owns: object → its holder; waits: thread → object (or the thread that it joins); closing: an edge that
//   does not exist yet, but would close a cycle if the thread asked for that object
class wait_graph_model : public QObject {
  Q_OBJECT
  QML_ANONYMOUS
  Q_PROPERTY(interleave::ui::table_model* nodes READ nodes CONSTANT)
  Q_PROPERTY(interleave::ui::table_model* edges READ edges CONSTANT)
  Q_PROPERTY(QString cycleText READ cycleText NOTIFY changed)
  Q_PROPERTY(bool hasCycle READ hasCycle NOTIFY changed)
  Q_PROPERTY(int revision READ revision NOTIFY changed)

 public:
  explicit wait_graph_model(QObject* parent = nullptr);

  void show(const snapshot& at);
  void clear();

  [[nodiscard]] table_model* nodes() { return &nodes_; }
  [[nodiscard]] table_model* edges() { return &edges_; }
  // The edges as they are to be drawn.
  [[nodiscard]] std::vector<graph_edge> drawn_edges() const;
  [[nodiscard]] const QString& cycleText() const { return cycle_text_; }
  [[nodiscard]] bool hasCycle() const { return has_cycle_; }
  // Grows with every change of nodes or edges.
  [[nodiscard]] int revision() const { return revision_; }

 Q_SIGNALS:
  void changed();

 private:
  table_model nodes_;
  table_model edges_;
  QString cycle_text_;
  bool has_cycle_ = false;
  int revision_ = 0;
};

}  // namespace interleave::ui
