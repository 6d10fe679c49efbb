#pragma once

#include "ui/models/probability_map.h"
#include "ui/models/schedule_player.h"
#include "ui/models/search_session.h"
#include "ui/models/stepper.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace interleave::ui {

// All that a window does with schedules: finds them, plays them, lets a person make them step by step; and
// maps how likely those are that fail.
class schedules : public QObject {
  Q_OBJECT
  QML_NAMED_ELEMENT(Schedules)
  QML_UNCREATABLE("Given to Main.qml by the program")
  Q_PROPERTY(interleave::ui::schedule_player* player READ player CONSTANT)
  Q_PROPERTY(interleave::ui::search_session* search READ search CONSTANT)
  Q_PROPERTY(interleave::ui::probability_map* map READ map CONSTANT)
  Q_PROPERTY(interleave::ui::stepper* stepper READ stepper CONSTANT)

 public:
  // `lab` is not owned and must outlive it.
  explicit schedules(session& lab, QObject* parent = nullptr);

  [[nodiscard]] schedule_player* player() { return &player_; }
  [[nodiscard]] search_session* search() { return &search_; }
  [[nodiscard]] probability_map* map() { return &map_; }
  [[nodiscard]] interleave::ui::stepper* stepper() { return &stepper_; }

 private:
  schedule_player player_;
  search_session search_;
  probability_map map_;
  interleave::ui::stepper stepper_;
};

}  // namespace interleave::ui
