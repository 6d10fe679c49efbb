#include "ui/models/scene_export.h"

#include "ui/models/film_maker.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {
constexpr std::size_t most_waiting = 8;  // pictures in memory before drawing waits for writing
}

scene_export::scene_export(QObject* parent) : QObject(parent) {
  beat_.setInterval(frame_ms);
  connect(&beat_, &QTimer::timeout, this, &scene_export::step);
}

scene_export::~scene_export() = default;

QStringList scene_export::saveFilters() const {
  return {moving_ ? QStringLiteral("Animation (*.gif)") : QStringLiteral("Picture (*.png)")};
}

QString scene_export::with_ending(const QString& file) const {
  const QString ending = moving_ ? QStringLiteral(".gif") : QStringLiteral(".png");
  return file.isEmpty() || file.endsWith(ending, Qt::CaseInsensitive) ? file : file + ending;
}

QUrl scene_export::suggestedFile() const {
  QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
  if (!QFileInfo(folder).isDir()) folder = QDir::homePath();
  const QString name =
      lab_ ? QStringLiteral("%1-%2").arg(lab_->scenarioId(), lab_->variantId()) : QStringLiteral("scene");
  return QUrl::fromLocalFile(QDir(folder).filePath(with_ending(name)));
}

QString scene_export::existing(const QUrl& file, int) const {
  const QString path = with_ending(file.toLocalFile());
  return QFileInfo::exists(path) ? path : QString();
}

bool scene_export::open(const QUrl&) {
  return false;
}

void scene_export::fail(const QString& text) {
  if (lab_) lab_->fail(text);
  Q_EMIT failed(text);
}

double scene_export::progress() const {
  return maker_ == nullptr || frames_ == 0 ? 0 : static_cast<double>(maker_->written()) / frames_;
}

bool scene_export::save(const QUrl& file, int, bool replace) {
  const QString chosen = file.toLocalFile();
  const QString path = with_ending(chosen);
  if (path.isEmpty()) {
    fail(QStringLiteral("%1: cannot be written; a file on this computer is needed").arg(file.toString()));
    return false;
  }
  if (path != chosen && !replace && QFileInfo::exists(path)) {
    fail(QStringLiteral("%1: is there already; choose it, or type another name").arg(path));
    return false;
  }
  if (!QFileInfo(path).dir().exists()) {
    fail(QStringLiteral("%1: there is no folder %2").arg(path, QFileInfo(path).path()));
    return false;
  }
  if (stage_ == nullptr || lab_ == nullptr || isRunning() || stage_->width() < 1) return false;
  if (moving_ && lab_->now() <= 0) {
    fail(QStringLiteral("nothing to animate yet: run a scenario first"));
    return false;
  }
  if (moving_) {
    film_begin_ = begin_;
    film_span_ = span_;
    begin_film(path);
  } else {
    save_picture(path);
  }
  return true;
}

bool scene_export::save_all(const QString& file) {
  if (stage_ == nullptr || lab_ == nullptr || isRunning() || lab_->now() <= 0) return false;
  moving_ = true;
  film_begin_ = 0;
  film_span_ = lab_->now();
  begin_film(file);
  return true;
}

void scene_export::save_picture(const QString& file) {
  grab_ = stage_->grabToImage();
  if (grab_ == nullptr) return fail(QStringLiteral("%1: the scene cannot be drawn now").arg(file));
  connect(grab_.get(), &QQuickItemGrabResult::ready, this, [this, file] {
    const QImage picture = grab_->image();
    grab_.reset();
    if (!picture.save(file)) return fail(QStringLiteral("%1: cannot be written").arg(file));
    if (lab_) lab_->notify(QStringLiteral("saved as %1").arg(file));
    Q_EMIT done(QUrl::fromLocalFile(file));
  });
}

void scene_export::begin_film(const QString& file) {
  file_ = file;
  const double shown_ms =
      std::clamp(film_span_ / 1e6, static_cast<double>(least_ms), static_cast<double>(most_ms));
  frames_ = static_cast<int>(shown_ms) / frame_ms;
  taken_ = 0;
  const double share = std::min(1.0, widest / stage_->width());
  // Even sizes: what turns it into a video asks for them.
  size_ =
      QSize(static_cast<int>(stage_->width() * share) & ~1, static_cast<int>(stage_->height() * share) & ~1);
  was_live_ = lab_->live();
  was_at_ = lab_->playhead();
  lab_->setPlayhead(film_begin_);
  maker_ = std::make_unique<film_maker>(file, size_);
  beat_.start();
  Q_EMIT progressChanged();
}

// A picture is asked for, and taken when it is there; the playhead goes on with the next beat, so that what
// the scene animates is seen on its way.
void scene_export::step() {
  if (maker_->is_done()) return end_film();
  Q_EMIT progressChanged();
  if (stage_ == nullptr || lab_ == nullptr) return cancel();
  if (grab_ != nullptr || taken_ == frames_ || maker_->waiting() > most_waiting) return;
  grab_ = stage_->grabToImage(size_);
  if (grab_ == nullptr) return;  // not drawn now: at the next beat
  connect(grab_.get(), &QQuickItemGrabResult::ready, this, [this] {
    const QImage picture = grab_->image();
    grab_.reset();
    if (maker_ == nullptr || lab_ == nullptr) return;  // cancelled meanwhile
    ++taken_;
    maker_->add(picture, taken_ == frames_ ? last_ms : frame_ms);
    if (taken_ == frames_) {
      maker_->finish();
    } else {
      lab_->setPlayhead(film_begin_ + film_span_ * taken_ / (frames_ - 1));
    }
  });
}

void scene_export::end_film() {
  const QString why = maker_->error();
  const bool whole = taken_ == frames_;
  cancel();
  if (!why.isEmpty()) return fail(why);
  if (!whole) return;
  if (lab_) lab_->notify(QStringLiteral("saved as %1").arg(file_));
  Q_EMIT done(QUrl::fromLocalFile(file_));
}

void scene_export::cancel() {
  if (maker_ == nullptr) return;
  beat_.stop();
  maker_.reset();
  if (lab_ && was_live_) {
    lab_->goLive();
  } else if (lab_) {
    lab_->setPlayhead(was_at_);
  }
  Q_EMIT progressChanged();
}

}  // namespace interleave::ui
