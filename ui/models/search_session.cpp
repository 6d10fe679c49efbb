#include "ui/models/search_session.h"

#include "core/scenario/registry.h"
#include "ui/models/knob_words.h"
#include "ui/models/words.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace interleave::ui {

namespace {

constexpr std::chrono::seconds longest_search{60};
constexpr std::uint64_t most_schedules = 1'000'000'000;
constexpr unsigned timeout_budget = 0;
constexpr double most_dots = 192;

QString switches(std::uint64_t number) {
  if (number == 0) return QStringLiteral("no preemption");
  return number == 1 ? QStringLiteral("1 preemption") : QStringLiteral("%1 preemptions").arg(counted(number));
}

// "2 preemptions, the fewest there are, in 14 steps"
QString turns_text(const found_failure& of) {
  return switches(of.preemptions) + (of.fewest ? QStringLiteral(", the fewest there are") : QString()) +
         QStringLiteral(", %1 steps").arg(counted(of.steps));
}

// The card's title has said which kind it is.
QString without_kind(const found_failure& of) {
  const QString kind = of.kind + QStringLiteral(": ");
  return of.text.startsWith(kind) ? of.text.mid(kind.size()) : of.text;
}

// "Left fork first, philosophers 5, pause between forks 5 ms": the knobs that differ from the default.
QString told(const scenario::descriptor& of, const scenario::variant& as, const scenario::settings& values) {
  QString text = from(as.title);
  for (const scenario::knob& each : of.knobs) {
    const double value = values.number(each.id);
    if (value != each.initial) text += QStringLiteral(", ") + set_to(each, value);
  }
  return text;
}

}  // namespace

search_session::search_session(session& lab, schedule_player& player, QObject* parent)
    : QObject(parent),
      lab_(lab),
      player_(player),
      failures_(
          {"number", "kind", "title", "text", "schedule", "passing", "atText", "turnsText", "flipText"}) {
  connect(&lab_, &session::scenarioChanged, this, [this] {
    forget();
    Q_EMIT possibleChanged();
  });
  connect(&lab_, &session::variantChanged, this, &search_session::forget);
  connect(&lab_, &session::knobsChanged, this, [this] {
    if (!is_playing_) cancel();
  });
  connect(&runner_, &search_runner::progressed, this, &search_session::look);
  connect(&runner_, &search_runner::ended, this, &search_session::conclude);
}

bool search_session::possible() const {
  return scenario::find(lab_.scenarioId().toStdString()) != nullptr;
}

void search_session::setProving(bool on) {
  if (proving_ == on) return;
  proving_ = on;
  Q_EMIT choiceChanged();
}

void search_session::setSmall(bool on) {
  if (small_ == on) return;
  small_ = on;
  Q_EMIT choiceChanged();
}

void search_session::forget() {
  if (is_playing_) return;
  runner_.cancel();
  so_far_ = {};
  found_.clear();
  changes_ = 0;
  about_.clear();
  verdict_.clear();
  tone_ = QStringLiteral("none");
  failures_.assign({});
  setSelected(-1);
  Q_EMIT changed();
}

void search_session::find() {
  if (!possible() || lab_.as() == nullptr) return;
  forget();
  const scenario::settings values =
      small_ ? scenario::small_settings(*lab_.of(), *lab_.as()) : *lab_.values();
  about_ = told(*lab_.of(), *lab_.as(), values);
  since_begin_.start();
  explore::search_options how;
  how.strategy = proving_ ? "dpor" : "portfolio";
  how.max_schedules = most_schedules;
  how.time_limit = longest_search;
  how.timeout_budget = timeout_budget;
  runner_.start({lab_.of(), lab_.as(), values, how});
  Q_EMIT changed();
}

void search_session::cancel() {
  if (!runner_.is_running()) return;
  runner_.cancel();
  Q_EMIT changed();
}

void search_session::look() {
  if (runner_.is_cancelling()) return;
  show(runner_.now());
  Q_EMIT changed();
}

