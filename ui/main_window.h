#pragma once

#include "ui/models/duel.h"

#include <QQmlApplicationEngine>

class QQuickWindow;

namespace interleave::ui {

class session;

// The window of a session: chooses the renderer and the style, loads Main.qml and shows it. The session is
// not owned and must outlive it. At most one at a time, in the thread of the QGuiApplication.
//
//   session lab;
//   const main_window shown(lab);
//   if (shown.window() == nullptr) …  // the QML is faulty; Qt has said why
class main_window {
 public:
  explicit main_window(session& lab);

  [[nodiscard]] QQuickWindow* window() const;
  // The session and its rival, once there is one.
  [[nodiscard]] duel& pair() { return pair_; }
  // Instead of what the system uses.
  void set_dark(bool dark);

 private:
  duel pair_;  // outlives the QML that shows it
  QQmlApplicationEngine engine_;
};

}  // namespace interleave::ui
