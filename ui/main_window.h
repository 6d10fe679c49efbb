#pragma once

#include "ui/models/bench_session.h"
#include "ui/models/captures.h"
#include "ui/models/duel.h"
#include "ui/models/preferences.h"
#include "ui/models/schedules.h"

#include <QQmlApplicationEngine>
#include <QString>

#include <filesystem>
#include <optional>

class QQuickWindow;

namespace interleave::ui {

class session;

// What the window knows of those who open it.
struct acquaintance {
  QString memory;  // the file that keeps their theme and where they are in the tour; empty: nothing is kept
  bool greets = false;               // with a welcome, unless `memory` says that they had it
  std::filesystem::path captures{};  // where runs are kept while they are on the screen; empty: nowhere
};

// The window of a session: chooses the renderer and the style, loads Main.qml and shows it. The session is
// not owned and must outlive it. At most one at a time, in the thread of the QGuiApplication.
//
//   session lab;
//   const main_window shown(lab);
//   if (shown.window() == nullptr) …  // the QML is faulty; Qt has said why
class main_window {
 public:
  explicit main_window(session& lab, const acquaintance& with = {});

  [[nodiscard]] QQuickWindow* window() const;
  // The session and its rival, once there is one.
  [[nodiscard]] duel& pair() { return pair_; }
  // Instead of what the system uses.
  void set_dark(bool dark);
  // Large, for a projector, in full screen.
  void present();

  [[nodiscard]] bench_session& bench() { return bench_; }
  [[nodiscard]] schedules& with_schedules() { return schedules_; }

 private:
  // All outlive the QML that shows them.
  duel pair_;
  bench_session bench_;
  schedules schedules_;
  preferences remembered_;
  std::optional<captures> captures_;
  QQmlApplicationEngine engine_;
};

}  // namespace interleave::ui