// What is found is shown at once; a search for more may go on.
void search_session::show(const search_report& now) {
  so_far_ = now.numbers;
  const bool over = !runner_.is_running();
  if (now.changes == changes_ && !over) return;
  changes_ = now.changes;
  found_ = now.found;
  std::vector<table_model::row> rows;
  for (const found_failure& each : found_) {
    const int number = static_cast<int>(rows.size());
    rows.push_back({number, each.kind, as_sentence(each.kind), as_sentence(without_kind(each)), each.schedule,
                    each.passing, QStringLiteral("schedule %1, %2").arg(counted(each.at_schedule), each.by),
                    each.reduced ? turns_text(each)
                    : over       ? QStringLiteral("not reduced to what it needs")
                                 : QStringLiteral("reducing it to what it needs…"),
                    each.reduced ? as_sentence(each.flip) : QString()});
  }
  if (rows.empty()) return;
  failures_.assign(std::move(rows));
  tone_ = QStringLiteral("found");
  setSelected(std::max(selected_, 0));
}

void search_session::conclude() {
  if (about_.isEmpty()) {  // of a variant that is not chosen any more
    Q_EMIT changed();
    return;
  }
  took_ms_ = since_begin_.elapsed();
  const search_report& end = *runner_.outcome();
  show(end);
  verdict_ = end.fault.isEmpty() ? end.verdict : end.fault;
  tone_ = !found_.empty()    ? QStringLiteral("found")
          : so_far_.complete ? QStringLiteral("proved")
                             : QStringLiteral("open");
  Q_EMIT changed();
}

void search_session::play(int failure) {
  const QString schedule = failures_.value(failure, QStringLiteral("schedule")).toString();
  if (schedule.isEmpty()) return;
  setSelected(failure);
  is_playing_ = true;
  player_.play(schedule);
  is_playing_ = false;
}

void search_session::playPassing(int failure) {
  const QString schedule = failures_.value(failure, QStringLiteral("passing")).toString();
  if (schedule.isEmpty()) return;
  is_playing_ = true;
  player_.play(schedule);
  is_playing_ = false;
}

QString search_session::schedulesText() const {
  return counted(so_far_.schedules);
}

QString search_session::classesText() const {
  return so_far_.classes > 0 ? counted(so_far_.classes) : QString();
}

QString search_session::rateText() const {
  return so_far_.schedules > 0 ? rate(so_far_.schedules_per_s) : QString();
}

QString search_session::leftText() const {
  if (so_far_.complete) return QStringLiteral("nothing");
  if (so_far_.done <= 0 || so_far_.schedules == 0) return QStringLiteral("unknown");
  const double all = static_cast<double>(so_far_.schedules) / so_far_.done;
  const double left = all - static_cast<double>(so_far_.schedules);
  if (!std::isfinite(left) || left > 1e15) return QStringLiteral("very many");
  return QStringLiteral("about %1").arg(counted(static_cast<std::uint64_t>(std::max(0.0, left))));
}

double search_session::done() const {
  return so_far_.complete ? 1 : so_far_.done;
}

QVariantMap search_session::field() const {
  const auto tried = static_cast<double>(so_far_.schedules);
  const double known = so_far_.complete   ? tried
                       : so_far_.done > 0 ? std::max(tried, tried / so_far_.done)
                                          : tried;
  // A dot is twice as many schedules as soon as those tried fill half the field; when all are done it may be
  // full.
  double each = 1;
  while (tried / each > (so_far_.complete ? most_dots : most_dots / 2)) each *= 2;
  QVariantList failing;
  for (const found_failure& one : found_) {
    if (one.at_schedule > 0) failing.push_back(std::floor(static_cast<double>(one.at_schedule - 1) / each));
  }
  return {{QStringLiteral("all"), std::min(most_dots, std::ceil(known / each))},
          {QStringLiteral("tried"), std::ceil(tried / each)},
          {QStringLiteral("each"), each},
          {QStringLiteral("more"), known / each > most_dots},
          {QStringLiteral("failing"), failing}};
}

void search_session::setSelected(int failure) {
  if (failure == selected_ && failure < 0) return;
  selected_ = failure;
  Q_EMIT selectedChanged();
}

const found_failure* search_session::chosen() const {
  const auto at = static_cast<std::size_t>(selected_);
  return selected_ >= 0 && at < found_.size() ? &found_[at] : nullptr;
}

QVariantMap search_session::strip() const {
  return chosen() == nullptr ? QVariantMap() : chosen()->strip.as_map();
}

QVariantList search_session::turns() const {
  QVariantList all;
  if (chosen() == nullptr) return all;
  for (const found_failure::turn& each : chosen()->decisive) {
    all.push_back(QVariantMap{{QStringLiteral("step"), static_cast<double>(each.step)},
                              {QStringLiteral("text"), each.text},
                              {QStringLiteral("preempts"), each.preempts}});
  }
  return all;
}

}  // namespace interleave::ui
