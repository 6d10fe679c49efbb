#pragma once

#include "ui/models/hunger_index.h"
#include "ui/models/scene_part.h"

#include <QTimer>

namespace interleave::ui {

// (Bases are named in full: what moc writes down is what qmllint looks up.)

// The threads of a scene at the playhead, by the names that the scenario gave them.
//
//   Actors { id: readers; session: root.session; groups: ["reader"]; hunger: "waiting" }
//   Repeater { model: readers.rows; delegate: … }
//
// Rows, in order of group and number, threads that have not started left out:
// - threadId, index, name, group, number, colorIndex
// - phase, phaseFor (ns), stateKey (analysis::activity)
// - core (the CPU it runs on; -1: none), runTime and readyTime (ns in all; 0 where switches are only sampled)
// - waitsFor (id of the object it is blocked on, else 0), waitsForName, waitPlace (0 is next; -1: waits for
//   nothing), waitedFor (ns)
// - holds (names of objects, in order of acquisition), tallies and notes (name → number)
// - zone: where `zones` puts its phase, else "on core" if it is, else what it does ("state:blocked"), else
// ""; zoneRank: its place
//   there, who came first first. `crowd` tells how many there are in each zone.
// - hungryFor and longestHunger (ns): in phases whose names begin with `hunger`; 0 where that is empty
class actors : public interleave::ui::scene_part {
  Q_OBJECT
  QML_NAMED_ELEMENT(Actors)
  Q_PROPERTY(QStringList groups READ groups WRITE setGroups NOTIFY groupsChanged)
  Q_PROPERTY(QString hunger READ hunger WRITE setHunger NOTIFY hungerChanged)
  Q_PROPERTY(QVariantMap zones READ zones WRITE setZones NOTIFY zonesChanged)
  Q_PROPERTY(QVariantMap crowd READ crowd NOTIFY crowdChanged)
  Q_PROPERTY(interleave::ui::table_model* rows READ rows CONSTANT)

 public:
  explicit actors(QObject* parent = nullptr);

  [[nodiscard]] const QStringList& groups() const { return groups_; }
  void setGroups(const QStringList& groups);
  [[nodiscard]] const QString& hunger() const { return hunger_; }
  void setHunger(const QString& phase);
  [[nodiscard]] const QVariantMap& zones() const { return zones_; }
  void setZones(const QVariantMap& zones);
  [[nodiscard]] const QVariantMap& crowd() const { return crowd_; }
  [[nodiscard]] table_model* rows() { return &rows_; }

 Q_SIGNALS:
  void groupsChanged();
  void hungerChanged();
  void zonesChanged();
  void crowdChanged();

 protected:
  void show(const snapshot& at, vocabulary& words) override;
  void clear() override;
  void forget() override { index_.clear(); }

 private:
  void set_crowd(QVariantMap crowd);

  QStringList groups_;
  QString hunger_;
  QVariantMap zones_;
  QVariantMap crowd_;
  hunger_index index_{QString()};
  QTimer more_;  // the index of a long trace is made in several frames
  table_model rows_;
};

// The objects of a scene at the playhead: as actors, of everything but threads, destroyed ones left out.
//
//   Places { id: stalls; session: root.session; groups: ["stall"] }
//
// Rows, of the objects that are there; once there are none any more, of those that were there last:
// - objectId, index, name, group, number, kind ("mutex", "semaphore", …)
// - holders and waiters (thread ids; waiters in order of arrival), heldFor (ns since holders last changed)
// - value and initial (permits left, arrivals missing, an atomic's value), acquisitions, contended
// - guardedBy: thread that holds the object of the group `guards` with the same number (the lock of an
//   account for its balance), or the one without a number (the only lock of a bank); 0: nobody, or there is
//   no such object
class places : public interleave::ui::scene_part {
  Q_OBJECT
  QML_NAMED_ELEMENT(Places)
  Q_PROPERTY(QStringList groups READ groups WRITE setGroups NOTIFY groupsChanged)
  Q_PROPERTY(QString guards READ guards WRITE setGuards NOTIFY guardsChanged)
  Q_PROPERTY(interleave::ui::table_model* rows READ rows CONSTANT)

 public:
  explicit places(QObject* parent = nullptr);

  [[nodiscard]] const QStringList& groups() const { return groups_; }
  void setGroups(const QStringList& groups);
  [[nodiscard]] const QString& guards() const { return guards_; }
  void setGuards(const QString& group);
  [[nodiscard]] table_model* rows() { return &rows_; }

 Q_SIGNALS:
  void groupsChanged();
  void guardsChanged();

 protected:
  void show(const snapshot& at, vocabulary& words) override;
  void clear() override { rows_.assign({}); }

 private:
  QStringList groups_;
  QString guards_;
  table_model rows_;
};

// The run's counters and what was noted last, by name, at the playhead; and the knobs as they are set.
//
//   Figures { id: figures; session: root.session }
//   text: figures.counters["served"] ?? 0
class figures : public interleave::ui::scene_part {
  Q_OBJECT
  QML_NAMED_ELEMENT(Figures)
  Q_PROPERTY(QVariantMap counters READ counters NOTIFY changed)
  Q_PROPERTY(QVariantMap notes READ notes NOTIFY changed)
  Q_PROPERTY(QVariantMap knobs READ knobs NOTIFY changed)
  Q_PROPERTY(int violations READ violations NOTIFY changed)

 public:
  using scene_part::scene_part;

  [[nodiscard]] const QVariantMap& counters() const { return counters_; }
  [[nodiscard]] const QVariantMap& notes() const { return notes_; }
  [[nodiscard]] const QVariantMap& knobs() const { return knobs_; }
  [[nodiscard]] int violations() const { return violations_; }

 Q_SIGNALS:
  void changed();

 protected:
  void show(const snapshot& at, vocabulary& words) override;
  void clear() override { set({}, {}, {}, 0); }

 private:
  void set(QVariantMap counters, QVariantMap notes, QVariantMap knobs, int violations);

  QVariantMap counters_;
  QVariantMap notes_;
  QVariantMap knobs_;
  int violations_ = 0;
};

}  // namespace interleave::ui
