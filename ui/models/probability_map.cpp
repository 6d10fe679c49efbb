#include "ui/models/probability_map.h"

#include "core/scenario/registry.h"
#include "ui/models/knob_words.h"
#include "ui/models/words.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace interleave::ui {

namespace {

using scenario::expectation;

constexpr int most_runs = 1000;
constexpr int longest_ms = 60'000;

QString number(double value) {
  return QString::number(value, 'g', 10);
}

QString word_of(expectation failure) {
  switch (failure) {
    case expectation::deadlock:
      return QStringLiteral("deadlocked");
    case expectation::violation:
      return QStringLiteral("broke a rule");
    case expectation::livelock:
      return QStringLiteral("livelocked");
    case expectation::starvation:
      return QStringLiteral("let a thread starve");
    case expectation::completed:
      break;
  }
  return QStringLiteral("failed");
}

// "deadlocked" where all failures are of one kind, else "failed"; where none has, what is expected.
QString failures_of(const explore::cell& of, expectation expected) {
  for (const expectation each :
       {expectation::deadlock, expectation::violation, expectation::livelock, expectation::starvation}) {
    if (of.of(each) == of.failed() && of.failed() > 0) return word_of(each);
  }
  return of.failed() > 0 ? word_of(expectation::completed) : word_of(expected);
}

// "8 of 10 runs deadlocked (49–94 % at 95 % confidence), after 120 ms at the median"
QString told(const explore::cell& of, expectation expected, int limit_ms) {
  if (of.runs == 0) return QStringLiteral("no run yet");
  const explore::bounds where = of.interval();
  QString text =
      QStringLiteral("%1 of %2 %3 %4 (%5–%6 % at 95 % confidence)")
          .arg(of.failed())
          .arg(of.runs)
          .arg(of.runs == 1 ? QStringLiteral("run") : QStringLiteral("runs"), failures_of(of, expected))
          .arg(std::lround(where.low * 100))
          .arg(std::lround(where.high * 100));
  if (of.failed() > 0) {
    text += QStringLiteral(", after %1 at the median").arg(duration(of.median_time));
  } else if (of.cut > 0) {
    text += QStringLiteral(", stopped after %1 ms").arg(limit_ms);
  }
  return text;
}

}  // namespace

probability_map::probability_map(session& lab, search_session& search, QObject* parent)
    : QObject(parent),
      lab_(lab),
      search_(search),
      cells_({"cell", "share", "percent", "current", "name", "at", "told"}) {
  connect(&lab_, &session::scenarioChanged, this, &probability_map::choose_axes);
  connect(&lab_, &session::variantChanged, this, &probability_map::forget);
  connect(&lab_, &session::knobsChanged, this, [this] {
    if (!is_showing_) cancel();
  });
  connect(&lab_, &session::stateChanged, this, &probability_map::mind_the_session);
  connect(&search_, &search_session::changed, this, [this] {
    if (search_.running() && !search_.cancelling()) cancel();
  });
  connect(&runner_, &sampling_runner::progressed, this, &probability_map::look);
  connect(&runner_, &sampling_runner::ended, this, &probability_map::conclude);
  choose_axes();
}

void probability_map::choose_axes() {
  choices_.clear();
  x_ = {};
  y_ = {};
  const scenario::descriptor* const of = lab_.of();
  if (of != nullptr && scenario::find(of->id) == of) choices_ = explore::mappable(*of);
  if (possible()) {
    const auto [x, y] = explore::usual_axes(*of);
    const auto index_of = [this](const scenario::knob* knob) {
      return static_cast<int>(std::find(choices_.begin(), choices_.end(), knob) - choices_.begin());
    };
    put(x_, index_of(x));
    put(y_, index_of(y));
  }
  lay_out();
}

void probability_map::put(direction& to, int choice) {
  to.choice = choice;
  to.over = explore::usual_range(*lab_.of(), *choices_[static_cast<std::size_t>(choice)],
                                 std::chrono::milliseconds(limit_ms_));
}

void probability_map::setX(int choice) {
  if (choice < 0 || static_cast<std::size_t>(choice) >= choices_.size() || choice == x_.choice) return;
  if (choice == y_.choice) {
    std::swap(x_, y_);
    std::swap(x_.most, y_.most);
  } else {
    put(x_, choice);
  }
  lay_out();
}

