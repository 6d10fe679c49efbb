#include "ui/models/ide_scene.h"

#include "ui/models/ide_files.h"
#include "ui/models/words.h"

#include <QAbstractEventDispatcher>
#include <QDir>
#include <QStandardPaths>
#include <QThread>

#include <chrono>
#include <utility>

namespace interleave::ui {

namespace {

std::filesystem::path file_to_save() {
  const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
  QDir().mkpath(folder);  // where that fails, the save tells why
  return QDir(folder).filePath(QStringLiteral("ide-save.txt")).toStdString();
}

// GLib's loop says that it blocks before it calls what is due, and that it woke after that.
bool tells_when_it_blocks(const QAbstractEventDispatcher* loop) {
  return loop != nullptr && !QByteArray(loop->metaObject()->className()).contains("Glib");
}

}  // namespace

ide_scene::ide_scene(QObject* parent)
    : QObject(parent),
      desk_(std::make_shared<scenario::ide_desk>(file_to_save())),
      files_({"fileId", "name", "initialText", "depth", "isFolder"}),
      loop_tells_(tells_when_it_blocks(QAbstractEventDispatcher::instance(QThread::currentThread()))) {
  files_.assign(ide_files());
  desk_->when_called([this] {
    QMetaObject::invokeMethod(
        this, [this] { called(); }, Qt::QueuedConnection);
  });
  if (loop_tells_) {
    auto* const loop = QAbstractEventDispatcher::instance(QThread::currentThread());
    connect(loop, &QAbstractEventDispatcher::aboutToBlock, this, [this] { desk_->goes_idle(); });
    connect(loop, &QAbstractEventDispatcher::awake, this, [this] { desk_->wakes(); });
  }
  connect(&pulse_, &pulse::beaten, this, [this](qint64 late) {
    act([&] { desk_->beat(std::chrono::nanoseconds(late)); });
    look();
  });
  connect(&pulse_, &pulse::keyShown, this,
          [this](qint64 latency) { act([&] { desk_->typed(std::chrono::nanoseconds(latency)); }); });
  connect(&pulse_, &pulse::paintBegins, this, [this] {
    desk_->wakes();
    desk_->paints();
  });
  connect(&pulse_, &pulse::paintEnds, this, [this] {
    if (!loop_tells_) desk_->goes_idle();
  });
}

ide_scene::~ide_scene() {
  desk_->when_called({});
  if (source_) source_->setHost(nullptr);
}

template <class F>
void ide_scene::act(F&& what) {
  desk_->wakes();
  std::forward<F>(what)();
  if (!loop_tells_) desk_->goes_idle();
}

void ide_scene::setSource(session* next) {
  if (next == source_) return;
  if (source_) {
    source_->disconnect(this);
    source_->setHost(nullptr);
  }
  source_ = next;
  if (source_) {
    source_->setHost(desk_);
    connect(source_, &session::stateChanged, this, &ide_scene::follow_state);
    connect(source_, &session::traceChanged, this, &ide_scene::new_trace);
  }
  follow_state();
  Q_EMIT sourceChanged();
}

void ide_scene::setWindow(QQuickWindow* next) {
  if (next == window_) return;
  window_ = next;
  pulse_.watch(next);
  Q_EMIT windowChanged();
}

QString ide_scene::filePath() const {
  return QString::fromStdString(desk_->file().string());
}

bool ide_scene::canSave() const {
  return source_ && (desk_->is_open() || source_->canRun());
}

void ide_scene::follow_state() {
  const QString state = source_ ? source_->state() : QString();
  if (state == QStringLiteral("running") || state == QStringLiteral("paused")) {
    pulse_.start();
  } else {
    pulse_.stop();
    if (kind_ == QStringLiteral("saving"))
      set_status(QStringLiteral("failed"),
                 QStringLiteral("The run was stopped: nothing is saved, the old file is whole"));
  }
  Q_EMIT statusChanged();
}

void ide_scene::new_trace() {
  pulse_.clear();
}

void ide_scene::typed() {
  pulse_.textChanged();
  if (std::exchange(edited_, true)) return;
  Q_EMIT statusChanged();
}

void ide_scene::save(const QStringList& texts) {
  if (!canSave()) return;
  std::string all;
  int next = 0;
  for (int i = 0; i < files_.count() && next < texts.size(); ++i) {
    if (files_.value(i, QStringLiteral("isFolder")).toBool()) continue;
    all += "// " + files_.value(i, QStringLiteral("fileId")).toString().toStdString() + "\n";
    all += texts[next++].toStdString();
    if (!all.ends_with('\n')) all += '\n';
  }
  edited_ = false;
  if (desk_->is_open()) return begin(all);
  wanted_ = std::move(all);
  set_status(QStringLiteral("starting"), QStringLiteral("Starting the run…"));
  source_->start();
}

void ide_scene::begin(const std::string& text) {
  set_status(QStringLiteral("saving"), QStringLiteral("Saving…"), 0);
  act([&] { desk_->save(text); });  // in one of the variants all of it: the window is frozen until then
  look();
}

void ide_scene::called() {
  act([&] { desk_->take_posts(); });
  if (wanted_ && desk_->is_open()) begin(*std::exchange(wanted_, std::nullopt));
  look();
}

// What has become of the saves since the last look.
void ide_scene::look() {
  for (const scenario::save_report& each : desk_->take_reports()) {
    if (!each.failure.empty()) {
      edited_ = true;
      set_status(QStringLiteral("failed"), QStringLiteral("Not saved: ") + from(each.failure));
    } else if (!each.verified) {
      set_status(QStringLiteral("failed"), QStringLiteral("What is on the disk is not what was saved"));
    } else {
      set_status(QStringLiteral("saved"),
                 QStringLiteral("Saved: verified %1 bytes").arg(counted(each.bytes)));
    }
  }
  const int percent = desk_->percent();
  if (percent >= 0 && percent != percent_)
    set_status(QStringLiteral("saving"), QStringLiteral("Saving %1 %").arg(percent), percent);
}

void ide_scene::set_status(const QString& kind, const QString& text, int percent) {
  kind_ = kind;
  text_ = text;
  percent_ = percent;
  Q_EMIT statusChanged();
}

}  // namespace interleave::ui
