#pragma once

#include "core/analysis/loop_history.h"
#include "ui/models/scene_part.h"

#include <QVariantList>

namespace interleave::ui {

// An event loop at the playhead: what is queued, what runs, what was kept waiting.
//
//   LoopScene { id: loop; session: root.session; name: "loop" }
//
// - queue: callbacks that could run now, in the order in which they will: number, name, kind ("deferred",
// "timer",
//   "completion", "posted"), waited (ns since it was due)
// - timers: those armed and not due yet: number, name, left (ns)
// - current: name, kind, runs (ns); empty while the loop polls
// - latencies: of each of the last `slots` stretches of `slotNs` before the playhead the longest time from
// due to
//   begun, in ns; what still waits counts to the last one
class loop_scene : public interleave::ui::scene_part {
  Q_OBJECT
  QML_NAMED_ELEMENT(LoopScene)
  Q_PROPERTY(QString name READ name WRITE setName NOTIFY nameChanged)
  Q_PROPERTY(interleave::ui::table_model* queue READ queue CONSTANT)
  Q_PROPERTY(interleave::ui::table_model* timers READ timers CONSTANT)
  Q_PROPERTY(QVariantMap current READ current NOTIFY changed)
  Q_PROPERTY(double turn READ turn NOTIFY changed)
  Q_PROPERTY(double longestLatency READ longestLatency NOTIFY changed)
  Q_PROPERTY(QVariantList latencies READ latencies NOTIFY changed)
  Q_PROPERTY(int slots READ slotCount CONSTANT)
  Q_PROPERTY(double slotNs READ slotNs CONSTANT)

 public:
  explicit loop_scene(QObject* parent = nullptr);

  [[nodiscard]] const QString& name() const { return name_; }
  void setName(const QString& name);
  [[nodiscard]] table_model* queue() { return &queue_; }
  [[nodiscard]] table_model* timers() { return &timers_; }
  [[nodiscard]] const QVariantMap& current() const { return current_; }
  [[nodiscard]] double turn() const { return turn_; }
  [[nodiscard]] double longestLatency() const { return longest_; }
  [[nodiscard]] const QVariantList& latencies() const { return latencies_; }
  [[nodiscard]] static int slotCount() { return 60; }
  [[nodiscard]] static double slotNs() { return 1e8; }

 Q_SIGNALS:
  void nameChanged();
  void changed();

 protected:
  void show(const snapshot& at, vocabulary& words) override;
  void clear() override;
  void forget() override { loops_ = analysis::loop_history(); }

 private:
  void show_queues(const analysis::loop_state& of, const snapshot& at, vocabulary& words);
  void show_latencies(const analysis::loop_state& of, analysis::object_id loop, const snapshot& at);

  QString name_;
  analysis::loop_history loops_;
  table_model queue_;
  table_model timers_;
  QVariantMap current_;
  double turn_ = 0;
  double longest_ = 0;
  QVariantList latencies_;
};

}  // namespace interleave::ui
