#pragma once

#include "ui/models/session.h"

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace interleave::schedule {
class replaying;
}

namespace interleave::ui {

// Runs a session by schedule strings, on real threads, at a pace that people can follow; and says whether a
// run came out as its schedule says. Copies and pastes them.
//
//   schedule_player plays(lab);
//   if (!plays.play("1/dining-philosophers/+1bV2cK/5f0e9d")) show(plays.problem());
class schedule_player : public QObject {
  Q_OBJECT
  QML_NAMED_ELEMENT(SchedulePlayer)
  QML_UNCREATABLE("Part of Schedules")
  Q_PROPERTY(QString playing READ playing NOTIFY changed)  // the string; empty: none
  Q_PROPERTY(QString result READ result NOTIFY changed)    // "deadlock, as the schedule says"
  Q_PROPERTY(QString problem READ problem NOTIFY changed)  // of what was to be played; one line

 public:
  // `lab` is not owned and must outlive it.
  explicit schedule_player(session& lab, QObject* parent = nullptr);

  // Chooses the schedule's scenario, variant and knobs, and runs it. False, with a problem, for what is no
  // schedule or not one of this program's.
  Q_INVOKABLE bool play(const QString& schedule);
  // What is on the clipboard.
  Q_INVOKABLE bool paste();
  Q_INVOKABLE void copy(const QString& schedule);
  Q_INVOKABLE void clearProblem();
  // Of that text; empty if it could be played.
  Q_INVOKABLE QString problemOf(const QString& schedule) const;

  [[nodiscard]] QString playing() const;
  [[nodiscard]] const QString& result() const { return result_; }
  [[nodiscard]] const QString& problem() const { return problem_; }

 Q_SIGNALS:
  void changed();

 private:
  // Outlives the player where the session still runs by it.
  struct played;

  void look();
  void conclude(const schedule::engine& over);

  session& lab_;
  std::shared_ptr<played> played_;
  const schedule::replaying* concluded_ = nullptr;  // the run that `result_` is of
  QString result_;
  QString problem_;
};

}  // namespace interleave::ui
