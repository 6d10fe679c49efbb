#pragma once

#include "ui/models/hunger_index.h"
#include "ui/models/scene_part.h"
#include "ui/models/table_model.h"

#include <QString>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace interleave::ui {

// The philosophers' table at the playhead. Seats are the threads called "philosopher N", in order of N; forks
// the objects called "fork N". Fork i (from 0) lies to the left of seat i and to the right of seat i - 1.
// - seats: threadId, index, name, phase, meals, hungryFor and longestHunger (ns), stateKey, colorIndex
// - forks: objectId, index, name, holder (seat, or -1), hand ("left", "right", "table"), wantedBy (seats)
class philosophers_scene : public interleave::ui::scene_part {
  Q_OBJECT
  QML_NAMED_ELEMENT(PhilosophersScene)
  Q_PROPERTY(interleave::ui::table_model* seats READ seats CONSTANT)
  Q_PROPERTY(interleave::ui::table_model* forks READ forks CONSTANT)
  Q_PROPERTY(QString longestHungerText READ longestHungerText NOTIFY changed)
  Q_PROPERTY(QString fairnessText READ fairnessText NOTIFY changed)
  Q_PROPERTY(double mealsTotal READ mealsTotal NOTIFY changed)

 public:
  explicit philosophers_scene(QObject* parent = nullptr);

  [[nodiscard]] table_model* seats() { return &seats_; }
  [[nodiscard]] table_model* forks() { return &forks_; }
  [[nodiscard]] const QString& longestHungerText() const { return longest_text_; }
  [[nodiscard]] const QString& fairnessText() const { return fairness_text_; }
  [[nodiscard]] double mealsTotal() const { return meals_; }

 Q_SIGNALS:
  void changed();

 protected:
  void show(const snapshot& at, vocabulary& words) override;
  void clear() override;
  void forget() override { hunger_.clear(); }

 private:
  void show_seats(const snapshot& at, vocabulary& words, const std::vector<numbered>& seated);
  void show_forks(const snapshot& at, const std::vector<numbered>& seated,
                  const std::vector<numbered>& forks);
  void set_texts(QString longest, QString fairness, double meals);

  hunger_index hunger_;
  QTimer more_;  // the index of a long trace is made in several frames
  table_model seats_;
  table_model forks_;
  QString longest_text_;
  QString fairness_text_;
  double meals_ = 0;
};

}  // namespace interleave::ui
