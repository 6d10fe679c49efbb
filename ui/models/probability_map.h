#pragma once

#include "ui/models/sampling_runner.h"
#include "ui/models/search_session.h"
#include "ui/models/session.h"
#include "ui/models/table_model.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace interleave::ui {

// How likely the chosen variant fails over two of its knobs: a map that fills while one looks, from real free
// runs. The session's own run is stopped first, since the two would disturb each other, and whatever starts
// it, or a search, ends the map. Another scenario or variant forgets it; another knob ends it, and what there
// is stays.
//
//   idle ──start──► waiting (for the session's run to end) ──► filling ──all runs, cancel──► idle
//
//   probability_map chances(lab, search);
//   chances.start();            // … changed, changed, …
//   chances.show(7);            // the session runs with the knobs of that cell
class probability_map : public QObject {
  Q_OBJECT
  QML_NAMED_ELEMENT(FailureMap)
  QML_UNCREATABLE("Part of Schedules")
  Q_PROPERTY(bool possible READ possible NOTIFY axesChanged)  // there is a scenario with two knobs
  Q_PROPERTY(bool running READ running NOTIFY changed)        // from start() on
  Q_PROPERTY(bool waiting READ waiting NOTIFY changed)
  Q_PROPERTY(bool cancelling READ cancelling NOTIFY changed)

  Q_PROPERTY(
      QVariantList choices READ choices NOTIFY axesChanged)  // knobs: {id, title, unit, min, max, step}
  Q_PROPERTY(int xChoice READ xChoice NOTIFY axesChanged)    // of those
  Q_PROPERTY(int yChoice READ yChoice NOTIFY axesChanged)
  Q_PROPERTY(double xFrom READ xFrom NOTIFY axesChanged)
  Q_PROPERTY(double xTo READ xTo NOTIFY axesChanged)
  Q_PROPERTY(double yFrom READ yFrom NOTIFY axesChanged)
  Q_PROPERTY(double yTo READ yTo NOTIFY axesChanged)
  Q_PROPERTY(int runsPerCell READ runsPerCell WRITE setRunsPerCell NOTIFY axesChanged)
  Q_PROPERTY(int limitMs READ limitMs WRITE setLimitMs NOTIFY axesChanged)

  Q_PROPERTY(int columns READ columns NOTIFY axesChanged)
  Q_PROPERTY(int rows READ rows NOTIFY axesChanged)
  Q_PROPERTY(QStringList xTicks READ xTicks NOTIFY axesChanged)
  Q_PROPERTY(QStringList yTicks READ yTicks NOTIFY axesChanged)  // of the topmost row first
  Q_PROPERTY(QString xTitle READ xTitle NOTIFY axesChanged)      // with the unit
  Q_PROPERTY(QString yTitle READ yTitle NOTIFY axesChanged)
  // From left to right, the topmost row first: share (less than 0: no run yet), percent (its text), current
  // (runs now), name ("Philosophers 5, pause between forks 43 ms: 8 of 10 runs deadlocked …"), at, told.
  Q_PROPERTY(interleave::ui::table_model* cells READ cells CONSTANT)
  Q_PROPERTY(double done READ done NOTIFY changed)  // 0 … 1
  Q_PROPERTY(QString progressText READ progressText NOTIFY changed)
  Q_PROPERTY(QString about READ about NOTIFY changed)      // what was run: the other knobs
  Q_PROPERTY(QString problem READ problem NOTIFY changed)  // one line

 public:
  // Neither is owned, and both must outlive it.
  probability_map(session& lab, search_session& search, QObject* parent = nullptr);

  Q_INVOKABLE void start();
  Q_INVOKABLE void cancel();
  // Runs the session with the knobs of that cell.
  Q_INVOKABLE void show(int cell);
  // A knob for a direction: one of `choices`; the other direction gives it up if it has it.
  Q_INVOKABLE void setX(int choice);
  Q_INVOKABLE void setY(int choice);
  // False, with a problem, for what is not within the knob's range.
  Q_INVOKABLE bool setXRange(double from, double to);
  Q_INVOKABLE bool setYRange(double from, double to);
  // So many values of each; see axis_over.
  Q_INVOKABLE void setGrid(int columns, int rows);

  [[nodiscard]] bool possible() const { return choices_.size() >= 2; }
  [[nodiscard]] bool running() const { return waiting_ || runner_.is_running(); }
  [[nodiscard]] bool waiting() const { return waiting_; }
  [[nodiscard]] bool cancelling() const { return runner_.is_cancelling(); }
  [[nodiscard]] QVariantList choices() const;
  [[nodiscard]] int xChoice() const { return x_.choice; }
  [[nodiscard]] int yChoice() const { return y_.choice; }
  [[nodiscard]] double xFrom() const { return x_.over.from; }
  [[nodiscard]] double xTo() const { return x_.over.to; }
  [[nodiscard]] double yFrom() const { return y_.over.from; }
  [[nodiscard]] double yTo() const { return y_.over.to; }
  [[nodiscard]] int runsPerCell() const { return runs_per_cell_; }
  void setRunsPerCell(int runs);
  [[nodiscard]] int limitMs() const { return limit_ms_; }
  void setLimitMs(int ms);
  [[nodiscard]] int columns() const { return static_cast<int>(x_.made.values.size()); }
  [[nodiscard]] int rows() const { return static_cast<int>(y_.made.values.size()); }
  [[nodiscard]] QStringList xTicks() const;
  [[nodiscard]] QStringList yTicks() const;
  [[nodiscard]] QString xTitle() const { return title_of(x_); }
  [[nodiscard]] QString yTitle() const { return title_of(y_); }
  [[nodiscard]] table_model* cells() { return &cells_; }
  [[nodiscard]] double done() const;
  [[nodiscard]] QString progressText() const;
  [[nodiscard]] const QString& about() const { return about_; }
  [[nodiscard]] const QString& problem() const { return problem_; }

 Q_SIGNALS:
  void changed();
  void axesChanged();

 private:
  struct direction {
    int choice = -1;  // of choices_
    explore::knob_range over;
    int most = 6;  // values
    explore::axis made;
  };

  void choose_axes();  // of another scenario
  void put(direction& to, int choice);
  bool reach(direction& of, double from, double to);
  void lay_out();  // the axes are others: an empty map
  void forget();
  void begin();
  void look();
  void conclude();
  void mind_the_session();
  [[nodiscard]] static QString title_of(const direction& of);
  [[nodiscard]] std::size_t number_of(int cell) const;  // in the picture, whose lowest row comes first
  [[nodiscard]] table_model::row row_of(int cell, const explore::sampling::picture& now) const;

  session& lab_;
  search_session& search_;
  std::vector<const scenario::knob*> choices_;
  direction x_, y_;
  int runs_per_cell_ = 10;
  int limit_ms_ = 400;
  bool waiting_ = false;
  bool is_mine_ = false;     // what the runner runs, or ran: not of something chosen before
  bool is_showing_ = false;  // the knobs that change meanwhile are a cell's
  explore::sampling::picture picture_;
  QElapsedTimer since_begin_;
  qint64 took_ms_ = 0;
  QString about_;
  QString problem_;
  table_model cells_;
  sampling_runner runner_;  // last: its end waits for the worker
};

}  // namespace interleave::ui
