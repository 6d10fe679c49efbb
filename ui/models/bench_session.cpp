#include "ui/models/bench_session.h"

#include "core/bench/verdict.h"
#include "ui/models/bench_table.h"
#include "ui/models/bench_texts.h"
#include "ui/models/session.h"
#include "ui/models/words.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace interleave::ui {

namespace {

// Of the order of the repetitions: another each time.
std::uint64_t new_seed() {
  return static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count());
}

std::vector<table_model::row> row_rows(const bench::experiment& of) {
  std::vector<table_model::row> rows;
  for (const bench::row& each : of.rows) {
    rows.push_back({from(each.id), from(each.title), from(each.explanation), each.traceable});
  }
  return rows;
}

}  // namespace

bench_session::bench_session(session& lab, QObject* parent)
    : QObject(parent),
      lab_(lab),
      rows_({"rowId", "title", "explanation", "traceable"}),
      table_(report_roles()),
      bars_({"rowId", "title", "text", "ratio", "versus", "problem", "wrong", "baseline", "spoken"}),
      curves_({"rowId", "title", "style", "problem", "bend", "spoken"}) {
  connect(&lab_, &session::scenarioChanged, this, &bench_session::choose);
  connect(&lab_, &session::stateChanged, this, &bench_session::follow_session);
  connect(&lab_, &session::knobsChanged, this, &bench_session::staleChanged);
  connect(&runner_, &bench_runner::progressed, this, &bench_session::progressChanged);
  connect(&runner_, &bench_runner::ended, this, &bench_session::measured);
  connect(this, &bench_session::reportChanged, this, &bench_session::staleChanged);
  choose();
}

bench_session::~bench_session() = default;

void bench_session::choose() {
  const bench::experiment* const found = bench::find(lab_.scenarioId().toStdString());
  if (found == of_) return;
  runner_.cancel();
  of_ = found;
  watching_ = false;
  figure_ = 0;
  cut_ = 0;
  rows_.assign(of_ == nullptr ? std::vector<table_model::row>() : row_rows(*of_));
  show_report();
  Q_EMIT chosenChanged();
  Q_EMIT progressChanged();
  follow_session();
}

// Whoever starts or opens a run wants to see it.
void bench_session::follow_session() {
  const QString state = lab_.state();
  const bool goes = state == QLatin1String("running") || state == QLatin1String("paused") ||
                    state == QLatin1String("opened");
  if (of_ == nullptr || watching_ || !goes) return;
  runner_.cancel();
  watching_ = true;
  Q_EMIT chosenChanged();
}

void bench_session::run() {
  if (of_ == nullptr || runner_.is_running() || lab_.values() == nullptr) return;
  back();
  lab_.clearError();
  since_start_.start();
  runner_.start(*of_, *lab_.values(), {.repetitions = repetitions_, .seed = new_seed()});
  Q_EMIT progressChanged();
}

void bench_session::cancel() {
  if (!runner_.is_running()) return;
  runner_.cancel();
  Q_EMIT progressChanged();
}

void bench_session::watch(const QString& row) {
  if (of_ != nullptr) lab_.selectVariant(row);
}

void bench_session::back() {
  if (!watching_) return;
  watching_ = false;
  lab_.leave();
  Q_EMIT chosenChanged();
}

void bench_session::setRepetitions(int next) {
  next = std::clamp(next, 1, mostRepetitions());
  if (next == repetitions_) return;
  repetitions_ = next;
  Q_EMIT repetitionsChanged();
}

void bench_session::measured() {
  if (!runner_.fault().isEmpty()) lab_.fail(runner_.fault());
  std::shared_ptr<const bench::report> made = runner_.take();
  if (made && made->repetitions == 0 && made->cancelled) {
    if (made->of == of_) lab_.notify(QStringLiteral("cancelled before the first round was complete"));
  } else if (made) {
    show(std::move(made));
  }
  Q_EMIT progressChanged();
}

void bench_session::show(std::shared_ptr<const bench::report> made) {
  past& which = pasts_[std::string(made->of->about.id)];
  const bool is_chosen = made->of == of_;
  which.report = std::move(made);
  compare(which);
  if (is_chosen) show_report();
}

void bench_session::show_report() {
  const bench::report* const what = report();
  const past* const kept = chosen_past();
  const bench::comparison* const then = kept != nullptr && kept->comparison ? &*kept->comparison : nullptr;
  table_.assign(what == nullptr ? std::vector<table_model::row>() : report_rows(*what, then));
  draw();
  Q_EMIT reportChanged();
}

