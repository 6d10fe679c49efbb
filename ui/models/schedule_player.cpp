#include "ui/models/schedule_player.h"

#include "core/explore/watch.h"
#include "core/scenario/registry.h"
#include "core/schedule/engine.h"
#include "core/schedule/schedule_string.h"
#include "ui/models/words.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>
#include <atomic>
#include <map>
#include <utility>

namespace interleave::ui {

namespace {

using schedule::schedule_string;

// A replay is over in about so long, and no step is shorter or longer than that.
constexpr double whole_ms = 8000;
constexpr double shortest_ms = 20;
constexpr double longest_ms = 300;
constexpr double usual_steps_after_last_switch = 12;
// What goes on and on after its last switch is faster from so many steps on: a livelock is one only after a
// thousand.
constexpr std::uint32_t steps_to_follow = 40;
constexpr double hurried_ms = 5;

double pace_for(const schedule_string& what) {
  const double steps = usual_steps_after_last_switch +
                       (what.deviations.empty() ? 0 : static_cast<double>(what.deviations.back().at));
  return std::clamp(whole_ms / steps, shortest_ms, longest_ms);
}

struct reading {
  schedule_string what;
  const scenario::descriptor* of = nullptr;
  const scenario::variant* as = nullptr;
  std::map<std::string, double> knobs;  // all of them
};

// Throws std::invalid_argument: what is wrong, in one line.
reading read(const QString& text) {
  const QString trimmed = text.simplified();
  if (trimmed.isEmpty())
    throw schedule::bad_schedule("nothing to play: a schedule looks like 1/SCENARIO/…/+…/…");
  reading result;
  result.what = schedule_string::parse(trimmed.toStdString());
  result.of = scenario::find(result.what.scenario);
  if (result.of == nullptr)
    throw schedule::bad_schedule("a schedule of '" + result.what.scenario + "', which is no scenario here");
  result.as = result.what.variant.empty() ? &result.of->variants.front()
                                          : result.of->find_variant(result.what.variant);
  if (result.as == nullptr)
    throw schedule::bad_schedule("a schedule of the variant '" + result.what.variant + "', which " +
                                 result.what.scenario + " does not have");
  scenario::settings values =
      result.what.small ? scenario::small_settings(*result.of, *result.as) : scenario::settings(*result.of);
  for (const auto& [knob, value] : result.what.knobs) values.set(knob, std::string_view(value));
  result.knobs = values.all();
  return result;
}

}  // namespace

// Who decides the steps of one run: as the schedule says, until that gets nowhere any more.
struct schedule_player::conductor final : schedule::decider, schedule::count_listener {
  schedule::replaying steps;
  explore::watch over;
  std::atomic<std::uint32_t> taken{0};

  conductor(const schedule_string& what, std::string_view progress) : steps(what.deviations), over(progress) {
    over.begin(steps);
  }
  schedule::choice decide(const schedule::model& now) override {
    taken.fetch_add(1, std::memory_order_relaxed);  // relaxed: a figure for the window
    return over.decide(now);
  }
  void cancel() override { over.cancel(); }
  void counted(schedule::actor who, std::string_view counter, std::int64_t n) override {
    over.counted(who, counter, n);
  }
};

struct schedule_player::played {
  schedule_string what;
  std::string progress;  // the counter that tells of it
  double pace = 0;
  std::shared_ptr<conductor> by;  // of the last start
  bool hurries = false;           // that one, by now
};

schedule_player::schedule_player(session& lab, QObject* parent) : QObject(parent), lab_(lab) {
  connect(&lab_, &session::frameChanged, this, &schedule_player::look);
  connect(&lab_, &session::stateChanged, this, &schedule_player::look);
  connect(&lab_, &session::modeChanged, this, [this] {
    if (lab_.mode() == QStringLiteral("replayed")) return;
    played_.reset();
    concluded_ = nullptr;
    result_.clear();
    Q_EMIT changed();
  });
}

QString schedule_player::playing() const {
  return played_ ? QString::fromStdString(played_->what.text()) : QString();
}

QString schedule_player::problemOf(const QString& schedule) const {
  try {
    read(schedule);
    return {};
  } catch (const std::invalid_argument& bad) {
    return QString::fromUtf8(bad.what());
  }
}

bool schedule_player::play(const QString& text) {
  reading wanted;
  try {
    wanted = read(text);
  } catch (const std::invalid_argument& bad) {
    problem_ = QString::fromUtf8(bad.what());
    Q_EMIT changed();
    return false;
  }
  lab_.chooseScenario(from(wanted.of->id));
  lab_.chooseVariant(from(wanted.as->id));
  for (const auto& [knob, value] : wanted.knobs)
    lab_.chooseKnob(QString::fromStdString(knob), QString::number(value, 'g', 17));
  auto now = std::make_shared<played>();
  now->what = std::move(wanted.what);
  now->progress = wanted.of->progress;
  now->pace = pace_for(now->what);
  problem_.clear();
  lab_.direct({.mode = QStringLiteral("replayed"),
               .by =
                   [now] {
                     now->by = std::make_shared<conductor>(now->what, now->progress);
                     return conducted{now->by, "replayed", now->what.text()};
                   },
               .pace = now->pace});
  played_ = std::move(now);
  concluded_ = nullptr;
  result_.clear();
  Q_EMIT changed();
  return true;
}

bool schedule_player::paste() {
  return play(QGuiApplication::clipboard()->text());
}

void schedule_player::copy(const QString& schedule) {
  QGuiApplication::clipboard()->setText(schedule);
  lab_.notify(QStringLiteral("schedule copied: paste it into a chat, or here with Ctrl V"));
}

void schedule_player::clearProblem() {
  if (problem_.isEmpty()) return;
  problem_.clear();
  Q_EMIT changed();
}

void schedule_player::look() {
  if (!played_ || !played_->by || concluded_ == played_->by.get()) return;
  count_steps();
  if (const schedule::engine* const over = lab_.conclusion()) conclude(*over);
}

void schedule_player::count_steps() {
  // relaxed: a little late does not matter
  const std::uint32_t taken = played_->by->taken.load(std::memory_order_relaxed);
  if (std::exchange(step_, taken) != taken) Q_EMIT stepChanged();
  const auto& switches = played_->what.deviations;
  const std::uint32_t last = switches.empty() ? 0 : switches.back().at;
  const bool hurries = taken > last + steps_to_follow;
  if (std::exchange(played_->hurries, hurries) != hurries)
    lab_.setDirectedPace(hurries ? std::min(hurried_ms, played_->pace) : played_->pace);
}

void schedule_player::conclude(const schedule::engine& over) {
  const conductor& by = *played_->by;
  concluded_ = &by;
  const schedule::ending how = by.over.found().value_or(over.how());
  if (!by.steps.divergence().empty()) {
    problem_ = from(by.steps.divergence());
  } else if (how == schedule::ending::stopped) {
    result_ = QStringLiteral("stopped before its end");
  } else if (!by.steps.is_through() || schedule_string::check_of(over.hash()) != played_->what.check) {
    problem_ = QStringLiteral(
        "it came out another way than its schedule says: a schedule of another version of the scenario?");
  } else {
    result_ = QStringLiteral("%1, as the schedule says").arg(from(schedule::word_for(how)));
  }
  if (!problem_.isEmpty()) lab_.fail(problem_);
  Q_EMIT changed();
}

}  // namespace interleave::ui