void probability_map::setY(int choice) {
  if (choice < 0 || static_cast<std::size_t>(choice) >= choices_.size() || choice == y_.choice) return;
  if (choice == x_.choice) return setX(y_.choice);
  put(y_, choice);
  lay_out();
}

bool probability_map::reach(direction& of, double from, double to) {
  if (of.choice < 0) return false;
  try {
    (void)explore::axis_over(*choices_[static_cast<std::size_t>(of.choice)], {from, to}, 1);
  } catch (const scenario::bad_setting& error) {
    problem_ = QString::fromUtf8(error.what());
    Q_EMIT axesChanged();  // the fields show again what holds
    Q_EMIT changed();
    return false;
  }
  of.over = {from, to};
  lay_out();
  return true;
}

bool probability_map::setXRange(double from, double to) {
  return reach(x_, from, to);
}

bool probability_map::setYRange(double from, double to) {
  return reach(y_, from, to);
}

void probability_map::setGrid(int columns, int rows) {
  const auto most = static_cast<int>(explore::most_cells);
  x_.most = std::clamp(columns, 1, most);
  y_.most = std::clamp(rows, 1, most);
  lay_out();
}

void probability_map::setRunsPerCell(int runs) {
  runs = std::clamp(runs, 1, most_runs);
  if (runs == runs_per_cell_) return;
  runs_per_cell_ = runs;
  cancel();
  Q_EMIT axesChanged();
}

void probability_map::setLimitMs(int ms) {
  ms = std::clamp(ms, 1, longest_ms);
  if (ms == limit_ms_) return;
  limit_ms_ = ms;
  lay_out();
}

void probability_map::lay_out() {
  for (direction* const each : {&x_, &y_}) {
    each->made = {};
    if (each->choice < 0) continue;
    each->made = explore::axis_over(*choices_[static_cast<std::size_t>(each->choice)], each->over,
                                    static_cast<std::size_t>(each->most));
  }
  forget();
  Q_EMIT axesChanged();
}

void probability_map::forget() {
  waiting_ = false;
  is_mine_ = false;
  runner_.cancel();
  picture_ = {};
  about_.clear();
  problem_.clear();
  std::vector<table_model::row> empty;
  for (int i = 0; i < columns() * rows(); ++i) empty.push_back(row_of(i, picture_));
  cells_.assign(std::move(empty));
  Q_EMIT changed();
}

void probability_map::start() {
  if (!possible() || lab_.as() == nullptr || waiting_) return;
  search_.cancel();
  forget();
  waiting_ = true;
  if (lab_.canStop()) {
    lab_.stop();
    Q_EMIT changed();
  }
  mind_the_session();
}

// Two runs at once would disturb each other: the map waits for the session's to end, and ends when one
// begins.
void probability_map::mind_the_session() {
  const QString state = lab_.state();
  const bool goes_on = state == QLatin1String("running") || state == QLatin1String("paused");
  if (waiting_ && !goes_on) return begin();
  if (!waiting_ && goes_on) cancel();
}

void probability_map::begin() {
  waiting_ = false;
  explore::sampling::plan what{.of = lab_.of(),
                               .as = lab_.as(),
                               .fixed = *lab_.values(),
                               .x = x_.made,
                               .y = y_.made,
                               .runs_per_cell = static_cast<unsigned>(runs_per_cell_),
                               .limit = std::chrono::milliseconds(limit_ms_)};
  QStringList others;
  for (const scenario::knob& each : lab_.of()->knobs) {
    if (&each != what.x.of && &each != what.y.of) others << set_to(each, what.fixed.number(each.id));
  }
  about_ = others.isEmpty() ? QString() : QStringLiteral("With %1").arg(others.join(QStringLiteral(", ")));
  is_mine_ = true;
  since_begin_.start();
  runner_.start(std::move(what));
  Q_EMIT changed();
}

void probability_map::cancel() {
  if (!running()) return;
  waiting_ = false;
  runner_.cancel();
  Q_EMIT changed();
}