void bench_session::draw() {
  const bench::report* const what = report();
  const past* const kept = chosen_past();
  const bench::comparison* const then = kept != nullptr && kept->comparison ? &*kept->comparison : nullptr;
  cuts_ = what == nullptr ? QStringList() : cuts_of(*what, static_cast<std::size_t>(figure_));
  if (cut_ >= cuts_.size()) cut_ = 0;
  chart_ = what == nullptr
               ? chart_data()
               : chart_of(*what, static_cast<std::size_t>(figure_), static_cast<std::size_t>(cut_), then);
  const std::string unit = chart_.unit.toStdString();
  std::vector<table_model::row> bars;
  for (const chart_bar& each : chart_.bars) {
    const QString spoken = each.problem.isEmpty() || each.value.is_known()
                               ? words_for(each.title, {}, each.value, unit)
                               : each.title + QStringLiteral(": ") + each.problem;
    bars.push_back({each.row, each.title, each.text, each.ratio, each.versus, each.problem, each.wrong,
                    each.is_baseline, spoken});
  }
  bars_.assign(std::move(bars));
  std::vector<table_model::row> curves;
  for (const chart_curve& each : chart_.curves) {
    QString bend;
    if (each.best) bend = QStringLiteral("best at %1").arg(digits(each.points[*each.best].at));
    QStringList spoken;
    for (const chart_value& point : each.points) spoken << words_for(each.title, chart_.over, point, unit);
    curves.push_back({each.row, each.title, static_cast<int>(curves.size()), each.problem, bend,
                      spoken.join(QStringLiteral(". "))});
  }
  curves_.assign(std::move(curves));
  Q_EMIT chartChanged();
}

QString bench_session::title() const {
  return of_ == nullptr ? QString() : from(of_->about.title);
}

QString bench_session::explanation() const {
  return of_ == nullptr ? QString() : from(of_->about.explanation);
}

void bench_session::setFigure(int next) {
  if (of_ == nullptr || next == figure_ || next < 0 || next >= static_cast<int>(of_->figures.size())) return;
  figure_ = next;
  draw();
}

void bench_session::setCut(int next) {
  if (next == cut_ || next < 0 || next >= cuts_.size()) return;
  cut_ = next;
  draw();
}

bench_session::past* bench_session::chosen_past() {
  return of_ == nullptr ? nullptr : &pasts_[std::string(of_->about.id)];
}

const bench_session::past* bench_session::chosen_past() const {
  if (of_ == nullptr) return nullptr;
  const auto found = pasts_.find(of_->about.id);
  return found == pasts_.end() ? nullptr : &found->second;
}

const bench::report* bench_session::report() const {
  const past* const kept = chosen_past();
  return kept == nullptr ? nullptr : kept->report.get();
}

double bench_session::progress() const {
  const bench::progress now = runner_.now();
  return now.total == 0 ? 0 : static_cast<double>(now.done) / static_cast<double>(now.total);
}

QString bench_session::progressText() const {
  if (!isRunning()) return {};
  if (isCancelling()) return QStringLiteral("cancelling…");
  return QString::fromStdString(runner_.now().now);
}

QString bench_session::timeLeft() const {
  if (!isRunning() || isCancelling()) return {};
  const bench::progress now = runner_.now();
  return time_left(now.done, now.total, static_cast<double>(since_start_.elapsed()));
}

QString bench_session::roundsText() const {
  return report() == nullptr ? QString() : rounds_text(*report());
}

QString bench_session::factsText() const {
  return report() == nullptr ? QString() : facts_line(*report());
}

QString bench_session::settingsText() const {
  return report() == nullptr ? QString() : settings_text(*report()->of, report()->knobs);
}

bool bench_session::isStale() const {
  return report() != nullptr && lab_.values() != nullptr && report()->knobs != lab_.values()->all();
}

QStringList bench_session::verdictTexts() const {
  QStringList all;
  if (report() == nullptr) return all;
  for (const std::string& each : bench::verdict(*report())) all.push_back(QString::fromStdString(each));
  return all;
}

QVariantList bench_session::columns() const {
  return of_ == nullptr ? QVariantList() : report_columns(*of_);
}

QStringList bench_session::figures() const {
  QStringList all;
  if (of_ == nullptr) return all;
  for (const bench::figure& each : of_->figures) all.push_back(from(each.title));
  return all;
}

QString bench_session::chartForm() const {
  switch (chart_.kind) {
    case chart_data::form::none:
      break;
    case chart_data::form::bars:
      return QStringLiteral("bars");
    case chart_data::form::curves:
      return QStringLiteral("curves");
  }
  return QStringLiteral("none");
}

QString bench_session::chartTitle() const {
  QStringList notes;
  if (!chart_.unit.isEmpty()) notes << chart_.unit;
  if (!chart_.better.isEmpty()) notes << chart_.better;
  if (chart_.scale.logarithmic) notes << QStringLiteral("logarithmic");
  return notes.isEmpty() ? chart_.title
                         : chart_.title + QStringLiteral("  ·  ") + notes.join(QStringLiteral(", "));
}

QString bench_session::chartText() const {
  QStringList all{chartTitle()};
  for (int i = 0; i < bars_.count(); ++i) all << bars_.value(i, QStringLiteral("spoken")).toString();
  for (int i = 0; i < curves_.count(); ++i) all << curves_.value(i, QStringLiteral("spoken")).toString();
  return all.join(QStringLiteral(". "));
}

}  // namespace interleave::ui
