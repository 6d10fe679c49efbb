#include "ui/models/tour.h"

#include "core/export/summary.h"
#include "core/scenario/registry.h"
#include "ui/models/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace interleave::ui {

namespace {

constexpr int beat_ms = 200;  // a summary of the run is made at each
const QString at_key = QStringLiteral("tour/at");
const QString marks_key = QStringLiteral("tour/marks");
const QString welcomed_key = QStringLiteral("tour/welcomed");

}  // namespace

tour::tour(QObject* parent) : QObject(parent) {
  beat_.setInterval(beat_ms);
  connect(&beat_, &QTimer::timeout, this, &tour::look);
}

void tour::setLab(session* lab) {
  if (lab_ == lab) return;
  lab_ = lab;
  Q_EMIT labChanged();
}

void tour::setStops(const QVariantList& stops) {
  written_ = stops;
  stops_.clear();
  error_.clear();
  try {
    for (const QVariant& each : stops) stops_.push_back(read_stop(each.toMap()));
  } catch (const claim_error& error) {
    error_ = QString::fromUtf8(error.what());
    stops_.clear();
  }
  Q_EMIT stopsChanged();
  Q_EMIT changed();
}

void tour::setRemembered(preferences* of) {
  if (remembered_ == of) return;
  remembered_ = of;
  marks_ = of == nullptr ? QVariantMap() : of->value(marks_key).toMap();
  Q_EMIT memoryChanged();
  Q_EMIT changed();
}

bool tour::welcomed() const {
  return remembered_ && remembered_->flag(welcomed_key, false);
}

void tour::setWelcomed(bool yes) {
  remember(welcomed_key, yes);
  Q_EMIT memoryChanged();
}

void tour::remember(const QString& key, const QVariant& value) {
  if (remembered_) remembered_->keep(key, value);
}

const tour_stop* tour::here() const {
  return index_ >= 0 && index_ < count() ? &stops_[static_cast<std::size_t>(index_)] : nullptr;
}

QVariantMap tour::stop() const {
  return here() == nullptr ? QVariantMap() : written_[index_].toMap();
}

QString tour::state() const {
  if (!verdict_.isEmpty()) return QStringLiteral("told");
  if (revealing_) return QStringLiteral("watching");
  return chosen_ >= 0 ? QStringLiteral("predicted") : QStringLiteral("asked");
}

QString tour::predictedText() const {
  const tour_stop* const at = here();
  return at == nullptr || chosen_ < 0 ? QString() : at->answers[static_cast<std::size_t>(chosen_)].text;
}

QString tour::scoreText() const {
  const auto right = std::count(marks_.begin(), marks_.end(), QStringLiteral("right"));
  return marks_.isEmpty()
             ? QString()
             : QCoreApplication::translate("TourGuide", "%1 of %2 predicted").arg(right).arg(marks_.size());
}

void tour::start() {
  if (active_ || stops_.empty() || lab_ == nullptr) return;
  active_ = true;
  const QString left_at = remembered_ ? remembered_->text(at_key, {}) : QString();
  for (int i = 0; i < count(); ++i) {
    if (stops_[static_cast<std::size_t>(i)].id == left_at) index_ = i;
  }
  arrive();
}

void tour::leave() {
  if (!active_) return;
  active_ = false;
  beat_.stop();
  Q_EMIT changed();
}

void tour::next() {
  goTo(index_ + 1);
}

void tour::back() {
  goTo(index_ - 1);
}

void tour::goTo(int stop) {
  if (!active_ || stop < 0 || stop >= count()) return;
  index_ = stop;
  arrive();
}

void tour::again() {
  if (active_) arrive();
}

void tour::arrive() {
  chosen_ = -1;
  truth_ = -1;
  revealing_ = false;
  verdict_.clear();
  ran_.clear();
  beat_.stop();
  wait_for({});
  remember(at_key, here()->id);
  set_up();
  if (here()->live) run_it();
  Q_EMIT changed();
}

