#include "ui/models/command_line.h"
#include "ui/models/session.h"
#include "ui/models/trace_files.h"
#include "ui/models/words.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QStandardPaths>

#include <exception>
#include <utility>

// What the session saves, and what it opens instead of a run.
namespace interleave::ui {

namespace {
constexpr int notice_ms = 6000;
}

QStringList session::saveFilters() const {
  return save_filters();
}

QStringList session::openFilters() const {
  return open_filters();
}

QUrl session::suggestedFile() const {
  QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  if (!QFileInfo(folder).isDir()) folder = QDir::homePath();
  const QString name = QStringLiteral("%1-%2").arg(scenarioId(), variantId());
  return QUrl::fromLocalFile(QDir(folder).filePath(with_suffix(name, 0)));
}

QString session::existing(const QUrl& file, int filter) const {
  const QString path = with_suffix(file.toLocalFile(), filter);
  return QFileInfo::exists(path) ? path : QString();
}

bool session::save(const QUrl& file, int filter, bool replace) {
  if (!trace()) {
    fail(QStringLiteral("nothing to save yet: run a scenario first"));
    return false;
  }
  const QString chosen = file.toLocalFile();
  const QString path = with_suffix(chosen, filter);
  if (path.isEmpty()) {
    fail(QStringLiteral("%1: cannot be written; a file on this computer is needed").arg(file.toString()));
    return false;
  }
  if (path != chosen && !replace && QFileInfo::exists(path)) {
    fail(QStringLiteral("%1: is there already; choose it, or type another name").arg(path));
    return false;
  }
  try {
    write_file(*trace(), path);
  } catch (const std::exception& error) {
    fail(QString::fromUtf8(error.what()));
    return false;
  }
  clearError();
  notify(QStringLiteral("saved as %1").arg(path));
  Q_EMIT saved(QUrl::fromLocalFile(path));
  return true;
}

bool session::open(const QUrl& file) {
  std::shared_ptr<scenario::recording> loaded;
  try {
    loaded = scenario::recording::open(file.toLocalFile().toStdString());
  } catch (const std::exception& error) {
    fail(QString::fromUtf8(error.what()));
    return false;
  }
  clearError();
  show(std::move(loaded));
  Q_EMIT opened(file);
  return true;
}

void session::show(std::shared_ptr<scenario::recording> loaded) {
  const scenario::about_run& about = loaded->about();
  knob_settled_.stop();
  undirect();
  if (const scenario::descriptor* const of = find_among_everything(about.scenario)) {
    const scenario::variant* const found = of->find_variant(about.variant);
    choose(*of, found != nullptr ? *found : of->variants.front());
    for (const auto& [knob, value] : about.knobs) {
      try {
        settings_->set(knob, value);
      } catch (const scenario::bad_setting&) {
        continue;  // of another version of the program: its own value stays
      }
    }
    knobs_.assign(knob_rows(*of, *settings_));
    Q_EMIT knobsChanged();
  }
  playhead_.go_live();
  setSelectedThread(0);
  setSelectedObject(0);
  transport_.show(std::move(loaded));
}

QString session::commandLine() const {
  if (trace()) return command_line(trace()->about());
  scenario::about_run wanted;
  wanted.scenario = scenarioId().toStdString();
  wanted.variant = variantId().toStdString();
  if (settings_) wanted.knobs = settings_->all();
  wanted.seed = scenario::run::options().seed;
  return command_line(wanted);
}

void session::copyCommandLine() {
  QGuiApplication::clipboard()->setText(commandLine());
  notify(QStringLiteral("copied: %1").arg(commandLine()));
}

void session::notify(const QString& text) {
  notice_ = text;
  notice_over_.start(notice_ms);
  Q_EMIT errorChanged();
}

}  // namespace interleave::ui
