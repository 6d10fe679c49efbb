#pragma once

#include "ui/models/schedule_player.h"
#include "ui/models/search_runner.h"
#include "ui/models/session.h"
#include "ui/models/table_model.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QVariantList>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace interleave::ui {

// Searches the schedules of the chosen variant for those that fail, while the window goes on, and lists what
// was found; each failure can be played, and so can the nearest run that passes. Another scenario, variant or
// knob ends a search; another scenario or variant forgets what was found, too.
//
//   search_session search(lab, player);
//   search.find();            // … running, changed, changed, …; then failures, verdict
//   search.play(0);
class search_session : public QObject {
  Q_OBJECT
  QML_NAMED_ELEMENT(Search)
  QML_UNCREATABLE("Part of Schedules")
  Q_PROPERTY(bool possible READ possible NOTIFY possibleChanged)  // there is a scenario to be searched
  Q_PROPERTY(bool running READ running NOTIFY changed)
  Q_PROPERTY(bool cancelling READ cancelling NOTIFY changed)
  Q_PROPERTY(bool proving READ proving WRITE setProving NOTIFY choiceChanged)  // DPOR alone: it can exhaust
  // With the sizes that the scenario offers for it, which can be exhausted or nearly so; else with the
  // settings.
  Q_PROPERTY(bool small READ small WRITE setSmall NOTIFY choiceChanged)
  Q_PROPERTY(QString about READ about NOTIFY changed)  // what was searched: variant and knobs
  Q_PROPERTY(QString schedulesText READ schedulesText NOTIFY changed)
  Q_PROPERTY(QString classesText READ classesText NOTIFY changed)  // empty: not counted
  Q_PROPERTY(QString rateText READ rateText NOTIFY changed)
  Q_PROPERTY(QString leftText READ leftText NOTIFY changed)
  Q_PROPERTY(double done READ done NOTIFY changed)  // 0 … 1; less than 0: unknown
  Q_PROPERTY(QString verdict READ verdict NOTIFY changed)
  Q_PROPERTY(QString tone READ tone NOTIFY changed)  // of the verdict: "found", "proved", "open", "none"
  // The search as a field of dots, each of them `each` schedules: { all, tried, each, more, failing: [dot] }.
  // `all` counts those that are left, too, as far as that is known; with `more`, it does not hold them all.
  Q_PROPERTY(QVariantMap field READ field NOTIFY changed)
  // kind, text, schedule, passing, atText, turnsText, flipText
  Q_PROPERTY(interleave::ui::table_model* failures READ failures CONSTANT)
  Q_PROPERTY(int selected READ selected WRITE setSelected NOTIFY selectedChanged)
  Q_PROPERTY(QVariantMap strip READ strip NOTIFY selectedChanged)  // of the selected failure; see turn_strip
  Q_PROPERTY(
      QVariantList turns READ turns NOTIFY selectedChanged)  // its decisive ones: {step, text, preempts}

 public:
  // Neither is owned, and both must outlive it.
  search_session(session& lab, schedule_player& player, QObject* parent = nullptr);

  Q_INVOKABLE void find();
  Q_INVOKABLE void cancel();
  Q_INVOKABLE void play(int failure);
  Q_INVOKABLE void playPassing(int failure);

  [[nodiscard]] bool possible() const;
  [[nodiscard]] bool running() const { return runner_.is_running(); }
  [[nodiscard]] bool cancelling() const { return runner_.is_cancelling(); }
  [[nodiscard]] bool proving() const { return proving_; }
  void setProving(bool on);
  [[nodiscard]] bool small() const { return small_; }
  void setSmall(bool on);
  [[nodiscard]] const QString& about() const { return about_; }
  [[nodiscard]] QString schedulesText() const;
  [[nodiscard]] QString classesText() const;
  [[nodiscard]] QString rateText() const;
  [[nodiscard]] QString leftText() const;
  [[nodiscard]] double done() const;
  [[nodiscard]] const QString& verdict() const { return verdict_; }
  [[nodiscard]] const QString& tone() const { return tone_; }
  [[nodiscard]] QVariantMap field() const;
  [[nodiscard]] table_model* failures() { return &failures_; }
  [[nodiscard]] int selected() const { return selected_; }
  void setSelected(int failure);
  [[nodiscard]] QVariantMap strip() const;
  [[nodiscard]] QVariantList turns() const;

  // From find() to the verdict, for tests and figures.
  [[nodiscard]] qint64 took_ms() const { return took_ms_; }

 Q_SIGNALS:
  void changed();
  void choiceChanged();
  void possibleChanged();
  void selectedChanged();

 private:
  void forget();
  void look();
  void conclude();
  void show(const search_report& now);
  [[nodiscard]] const found_failure* chosen() const;  // null if none is

  session& lab_;
  schedule_player& player_;
  bool proving_ = false;
  bool small_ = true;
  bool is_playing_ = false;  // the choices that change meanwhile are the player's
  QString about_;
  QString verdict_;
  QString tone_ = QStringLiteral("none");
  explore::search_result so_far_;
  std::vector<found_failure> found_;
  std::uint64_t changes_ = 0;  // of what it was taken from
  QElapsedTimer since_begin_;
  qint64 took_ms_ = 0;
  table_model failures_;
  int selected_ = -1;
  search_runner runner_;  // last: its end waits for the worker
};

}  // namespace interleave::ui
