#pragma once

#include "core/scenario/keeper.h"
#include "ui/models/session.h"
#include "ui/models/table_model.h"

#include <QObject>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace interleave::ui {

// Sees to it that no capture is lost: keeps the session's run in a folder while it is on the screen, and
// offers what a program that was killed has left there. A capture that is opened stays on offer, in this
// program and the next, until it is saved or discarded. For the window's thread.
// - offers: file, title ("The dining philosophers, naive"), detail ("12 Nov 12:31, 1.2 MB")
//
//   captures safe(lab, folder);        // as long as the window lives
class captures : public QObject {
  Q_OBJECT
  QML_NAMED_ELEMENT(Captures)
  QML_UNCREATABLE("Given to Main.qml by the program")
  Q_PROPERTY(interleave::ui::table_model* offers READ offers CONSTANT)

 public:
  captures(session& lab, std::filesystem::path folder, QObject* parent = nullptr);
  ~captures() override;

  // Of the user: below XDG_STATE_HOME.
  static std::filesystem::path usual_folder();

  [[nodiscard]] table_model* offers() { return &offers_; }

  // Line of `offers`. False, with the session's errorText, for what cannot be read.
  Q_INVOKABLE bool open(int line);
  Q_INVOKABLE void discard(int line);

 private:
  void keep_current();
  void was_saved();
  void list();

  session& lab_;
  const std::filesystem::path folder_;
  table_model offers_;
  std::vector<scenario::kept> found_;
  std::unique_ptr<scenario::keeper> keeper_;
  std::shared_ptr<scenario::recording> kept_;    // what the keeper keeps
  std::shared_ptr<scenario::recording> opened_;  // what was opened from here
  std::filesystem::path opened_from_;
};

}  // namespace interleave::ui
