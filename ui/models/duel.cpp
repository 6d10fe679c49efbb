#include "ui/models/duel.h"

#include "core/scenario/registry.h"
#include "ui/models/words.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace interleave::ui {

namespace {

constexpr int measure_ms = 100;

// The next record after the playhead, or the one before it; its time.
std::optional<trace::nanoseconds> neighbour(session& of, int direction) {
  if (!of.trace() || !of.frame()) return {};
  const trace::store& records = of.trace()->records();
  const std::size_t position = of.frame()->state->position;
  if (direction > 0 && position < records.size()) return records[position].time;
  if (direction < 0 && position > 0) return records[position - 1].time;
  return {};
}

}  // namespace

duel::duel(session& lab, QObject* parent) : QObject(parent), left_(lab) {
  one_.of = &left_;
  measure_.setSingleShot(true);
  measure_.setInterval(measure_ms);
  connect(&measure_, &QTimer::timeout, this, &duel::measure);
  connect(&left_, &session::scenarioChanged, this, [this] {
    close();
    Q_EMIT possibleChanged();
  });
  connect(&left_, &session::stateChanged, this, [this] {
    if (left_.state() == QStringLiteral("opened")) close();
    Q_EMIT possibleChanged();
    Q_EMIT stateChanged();
  });
  connect(&left_, &session::frameChanged, this, [this] { show_frame(one_); });
  connect(&left_, &session::knobNoteChanged, this, &duel::knobNoteChanged);
  connect(&left_, &session::paceChanged, this, &duel::paceChanged);
}

duel::~duel() = default;

void duel::make_rival() {
  if (right_) return;
  right_ = std::make_unique<session>();
  other_.of = right_.get();
  connect(right_.get(), &session::stateChanged, this, &duel::stateChanged);
  connect(right_.get(), &session::variantChanged, this, &duel::rivalChanged);
  connect(right_.get(), &session::frameChanged, this, [this] { show_frame(other_); });
  connect(right_.get(), &session::errorChanged, this, [this] {
    if (active_ && !right_->errorText().isEmpty()) left_.fail(right_->errorText());
  });
}

bool duel::possible() const {
  const scenario::descriptor* const of = scenario::find(left_.scenarioId().toStdString());
  return of != nullptr && !of->fed_by_window && of->variants.size() > 1 &&
         left_.state() != QStringLiteral("opened");
}

QString duel::likely_rival() const {
  const scenario::descriptor* const of = scenario::find(left_.scenarioId().toStdString());
  if (of == nullptr) return {};
  // A way that is right beside one that is not, else the next one.
  const bool fails = left_.variantExpect() != QStringLiteral("completed");
  const scenario::variant* found = nullptr;
  for (const scenario::variant& each : of->variants) {
    if (from(each.id) == left_.variantId()) continue;
    const bool right = each.expect == scenario::expectation::completed;
    if (right == fails) return from(each.id);
    if (found == nullptr) found = &each;
  }
  return found == nullptr ? QString() : from(found->id);
}

bool duel::open(const QString& rival) {
  if (!possible()) {
    left_.fail(QStringLiteral("'%1' cannot be run twice at once, side by side").arg(left_.scenarioId()));
    return false;
  }
  make_rival();
  right_->chooseScenario(left_.scenarioId());
  if (!right_->chooseVariant(rival.isEmpty() ? likely_rival() : rival)) {
    left_.fail(right_->errorText());
    return false;
  }
  Q_EMIT rivalChanged();  // it may have been that variant before it was a rival
  take_over();
  if (!std::exchange(active_, true)) Q_EMIT activeChanged();
  begin();
  return true;
}

void duel::take_over() {
  const table_model& set_to = *left_.knobs();
  for (int i = 0; i < set_to.count(); ++i) {
    right_->chooseKnob(set_to.value(i, QStringLiteral("knobId")).toString(),
                       set_to.value(i, QStringLiteral("value")).toString());
  }
  right_->setPace(left_.pace());
}

void duel::begin() {
  live_ = true;
  left_.restart();
  right_->restart();
}

void duel::close() {
  if (!std::exchange(active_, false)) return;
  Q_EMIT activeChanged();
  right_->leave();
  figures_.clear();
  measure_.stop();
  Q_EMIT stateChanged();
  Q_EMIT frameChanged();
}

void duel::toggle() {
  if (active_) {
    close();
  } else {
    open();
  }
}

QString duel::rivalId() const {
  return right_ ? right_->variantId() : QString();
}

void duel::selectRival(const QString& variant) {
  if (!active_ || !right_->chooseVariant(variant)) return;
  begin();
}

