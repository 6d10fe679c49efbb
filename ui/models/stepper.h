#pragma once

#include "ui/models/search_runner.h"
#include "ui/models/session.h"
#include "ui/models/table_model.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace interleave::schedule {
struct branch;
struct question;
enum class stretch : std::uint8_t;
}  // namespace interleave::schedule

namespace interleave::ui {

// The stepped mode of a session: its run waits at each decision, and a person says which thread goes on.
//
//   off ──enter──► asks ◄──► goes on (a step, or a stretch) ──► over ──restart, undo──► asks
//   any ──leave, or another scenario──► off
//
// A step is taken back by running the same decisions again but for the last answer's. Break it: for a variant
// that can fail, what the person needed is held against the fewest preemptions that a search knows, which
// runs beside and is told of only when the person is there.
//
//   stepper steps(lab);
//   steps.enter();
//   steps.choose(0);    // the first branch, one step
//   steps.untilWaits(); // the thread that has the turn
//   steps.undo();
class stepper : public QObject {
  Q_OBJECT
  QML_NAMED_ELEMENT(Stepper)
  QML_UNCREATABLE("Part of Schedules")
  Q_PROPERTY(bool active READ active NOTIFY changed)
  Q_PROPERTY(bool possible READ possible NOTIFY possibleChanged)
  Q_PROPERTY(bool asks READ asks NOTIFY changed)
  Q_PROPERTY(bool over READ over NOTIFY changed)
  // key (1 … 9 or 0), can, threadId, colorIndex, name, what, object, line, hasTurn, usual, preempts, note
  Q_PROPERTY(interleave::ui::table_model* branches READ branches CONSTANT)
  Q_PROPERTY(QString stepsText READ stepsText NOTIFY changed)        // "14 steps"
  Q_PROPERTY(QString switchesText READ switchesText NOTIFY changed)  // "2 switches"
  Q_PROPERTY(QString turnText READ turnText NOTIFY changed)    // the thread that a stretch would go on with
  Q_PROPERTY(QString endText READ endText NOTIFY changed)      // how it came out
  Q_PROPERTY(bool broken READ broken NOTIFY changed)           // and it is a failure
  Q_PROPERTY(QString schedule READ schedule NOTIFY changed)    // of a run that is over
  Q_PROPERTY(QString challenge READ challenge NOTIFY changed)  // empty where there is nothing to break
  Q_PROPERTY(bool canUndo READ canUndo NOTIFY changed)

 public:
  // `lab` is not owned and must outlive it.
  explicit stepper(session& lab, QObject* parent = nullptr);
  ~stepper() override;

  Q_INVOKABLE void enter();  // starts the chosen variant afresh
  Q_INVOKABLE void leave();
  Q_INVOKABLE void toggle();
  // A row of `branches` that can go on, for a step; false where it cannot or nothing is asked.
  Q_INVOKABLE bool choose(int row);
  Q_INVOKABLE bool chooseKey(int key);
  // The thread that has the turn, or if it cannot go on the usual one.
  Q_INVOKABLE bool step();
  Q_INVOKABLE bool bigStep();     // until it gives something back, or waits
  Q_INVOKABLE bool untilWaits();  // until it waits or has ended
  Q_INVOKABLE void undo();        // the last answer

  [[nodiscard]] bool active() const { return lab_.mode() == QStringLiteral("stepped"); }
  [[nodiscard]] bool possible() const;
  [[nodiscard]] bool asks() const { return asked_ != nullptr; }
  [[nodiscard]] bool over() const { return over_; }
  [[nodiscard]] table_model* branches() { return &branches_; }
  [[nodiscard]] QString stepsText() const;
  [[nodiscard]] QString switchesText() const;
  [[nodiscard]] QString turnText() const;
  [[nodiscard]] const QString& endText() const { return end_text_; }
  [[nodiscard]] bool broken() const { return broken_; }
  [[nodiscard]] const QString& schedule() const { return schedule_; }
  [[nodiscard]] QString challenge() const;
  [[nodiscard]] bool canUndo() const { return !answers_.empty(); }

 Q_SIGNALS:
  void changed();
  void possibleChanged();

 private:
  // Outlive the stepper where a run goes on.
  struct steering;
  struct course;

  void look();
  void show_branches();
  void conclude(const schedule::engine& over);
  void reset_run();
  void seek_minimum();
  bool answer(const schedule::branch& with, schedule::stretch how_far);
  bool go_on(schedule::stretch how_far);
  [[nodiscard]] const schedule::branch* of_the_turn() const;

  session& lab_;
  const std::shared_ptr<course> course_;
  const steering* seen_ = nullptr;  // the run that all below is of
  std::unique_ptr<const schedule::question> asked_;
  std::vector<int> rows_;  // by row: its branch, or -1
  table_model branches_;
  std::vector<std::size_t> answers_;  // how many steps there were before each
  bool keeps_answers_ = false;        // the next start is an undo
  std::uint64_t steps_ = 0;
  std::uint32_t preemptions_ = 0;
  bool over_ = false;
  bool broken_ = false;
  QString end_text_;
  QString schedule_;
  QTimer soon_;            // while a run goes on between two questions
  search_runner minimum_;  // last: its end waits for its worker
};

}  // namespace interleave::ui
