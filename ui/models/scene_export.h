#pragma once

#include "ui/models/session.h"

#include <QElapsedTimer>
#include <QImage>
#include <QObject>
#include <QPointer>
#include <QQuickItem>
#include <QQuickItemGrabResult>
#include <QSharedPointer>
#include <QTimer>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace interleave::ui {

class film_maker;

// Saves what the window's stage shows: as a picture at once, or as an animation, for which the playhead goes
// over a span of the recording while the stage is drawn at every step. A film lasts as long as its span, but
// at least least_ms and at most most_ms. Drawn on the window's thread, written on another; the file is there
// only when all of it is. Has what a FileDesk asks of a session.
//
//   SceneExport { session: lab; stage: scene; begin: 0; span: 3e9; moving: true }
//   export.save("file:///tmp/a.gif")   // running, progress 0 … 1, then done(file)
class scene_export : public QObject {
  Q_OBJECT
  QML_NAMED_ELEMENT(SceneExport)

  Q_PROPERTY(interleave::ui::session* session MEMBER lab_ NOTIFY changed)
  Q_PROPERTY(QQuickItem* stage MEMBER stage_ NOTIFY changed)
  Q_PROPERTY(bool moving MEMBER moving_ NOTIFY changed)  // an animation
  Q_PROPERTY(double begin MEMBER begin_ NOTIFY changed)  // of it, ns
  Q_PROPERTY(double span MEMBER span_ NOTIFY changed)    // ns
  Q_PROPERTY(QStringList saveFilters READ saveFilters NOTIFY changed)
  Q_PROPERTY(QStringList openFilters READ openFilters CONSTANT)  // none: nothing is opened here
  Q_PROPERTY(bool running READ isRunning NOTIFY progressChanged)
  Q_PROPERTY(double progress READ progress NOTIFY progressChanged)

 public:
  static constexpr int frame_ms = 60;
  static constexpr int least_ms = 3000;
  static constexpr int most_ms = 12'000;
  static constexpr int last_ms = 1500;  // the last picture stays before it begins anew
  static constexpr int widest = 960;    // of an animation, pixels

  explicit scene_export(QObject* parent = nullptr);
  ~scene_export() override;

  Q_INVOKABLE bool save(const QUrl& file, int filter = 0, bool replace = false);
  // An animation of the whole recording.
  bool save_all(const QString& file);
  Q_INVOKABLE QString existing(const QUrl& file, int filter) const;
  Q_INVOKABLE QUrl suggestedFile() const;
  Q_INVOKABLE bool open(const QUrl& file);
  Q_INVOKABLE void fail(const QString& text);
  Q_INVOKABLE void cancel();  // nothing is written

  [[nodiscard]] QStringList saveFilters() const;
  [[nodiscard]] QStringList openFilters() const { return {}; }
  [[nodiscard]] bool isRunning() const { return maker_ != nullptr; }
  [[nodiscard]] double progress() const;

 Q_SIGNALS:
  void changed();
  void progressChanged();
  void done(const QUrl& file);
  void failed(const QString& text);

 private:
  void save_picture(const QString& file);
  void begin_film(const QString& file);
  void step();
  void end_film();
  [[nodiscard]] QString with_ending(const QString& file) const;

  QPointer<ui::session> lab_;
  QPointer<QQuickItem> stage_;
  bool moving_ = false;
  double begin_ = 0;
  double span_ = 0;

  double film_begin_ = 0;  // of the film that is being made
  double film_span_ = 0;

  QString file_;
  std::unique_ptr<film_maker> maker_;
  QSharedPointer<QQuickItemGrabResult> grab_;
  QSize size_;
  int frames_ = 0;
  int taken_ = 0;
  bool was_live_ = false;
  double was_at_ = 0;
  QTimer beat_;
};

}  // namespace interleave::ui
