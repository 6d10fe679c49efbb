#pragma once

#include "ui/models/session.h"

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace interleave::schedule {
class engine;
}

namespace interleave::ui {

// Runs a session by schedule strings, on real threads, at a pace that people can follow; and says whether a
// run came out as its schedule says. A livelock or a starvation, which has no end of its own, ends where the
// search ended it (explore::watch). Copies and pastes them.
//
//   schedule_player plays(lab);
//   if (!plays.play("1/dining-philosophers/+1bV2cK/5f0e9d")) show(plays.problem());
class schedule_player : public QObject {
  Q_OBJECT
  QML_NAMED_ELEMENT(SchedulePlayer)
  QML_UNCREATABLE("Part of Schedules")
  Q_PROPERTY(QString playing READ playing NOTIFY changed)  // the string; empty: none
  Q_PROPERTY(QString result READ result NOTIFY changed)    // "deadlock, as the schedule says"
  Q_PROPERTY(double step READ step NOTIFY stepChanged)     // how many are taken of the one that plays
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
  [[nodiscard]] double step() const { return step_; }
  [[nodiscard]] const QString& problem() const { return problem_; }

 Q_SIGNALS:
  void changed();
  void stepChanged();

 private:
  // Both outlive the player where the session still runs by them.
  struct conductor;
  struct played;

  void look();
  void count_steps();
  void conclude(const schedule::engine& over);

  session& lab_;
  std::shared_ptr<played> played_;
  const conductor* concluded_ = nullptr;  // the run that `result_` is of
  double step_ = 0;
  QString result_;
  QString problem_;
};

}  // namespace interleave::ui
