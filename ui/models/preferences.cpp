#include "ui/models/preferences.h"

#include <QFileInfo>
#include <QStandardPaths>

#include <cmath>

namespace interleave::ui {

namespace {

const QString recent_key = QStringLiteral("files/recent");

}  // namespace

preferences::preferences(const QString& file, QObject* parent) : QObject(parent) {
  if (!file.isEmpty()) file_ = std::make_unique<QSettings>(file, QSettings::IniFormat);
}

QString preferences::usual_file() {
  return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
         QStringLiteral("/interleave/window.ini");
}

QVariant preferences::value(const QString& key) const {
  return file_ ? file_->value(key) : memory_.value(key);
}

void preferences::keep(const QString& key, const QVariant& value) {
  if (file_) {
    file_->setValue(key, value);
  } else {
    memory_.insert(key, value);
  }
}

double preferences::number(const QString& key, double otherwise, double least, double most) const {
  bool is_number = false;
  const double kept = value(key).toDouble(&is_number);
  return is_number && std::isfinite(kept) && kept >= least && kept <= most ? kept : otherwise;
}

bool preferences::flag(const QString& key, bool otherwise) const {
  const QString kept = value(key).toString();
  return kept == QStringLiteral("true") ? true : kept == QStringLiteral("false") ? false : otherwise;
}

QString preferences::text(const QString& key, const QString& otherwise, const QStringList& allowed) const {
  const QString kept = value(key).toString();
  return !kept.isEmpty() && (allowed.isEmpty() || allowed.contains(kept)) ? kept : otherwise;
}

QStringList preferences::recentFiles() const {
  return value(recent_key).toStringList();
}

void preferences::addRecentFile(const QUrl& file) {
  const QString path = QFileInfo(file.toLocalFile()).absoluteFilePath();
  if (file.toLocalFile().isEmpty()) return;
  QStringList all = value(recent_key).toStringList();
  all.removeAll(path);
  all.prepend(path);
  keep(recent_key, QStringList(all.mid(0, most_recent_files)));
  Q_EMIT recentFilesChanged();
}

void preferences::forgetRecentFile(const QUrl& file) {
  QStringList all = value(recent_key).toStringList();
  if (all.removeAll(QFileInfo(file.toLocalFile()).absoluteFilePath()) == 0) return;
  keep(recent_key, all);
  Q_EMIT recentFilesChanged();
}

}  // namespace interleave::ui
