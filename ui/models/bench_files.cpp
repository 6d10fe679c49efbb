#include "ui/models/bench_session.h"
#include "ui/models/session.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QSaveFile>
#include <QStandardPaths>

#include <exception>
#include <utility>

// What the benchmarks give away, and what they are compared with.
namespace interleave::ui {

namespace {

constexpr QLatin1String suffix(".json");
// More than any run's figures take.
constexpr qint64 largest_file = 64 << 20;

QString with_suffix(const QUrl& file) {
  const QString path = file.toLocalFile();
  return path.isEmpty() || path.endsWith(suffix) ? path : QString(path + suffix);
}

}  // namespace

QString bench_session::csv() const {
  return report() == nullptr ? QString() : QString::fromStdString(bench::to_csv(*report()));
}

void bench_session::copyCsv() const {
  if (report() == nullptr) return;
  QGuiApplication::clipboard()->setText(csv());
  lab_.notify(QStringLiteral("all figures copied as CSV"));
}

QUrl bench_session::suggestedFile() const {
  QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  if (!QFileInfo(folder).isDir()) folder = QDir::homePath();
  return QUrl::fromLocalFile(QDir(folder).filePath(QString(lab_.scenarioId() + suffix)));
}

QStringList bench_session::saveFilters() const {
  return {QStringLiteral("Figures (*.json)")};
}

void bench_session::fail(const QString& text) {
  lab_.fail(text);
}

QString bench_session::existing(const QUrl& file, int) const {
  const QString path = with_suffix(file);
  return QFileInfo::exists(path) ? path : QString();
}

bool bench_session::save(const QUrl& file, int, bool replace) {
  if (report() == nullptr) {
    lab_.fail(QStringLiteral("nothing to save yet: measure first"));
    return false;
  }
  const QString path = with_suffix(file);
  if (path.isEmpty()) {
    lab_.fail(
        QStringLiteral("%1: cannot be written; a file on this computer is needed").arg(file.toString()));
    return false;
  }
  if (path != file.toLocalFile() && !replace && QFileInfo::exists(path)) {
    lab_.fail(QStringLiteral("%1: is there already; choose it, or type another name").arg(path));
    return false;
  }
  const std::string text = bench::to_json(*report()).dump(2) + '\n';
  QSaveFile out(path);
  if (!out.open(QIODevice::WriteOnly) || out.write(text.data(), static_cast<qint64>(text.size())) < 0 ||
      !out.commit()) {
    lab_.fail(QStringLiteral("%1: cannot be written: %2").arg(path, out.errorString()));
    return false;
  }
  lab_.clearError();
  lab_.notify(QStringLiteral("saved as %1").arg(path));
  return true;
}

bool bench_session::open(const QUrl& file) {
  past* const kept = chosen_past();
  if (kept == nullptr || !kept->report) {
    lab_.fail(QStringLiteral("nothing to compare yet: measure first"));
    return false;
  }
  const QString path = file.toLocalFile();
  QFile in(path);
  if (path.isEmpty() || !in.open(QIODevice::ReadOnly)) {
    lab_.fail(
        QStringLiteral("%1: cannot be read: %2").arg(file.toString(QUrl::PreferLocalFile), in.errorString()));
    return false;
  }
  if (in.size() > largest_file) {
    lab_.fail(QStringLiteral("%1: too large for saved figures").arg(path));
    return false;
  }
  const std::string text = in.readAll().toStdString();
  saved_run read{QFileInfo(path).fileName(), nlohmann::ordered_json::parse(text, nullptr, false)};
  if (read.figures.is_discarded()) {
    lab_.fail(QStringLiteral("%1: no saved figures: it is not JSON").arg(path));
    return false;
  }
  try {
    kept->comparison = bench::compare(*kept->report, read.figures);
  } catch (const std::exception& error) {
    lab_.fail(QStringLiteral("%1: %2").arg(path, QString::fromUtf8(error.what())));
    return false;
  }
  kept->saved = std::move(read);
  lab_.clearError();
  show_report();
  return true;
}

void bench_session::forgetSaved() {
  past* const kept = chosen_past();
  if (kept == nullptr || !kept->saved) return;
  kept->saved.reset();
  kept->comparison.reset();
  show_report();
}

void bench_session::compare(past& which) {
  which.comparison.reset();
  if (!which.saved || !which.report) return;
  try {
    which.comparison = bench::compare(*which.report, which.saved->figures);
  } catch (const std::exception&) {
    which.saved.reset();  // it fitted before: the benchmark is another one now
  }
}

QString bench_session::savedName() const {
  const past* const kept = chosen_past();
  return kept != nullptr && kept->saved ? kept->saved->name : QString();
}

QStringList bench_session::differences() const {
  QStringList all;
  const past* const kept = chosen_past();
  if (kept == nullptr || !kept->comparison) return all;
  for (const std::string& each : kept->comparison->differences) all.push_back(QString::fromStdString(each));
  return all;
}

}  // namespace interleave::ui