void probability_map::look() {
  if (!is_mine_) return;
  picture_ = runner_.now();
  took_ms_ = since_begin_.elapsed();
  std::vector<table_model::row> all;
  for (int i = 0; i < cells_.count(); ++i) all.push_back(row_of(i, picture_));
  cells_.assign(std::move(all));
  Q_EMIT changed();
}

void probability_map::conclude() {
  look();
  if (!picture_.fault.empty()) problem_ = QString::fromStdString(picture_.fault);
  Q_EMIT changed();
}

void probability_map::show(int cell) {
  if (cell < 0 || cell >= cells_.count() || lab_.as() == nullptr) return;
  cancel();
  lab_.setFree();
  const std::size_t number = number_of(cell);
  is_showing_ = true;
  for (const auto& [of, index] :
       {std::pair{&x_, number % x_.made.values.size()}, std::pair{&y_, number / x_.made.values.size()}})
    lab_.setKnob(from(of->made.of->id), of->made.values[index]);
  is_showing_ = false;
  lab_.restart();
}

QVariantList probability_map::choices() const {
  QVariantList all;
  for (const scenario::knob* each : choices_) {
    all.push_back(QVariantMap{{QStringLiteral("id"), from(each->id)},
                              {QStringLiteral("title"), name_of(*each, *lab_.of())},
                              {QStringLiteral("unit"), from(each->unit)},
                              {QStringLiteral("min"), each->min},
                              {QStringLiteral("max"), each->max},
                              {QStringLiteral("step"), each->step}});
  }
  return all;
}

QString probability_map::title_of(const direction& of) {
  if (of.made.of == nullptr) return {};
  const QString unit = of.made.of->unit.empty() ? QString() : QStringLiteral(", ") + from(of.made.of->unit);
  return from(of.made.of->title) + unit;
}

QStringList probability_map::xTicks() const {
  QStringList all;
  for (const double each : x_.made.values) all << number(each);
  return all;
}

QStringList probability_map::yTicks() const {
  QStringList all;
  for (const double each : y_.made.values) all.prepend(number(each));
  return all;
}

double probability_map::done() const {
  return picture_.total == 0 ? 0 : static_cast<double>(picture_.done) / static_cast<double>(picture_.total);
}

QString probability_map::progressText() const {
  if (waiting_) return QStringLiteral("waiting for the run in the window to end");
  if (picture_.total == 0) return running() ? QStringLiteral("beginning") : QString();
  const QString runs = QStringLiteral("%1 of %2 runs").arg(counted(picture_.done), counted(picture_.total));
  if (picture_.done == picture_.total) return QStringLiteral("%1 runs").arg(counted(picture_.done));
  if (!running()) return runs + QStringLiteral(", then cancelled");
  if (picture_.done == 0) return runs;
  const double left = static_cast<double>(took_ms_) / static_cast<double>(picture_.done) *
                      static_cast<double>(picture_.total - picture_.done);
  return QStringLiteral("%1, about %2 s left").arg(runs).arg(std::max(1L, std::lround(left / 1000)));
}

std::size_t probability_map::number_of(int cell) const {
  const auto index = static_cast<std::size_t>(cell);
  const std::size_t across = x_.made.values.size();
  return (y_.made.values.size() - 1 - index / across) * across + index % across;
}

table_model::row probability_map::row_of(int cell, const explore::sampling::picture& now) const {
  const std::size_t number = number_of(cell);
  const std::size_t across = x_.made.values.size();
  const QString at = as_sentence(set_to(*x_.made.of, x_.made.values[number % across])) +
                     QStringLiteral(", ") + set_to(*y_.made.of, y_.made.values[number / across]);
  const explore::cell of = number < now.cells.size() ? now.cells[number] : explore::cell{};
  const expectation expected = lab_.as() == nullptr ? expectation::completed : lab_.as()->expect;
  const QString text = told(of, expected, limit_ms_);
  return {cell,
          of.runs == 0 ? -1.0 : of.share(),
          of.runs == 0 ? QStringLiteral("–") : QString::number(std::lround(of.share() * 100)),
          now.current == number,
          at + QStringLiteral(": ") + text,
          at,
          as_sentence(text)};
}

}  // namespace interleave::ui
