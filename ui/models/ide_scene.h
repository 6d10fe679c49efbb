#pragma once

#include "core/scenario/ide_desk.h"
#include "ui/models/pulse.h"
#include "ui/models/session.h"
#include "ui/models/table_model.h"

#include <QObject>
#include <QPointer>
#include <QQuickWindow>
#include <QString>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <optional>

namespace interleave::ui {

// The editor's page of the scenario `ide-save`: what there is to edit, how the saves go, and how alive the
// window is meanwhile. It gives the session a desk, at which this window's thread is the run's thread "ui".
// - files: fileId (path in the project), name, initialText, depth, isFolder
// - statusKind: "ready", "starting", "saving", "saved", "failed"
// Saved is one file: each text under its path, then what else belongs to a project of the size that the knob
// says. A save without a run starts one.
class ide_scene : public QObject {
  Q_OBJECT
  QML_NAMED_ELEMENT(IdeScene)
  Q_PROPERTY(interleave::ui::session* session READ source WRITE setSource NOTIFY sourceChanged)
  Q_PROPERTY(QQuickWindow* window READ window WRITE setWindow NOTIFY windowChanged)
  Q_PROPERTY(interleave::ui::table_model* files READ files CONSTANT)
  Q_PROPERTY(interleave::ui::pulse* pulse READ heart CONSTANT)
  Q_PROPERTY(QString filePath READ filePath CONSTANT)
  Q_PROPERTY(bool canSave READ canSave NOTIFY statusChanged)
  Q_PROPERTY(bool edited READ edited NOTIFY statusChanged)
  Q_PROPERTY(QString statusKind READ statusKind NOTIFY statusChanged)
  Q_PROPERTY(QString statusText READ statusText NOTIFY statusChanged)
  Q_PROPERTY(int percent READ percent NOTIFY statusChanged)

 public:
  explicit ide_scene(QObject* parent = nullptr);
  ~ide_scene() override;

  // All texts, in the order of the files that are not folders, as they are now.
  Q_INVOKABLE void save(const QStringList& texts);
  // The text has changed by what was typed.
  Q_INVOKABLE void typed();

  [[nodiscard]] session* source() const { return source_; }
  void setSource(session* next);
  [[nodiscard]] QQuickWindow* window() const { return window_; }
  void setWindow(QQuickWindow* next);
  [[nodiscard]] table_model* files() { return &files_; }
  [[nodiscard]] pulse* heart() { return &pulse_; }
  [[nodiscard]] QString filePath() const;
  [[nodiscard]] bool canSave() const;
  [[nodiscard]] bool edited() const { return edited_; }
  [[nodiscard]] QString statusKind() const { return kind_; }
  [[nodiscard]] QString statusText() const { return text_; }
  [[nodiscard]] int percent() const { return percent_; }

 Q_SIGNALS:
  void sourceChanged();
  void windowChanged();
  void statusChanged();

 private:
  // What the window's thread does as the run's: idle before, and again afterwards.
  template <class F>
  void act(F&& what);
  void follow_state();
  void new_trace();
  void called();
  void begin(const std::string& text);
  void look();
  void set_status(const QString& kind, const QString& text, int percent = -1);

  const std::shared_ptr<scenario::ide_desk> desk_;
  QPointer<session> source_;
  QPointer<QQuickWindow> window_;
  table_model files_;
  pulse pulse_;
  const bool loop_tells_;              // when it blocks and wakes
  std::optional<std::string> wanted_;  // to be saved once the run is there
  bool edited_ = false;
  QString kind_ = QStringLiteral("ready");
  QString text_;
  int percent_ = -1;
};

}  // namespace interleave::ui