void duel::selectVariant(const QString& variant) {
  if (!left_.chooseVariant(variant)) return;
  restart();
}

void duel::setKnob(const QString& knob, double value) {
  left_.setKnob(knob, value);
  if (active_) right_->setKnob(knob, value);
}

void duel::setPace(double real_ms) {
  left_.setPace(real_ms);
  if (active_) right_->setPace(real_ms);
}

bool duel::is(const char* state) const {
  const QLatin1String wanted(state);
  return left_.state() == wanted || (active_ && right_->state() == wanted);
}

QString duel::state() const {
  for (const char* const each : {"running", "paused"}) {
    if (is(each)) return QString::fromLatin1(each);
  }
  return left_.state();
}

bool duel::canPause() const {
  return left_.canPause() || (active_ && right_->canPause());
}

bool duel::canStop() const {
  return left_.canStop() || (active_ && right_->canStop());
}

void duel::togglePause() {
  if (!active_) return left_.togglePause();
  if (is("running")) {
    for (session* const each : {&left_, right_.get()}) each->pause();
  } else if (is("paused")) {
    live_ = true;
    for (session* const each : {&left_, right_.get()}) {
      each->resume();
      each->goLive();
    }
  } else {
    begin();
  }
}

void duel::stop() {
  left_.stop();
  if (active_) right_->stop();
}

void duel::restart() {
  if (!active_) return left_.restart();
  begin();
}

double duel::now() const {
  return active_ ? std::max(left_.now(), right_->now()) : left_.now();
}

double duel::playhead() const {
  if (!active_) return left_.playhead();
  return live_ ? std::max(left_.playhead(), right_->playhead()) : at_;
}

QString duel::timeText() const {
  if (!active_) return left_.timeText();
  return moment(static_cast<analysis::nanoseconds>(playhead()), !live_);
}

QString duel::positionText() const {
  if (!active_) return left_.positionText();
  const auto records = [](session& of) { return of.frame() ? of.frame()->records : 0; };
  return QStringLiteral("%1 + %2 events").arg(counted(records(left_)), counted(records(*right_)));
}

void duel::setPlayhead(double ns) {
  if (!active_) return left_.setPlayhead(ns);
  place(ns);
}

void duel::place(double ns) {
  live_ = false;
  at_ = std::isfinite(ns) ? std::clamp(ns, 0.0, now()) : 0;
  for (contender* const each : {&one_, &other_}) {
    each->of->setPlayhead(at_);
    each->stands = each->of->playhead();
  }
  Q_EMIT frameChanged();
}

void duel::goLive() {
  live_ = true;
  left_.goLive();
  if (active_) right_->goLive();
  Q_EMIT frameChanged();
}

bool duel::stepForward() {
  return step(+1);
}

bool duel::stepBack() {
  return step(-1);
}

bool duel::step(int direction) {
  if (!active_) return direction > 0 ? left_.stepForward() : left_.stepBack();
  for (session* const each : {&left_, right_.get()}) {
    each->pause();
    each->flush();
  }
  const auto a = neighbour(left_, direction);
  const auto b = neighbour(*right_, direction);
  if (!a && !b) return false;
  const bool with_left = a && (!b || (direction > 0 ? *a <= *b : *a >= *b));
  contender& moved = with_left ? one_ : other_;
  contender& stays = with_left ? other_ : one_;
  // Rewound, both: that of the other is not moved over its own events.
  if (live_) stays.of->setPlayhead(stays.of->playhead());
  direction > 0 ? moved.of->stepForward() : moved.of->stepBack();
  live_ = false;
  for (contender* const each : {&one_, &other_}) each->stands = each->of->playhead();
  at_ = moved.stands;
  moved.of->flush();
  return true;
}

void duel::show_frame(contender& of) {
  if (!active_) {
    Q_EMIT frameChanged();
    return;
  }
  // Moved by itself, as by a click into its timeline: the other follows.
  if (of.of->live() != live_ || (!live_ && std::abs(of.of->playhead() - of.stands) >= 1)) {
    if (of.of->live()) {
      goLive();
    } else {
      place(of.of->playhead());
    }
  }
  if (!live_) {
    measure();
  } else if (!measure_.isActive()) {
    measure_.start();
  }
  Q_EMIT frameChanged();
}

void duel::measure() {
  measure_.stop();
  if (active_) figures_.show(left_, *right_);
}

void duel::flush() {
  left_.flush();
  if (active_) right_->flush();
  measure();
}

}  // namespace interleave::ui