// What the stop needs, and nothing that was set before.
void tour::set_up() {
  const tour_stop& at = *here();
  lab_->select(at.scenario);
  const scenario::descriptor* const known = scenario::find(at.scenario.toStdString());
  if (known == nullptr || !lab_->chooseVariant(at.variant)) return;
  for (const scenario::knob& each : known->knobs) {
    const auto wanted = at.knobs.find(std::string(each.id));
    lab_->setKnob(from(each.id), wanted == at.knobs.end() ? each.initial : wanted->second);
  }
  lab_->setPace(0);
  lab_->stop();  // last: a changed knob would restart what has been running
}

void tour::run_it() {
  before_ = lab_->trace();
  lab_->restart();
}

void tour::choose(int answer) {
  const tour_stop* const at = here();
  if (!active_ || revealing_ || at == nullptr || answer < 0) return;
  if (static_cast<std::size_t>(answer) >= at->answers.size()) return;
  chosen_ = answer;
  Q_EMIT changed();
}

void tour::reveal() {
  if (!active_ || lab_ == nullptr || chosen_ < 0 || !verdict_.isEmpty()) return;
  const QString now = lab_->state();
  const bool goes_on = now == QStringLiteral("running") || now == QStringLiteral("paused");
  const auto run = lab_->trace();
  const bool begins = goes_on && (run == nullptr || run == before_.lock());
  const bool is_known = begins || (run != nullptr && run != before_.lock() && is_of_this_stop(*run));
  // Pressed again while watching: the run has been stopped, or is another one.
  if (revealing_ ? !is_known || !goes_on : !is_known || !here()->live) {
    set_up();
    run_it();
  }
  revealing_ = true;
  beat_.start();
  Q_EMIT changed();
  look();
}

void tour::forward() {
  if (state() == QStringLiteral("predicted")) {
    reveal();
  } else {
    next();
  }
}

bool tour::is_of_this_stop(const scenario::recording& run) const {
  const tour_stop& at = *here();
  const scenario::about_run& about = run.about();
  if (about.scenario != at.scenario.toStdString() || about.variant != at.variant.toStdString()) return false;
  return std::all_of(at.knobs.begin(), at.knobs.end(), [&](const auto& wanted) {
    const auto set = about.knobs.find(wanted.first);
    return set != about.knobs.end() && set->second == wanted.second;
  });
}

void tour::look() {
  if (!active_ || !revealing_ || !verdict_.isEmpty() || lab_ == nullptr) return;
  const auto run = lab_->trace();
  if (run == nullptr || run == before_.lock())
    return wait_for(QCoreApplication::translate("TourGuide", "The run begins."));
  if (!is_of_this_stop(*run)) {
    return wait_for(QCoreApplication::translate(
        "TourGuide", "This is another run than the one that was asked about. Reveal runs that one again."));
  }
  const claim::json told = exports::summary(*run);
  if (is_decided(*here(), told)) return tell(told);
  const QString now = lab_->state();
  if (now == QStringLiteral("paused")) {
    wait_for(QCoreApplication::translate("TourGuide", "The run is paused; Space lets it go on."));
  } else if (now == QStringLiteral("running")) {
    wait_for(QCoreApplication::translate("TourGuide", "Watching the run: it has not come so far yet."));
  } else {
    wait_for(QCoreApplication::translate("TourGuide",
                                         "The run ended before it could tell. Reveal runs it again."));
  }
}

void tour::tell(const claim::json& run) {
  beat_.stop();
  wait_for({});
  try {
    const ui::verdict found = judge(*here(), run);
    ran_ = found.ran;
    truth_ = found.answer ? static_cast<int>(*found.answer) : -1;
  } catch (const claim_error& error) {
    ran_ = QString::fromUtf8(error.what());
  }
  verdict_ = truth_ < 0          ? QStringLiteral("unknown")
             : truth_ == chosen_ ? QStringLiteral("right")
                                 : QStringLiteral("wrong");
  if (truth_ >= 0 && !marks_.contains(here()->id)) {  // the first prediction counts
    marks_[here()->id] = verdict_;
    remember(marks_key, marks_);
  }
  Q_EMIT changed();
}

void tour::wait_for(const QString& why) {
  if (wait_ == why) return;
  wait_ = why;
  Q_EMIT waitChanged();
}

}  // namespace interleave::ui
