#include "ui/models/stepper.h"

#include "core/explore/execution.h"
#include "core/scenario/registry.h"
#include "core/schedule/engine.h"
#include "core/schedule/interactive.h"
#include "core/schedule/schedule_string.h"
#include "ui/models/step_words.h"
#include "ui/models/words.h"

#include <algorithm>
#include <utility>

namespace interleave::ui {

namespace {

using schedule::ending;
using schedule::stretch;

constexpr int look_ms = 5;
constexpr std::chrono::seconds longest_search{10};

QString switches(std::uint64_t number) {
  return number == 1 ? QStringLiteral("1 switch") : QStringLiteral("%1 switches").arg(counted(number));
}

}  // namespace

// Asks the person, and notes the way for its schedule string.
struct stepper::steering final : schedule::decider {
  explicit steering(std::vector<schedule::decision> prefix) : asks(std::move(prefix)), notes(asks) {}
  schedule::choice decide(const schedule::model& now) override { return notes.decide(now); }
  void cancel() override { asks.cancel(); }

  schedule::interactive asks;
  schedule::noting notes;
};

struct stepper::course {
  std::vector<schedule::decision> prefix;  // of the next start
  std::shared_ptr<steering> by;            // of the last one
};

stepper::stepper(session& lab, QObject* parent)
    : QObject(parent),
      lab_(lab),
      course_(std::make_shared<course>()),
      branches_({"row", "key", "can", "threadId", "colorIndex", "name", "what", "object", "line", "hasTurn",
                 "usual", "preempts", "note"}) {
  soon_.setInterval(look_ms);
  connect(&soon_, &QTimer::timeout, this, &stepper::look);
  connect(&lab_, &session::stateChanged, this, &stepper::look);
  connect(&lab_, &session::traceChanged, this, &stepper::look);
  connect(&lab_, &session::frameChanged, this, [this] {
    if (asks()) show_branches();  // names may have come meanwhile
  });
  connect(&lab_, &session::modeChanged, this, [this] {
    if (!active()) reset_run();
    Q_EMIT changed();
  });
  connect(&lab_, &session::scenarioChanged, this, &stepper::possibleChanged);
  connect(&lab_, &session::variantChanged, this, &stepper::seek_minimum);
  connect(&lab_, &session::knobsChanged, this, &stepper::seek_minimum);
  connect(&minimum_, &search_runner::ended, this, &stepper::changed);
}

stepper::~stepper() = default;

bool stepper::possible() const {
  return scenario::find(lab_.scenarioId().toStdString()) != nullptr;
}

void stepper::enter() {
  if (!possible() || active()) return;
  course_->prefix.clear();
  lab_.direct({.mode = QStringLiteral("stepped"),
               .by =
                   [of = course_] {
                     of->by = std::make_shared<steering>(std::exchange(of->prefix, {}));
                     return conducted{of->by, "stepped", {}};
                   },
               .pace = 0,
               .lasts = true});
  seek_minimum();
}

void stepper::leave() {
  if (!active()) return;
  minimum_.cancel();
  lab_.setFree();
}

void stepper::toggle() {
  if (active()) {
    leave();
  } else {
    enter();
  }
}

void stepper::seek_minimum() {
  if (!active() || lab_.as() == nullptr || lab_.as()->expect == scenario::expectation::completed) {
    return minimum_.cancel();
  }
  explore::search_options how;
  how.time_limit = longest_search;
  minimum_.start({lab_.of(), lab_.as(), *lab_.values(), how});
}

void stepper::reset_run() {
  soon_.stop();
  seen_ = nullptr;
  asked_.reset();
  rows_.clear();
  branches_.assign({});
  if (!std::exchange(keeps_answers_, false)) answers_.clear();
  steps_ = 0;
  preemptions_ = 0;
  over_ = broken_ = false;
  end_text_.clear();
  schedule_.clear();
}

void stepper::look() {
  if (!active() || !course_->by) return;
  if (seen_ != course_->by.get()) {
    reset_run();
    seen_ = course_->by.get();
    soon_.start();
    Q_EMIT changed();
  }
  if (over_) return;
  if (auto asked = course_->by->asks.asked()) {
    if (asked_ && asked_->steps == asked->steps) return;
    soon_.stop();
    asked_ = std::make_unique<const schedule::question>(*std::move(asked));
    steps_ = asked_->steps;
    preemptions_ = asked_->preemptions;
    lab_.flush();
    show_branches();
    Q_EMIT changed();
  } else if (const schedule::engine* const over = lab_.conclusion()) {
    conclude(*over);
  }
}

void stepper::conclude(const schedule::engine& over) {
  soon_.stop();
  over_ = true;
  asked_.reset();
  branches_.assign({});
  const steering& by = *course_->by;
  steps_ = by.asks.taken().size();
  preemptions_ = by.asks.preemptions();
  broken_ = explore::is_failure(over.how());
  end_text_ = from(schedule::word_for(over.how()));
  if (!end_text_.isEmpty()) end_text_[0] = end_text_[0].toUpper();
  if (over.how() == ending::not_explorable)
    end_text_ = QStringLiteral("It waits for something outside the run, and cannot be stepped any further");
  if (over.how() != ending::stopped && over.how() != ending::abandoned &&
      over.how() != ending::not_explorable) {
    const explore::retold told{.how = over.how(),
                               .text = {},
                               .hash = over.hash(),
                               .decisions = {},
                               .deviations = by.notes.deviations(),
                               .divergence = {}};
    schedule_ =
        QString::fromStdString(explore::string_for(*lab_.of(), *lab_.as(), *lab_.values(), told).text());
  }
  lab_.flush();
  Q_EMIT changed();
}

void stepper::show_branches() {
  const auto name_of = [this](trace::object_id object) {
    return lab_.frame() && object != 0 ? QString::fromStdString(lab_.frame()->names->object(object))
                                       : QString();
  };
  std::vector<table_model::row> rows;
  rows_.clear();
  const auto add = [&](schedule::actor who, trace::object_id thread, const schedule::step& next, int branch,
                       bool usual, bool preempts, const QString& note) {
    const int row = static_cast<int>(rows.size());
    const bool can = branch >= 0;
    const bool in_itself = next.what == schedule::op::finish;
    const int line = lab_.words() != nullptr && next.at != 0 ? lab_.words()->place(next.at).line : 0;
    rows.push_back({row, can && row < 9 ? row + 1 : 0, can, who + 1, who + 1, name_of(thread),
                    word_for(next.what, next.at), in_itself ? QString() : name_of(next.object), line,
                    who == asked_->last && asked_->steps > 0, usual, preempts, note});
    rows_.push_back(branch);
  };
  for (std::size_t i = 0; i < asked_->branches.size(); ++i) {
    const schedule::branch& each = asked_->branches[i];
    QString note = outcome_of(each.next.what, each.what.how);
    if (each.next.what == schedule::op::notify_one && each.wakes != schedule::model::nobody)
      note = QStringLiteral("wakes thread %1").arg(each.wakes);
    add(each.what.who, each.thread, each.next, static_cast<int>(i), each.is_default, each.preempts, note);
  }
  for (const schedule::waiting_thread& each : asked_->waiting)
    add(each.who, each.thread, each.next, -1, false, false, QStringLiteral("waits"));
  branches_.assign(std::move(rows));
}

bool stepper::choose(int row) {
  if (!asked_ || row < 0 || static_cast<std::size_t>(row) >= rows_.size()) return false;
  const int branch = rows_[static_cast<std::size_t>(row)];
  return branch >= 0 && answer(asked_->branches[static_cast<std::size_t>(branch)], stretch::step);
}

bool stepper::chooseKey(int key) {
  return choose(key - 1);
}

const schedule::branch* stepper::of_the_turn() const {
  if (!asked_) return nullptr;
  const schedule::branch* found = nullptr;
  for (const schedule::branch& each : asked_->branches) {
    if (each.is_extra && !each.is_default) continue;
    if (each.what.who == asked_->last && asked_->steps > 0) return &each;
    if (each.is_default) found = &each;
  }
  return found;
}

bool stepper::go_on(stretch how_far) {
  const schedule::branch* const with = of_the_turn();
  return with != nullptr && answer(*with, how_far);
}

bool stepper::step() {
  return go_on(stretch::step);
}

bool stepper::bigStep() {
  return go_on(stretch::big_step);
}

bool stepper::untilWaits() {
  return go_on(stretch::until_waits);
}

bool stepper::answer(const schedule::branch& with, stretch how_far) {
  const std::size_t before = asked_->steps;
  lab_.resume();  // held, it could not take the step
  lab_.goLive();
  if (!course_->by->asks.answer(with.what, how_far)) return false;
  answers_.push_back(before);
  asked_.reset();
  soon_.start();
  Q_EMIT changed();
  return true;
}

void stepper::undo() {
  if (!active() || answers_.empty() || !course_->by) return;
  auto taken = course_->by->asks.taken();
  taken.resize(std::min(taken.size(), answers_.back()));
  answers_.pop_back();
  course_->prefix = std::move(taken);
  keeps_answers_ = true;
  lab_.restart();
}

QString stepper::stepsText() const {
  return steps_ == 1 ? QStringLiteral("1 step") : QStringLiteral("%1 steps").arg(counted(steps_));
}

QString stepper::switchesText() const {
  return switches(preemptions_);
}

QString stepper::turnText() const {
  const schedule::branch* const with = of_the_turn();
  if (with == nullptr || !lab_.frame()) return {};
  return QString::fromStdString(lab_.frame()->names->object(with->thread));
}

QString stepper::challenge() const {
  if (!active() || lab_.as() == nullptr || lab_.as()->expect == scenario::expectation::completed) return {};
  const QString wanted = from(scenario::word_for(lab_.as()->expect));
  if (!over_ || !broken_) {
    return over_ ? QStringLiteral("It got through. Break it: steer the threads into the %1.").arg(wanted)
                 : QStringLiteral("Break it: steer the threads into the %1, in the fewest switches.")
                       .arg(wanted);
  }
  const QString did = preemptions_ == 0 ? QStringLiteral("You did it without a switch")
                                        : QStringLiteral("You did it in %1").arg(switches(preemptions_));
  if (minimum_.is_running()) return did + QStringLiteral("; the search still looks for the fewest.");
  if (!minimum_.outcome() || minimum_.outcome()->found.empty())
    return did + QStringLiteral("; the search knows no way.");
  const found_failure& best = minimum_.outcome()->found.front();
  if (best.preemptions < preemptions_) {
    return did + QStringLiteral("; %1 %2 enough.")
                     .arg(best.preemptions)
                     .arg(best.preemptions == 1 ? QStringLiteral("is") : QStringLiteral("are"));
  }
  return did + (best.fewest && best.preemptions == preemptions_
                    ? QStringLiteral(": the fewest there are.")
                    : QStringLiteral("; the search knows no fewer."));
}

}  // namespace interleave::ui
