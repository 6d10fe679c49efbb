#include "ui/models/captures.h"

#include "core/scenario/registry.h"

#include <QDateTime>
#include <QLocale>
#include <QStandardPaths>

#include <algorithm>
#include <chrono>
#include <exception>
#include <utility>

namespace interleave::ui {

namespace {

QString title_of(const scenario::about_run& about) {
  const scenario::descriptor* const of = scenario::find(about.scenario);
  const std::string scenario(of != nullptr ? of->title : about.scenario);
  return QStringLiteral("%1, %2").arg(QString::fromStdString(scenario),
                                      QString::fromStdString(about.variant));
}

QString detail_of(const scenario::kept& which) {
  using std::chrono::file_clock, std::chrono::duration_cast, std::chrono::milliseconds;
  const auto age = duration_cast<milliseconds>(file_clock::now() - which.when).count();
  const QDateTime when = QDateTime::currentDateTime().addMSecs(-age);
  return QStringLiteral("%1, %2").arg(QLocale().toString(when, QLocale::ShortFormat),
                                      QLocale().formattedDataSize(static_cast<qint64>(which.bytes)));
}

}  // namespace

captures::captures(session& lab, std::filesystem::path folder, QObject* parent)
    : QObject(parent), lab_(lab), folder_(std::move(folder)), offers_({"file", "title", "detail"}) {
  connect(&lab_, &session::traceChanged, this, &captures::keep_current);
  connect(&lab_, &session::saved, this, &captures::was_saved);
  list();
}

captures::~captures() = default;

std::filesystem::path captures::usual_folder() {
  QString state = qEnvironmentVariable("XDG_STATE_HOME");
  if (state.isEmpty())
    state = QStandardPaths::writableLocation(QStandardPaths::HomeLocation) + "/.local/state";
  return std::filesystem::path(state.toStdString()) / "interleave" / "captures";
}

void captures::list() {
  found_ = scenario::left_behind(folder_);
  std::vector<table_model::row> rows;
  for (const scenario::kept& each : found_)
    rows.push_back({QString::fromStdString(each.file.string()), title_of(each.about), detail_of(each)});
  offers_.assign(std::move(rows));
}

void captures::keep_current() {
  const auto trace = lab_.trace();
  if (trace == kept_) return;
  keeper_.reset();  // the former run is not on the screen any more
  kept_ = trace;
  // What comes out of a file is in that file.
  if (trace && lab_.canStop()) keeper_ = std::make_unique<scenario::keeper>(folder_, trace);
}

bool captures::open(int line) {
  if (line < 0 || line >= offers_.count()) return false;
  const scenario::kept& which = found_[static_cast<std::size_t>(line)];
  try {
    auto recorded = scenario::take_back(which);
    opened_ = recorded;
    opened_from_ = which.file;
    lab_.show(std::move(recorded));
  } catch (const std::exception& why) {
    lab_.fail(QString::fromUtf8(why.what()));
    return false;
  }
  return true;
}

void captures::discard(int line) {
  if (line < 0 || line >= offers_.count()) return;
  scenario::forget(found_[static_cast<std::size_t>(line)]);
  list();
}

void captures::was_saved() {
  if (!opened_ || lab_.trace() != opened_) return;
  for (const scenario::kept& each : found_) {
    if (each.file == opened_from_) scenario::forget(each);
  }
  list();
}

}  // namespace interleave::ui
