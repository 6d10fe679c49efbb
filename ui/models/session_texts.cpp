#include "core/scenario/registry.h"
#include "ui/models/session.h"
#include "ui/models/words.h"

#include <algorithm>

// The session's properties that are read off what it holds.
namespace interleave::ui {

namespace {
constexpr int rate_ms = 500;
}

QString session::scenarioId() const {
  return scenario_ == nullptr ? QString() : from(scenario_->id);
}

QString session::title() const {
  return scenario_ == nullptr ? QString() : from(scenario_->title);
}

QString session::chapterTitle() const {
  return scenario_ == nullptr ? QString() : from(scenario::chapter_title(scenario_->chapter));
}

QString session::explanation() const {
  return scenario_ == nullptr ? QString() : from(scenario_->explanation);
}

// Variants have their titles here, and their ids only on the command line.
QString session::advice() const {
  if (scenario_ == nullptr) return {};
  QString text = from(scenario_->advice);
  for (const scenario::variant& each : scenario_->variants)
    text.replace(u'\'' + from(each.id) + u'\'', u'“' + from(each.title) + u'”');
  return text;
}

QString session::sceneId() const {
  return scenarioId();
}

QString session::variantId() const {
  return variant_ == nullptr ? QString() : from(variant_->id);
}

QString session::variantTitle() const {
  return variant_ == nullptr ? QString() : from(variant_->title);
}

QString session::variantExplanation() const {
  return variant_ == nullptr ? QString() : from(variant_->explanation);
}

QString session::variantExpect() const {
  return variant_ == nullptr ? QString() : from(scenario::word_for(variant_->expect));
}

QString session::state() const {
  switch (transport_.now()) {
    case transport::state::idle:
      return QStringLiteral("idle");
    case transport::state::running:
      return QStringLiteral("running");
    case transport::state::paused:
      return QStringLiteral("paused");
    case transport::state::finished:
      return QStringLiteral("finished");
    case transport::state::opened:
      return QStringLiteral("opened");
  }
  return {};
}

QString session::situation() const {
  if (now() > 0 && !live()) return QStringLiteral("rewound");
  const transport::state at = transport_.now();
  if (at == transport::state::finished && transport_.was_stopped()) return QStringLiteral("stopped");
  if (at != transport::state::running) return state();
  // A run goes on by itself where a part of it is stuck, and stands still where nobody can wake anybody.
  if (frame_ && frame_->is_deadlocked() && frame_->state->going == 0) return QStringLiteral("deadlocked");
  if (conclusion() != nullptr) return QStringLiteral("at its end");
  return mode() == QStringLiteral("stepped") ? QStringLiteral("your turn") : state();
}

bool session::canRun() const {
  return variant_ != nullptr && transport_.now() != transport::state::running;
}

bool session::canPause() const {
  return transport_.now() == transport::state::running && !transport_.is_stopping();
}

bool session::canStop() const {
  const transport::state now = transport_.now();
  return (now == transport::state::running || now == transport::state::paused) && !transport_.is_stopping();
}

double session::playhead() const {
  if (!playhead_.is_live()) return static_cast<double>(playhead_.time());
  return frame_ ? static_cast<double>(frame_->end) : 0;
}

double session::now() const {
  const auto& of = transport_.trace();
  return of ? static_cast<double>(std::max(of->now(), of->records().end_time())) : 0;
}

QString session::positionText() const {
  if (!frame_) return {};
  return QStringLiteral("event %1 of %2").arg(counted(frame_->state->position), counted(frame_->records));
}

QString session::timeText() const {
  return moment(static_cast<analysis::nanoseconds>(playhead()), !playhead_.is_live());
}

QString session::eventsText() const {
  if (!frame_) return {};
  return QStringLiteral("%1 events").arg(counted(frame_->records));
}

QString session::lostText() const {
  if (!frame_ || frame_->lost == 0) return {};
  return QStringLiteral("%1 events lost: the memory for this run is full").arg(counted(frame_->lost));
}

QString session::coresText() const {
  const auto& of = transport_.trace();
  if (!of) return {};
  const QString source = QString::fromStdString(of->about().switch_source);
  return QStringLiteral("core lanes: %1")
      .arg(source == QStringLiteral("none") ? QStringLiteral("sampled") : source);
}

QString session::switchReason() const {
  const auto& of = transport_.trace();
  return of ? QString::fromStdString(of->about().switch_reason) : QString();
}

void session::measure_rate() {
  if (transport_.now() != transport::state::running || !trace()) return;
  const std::size_t records = trace()->records().size();
  if (!since_rate_.isValid()) {
    since_rate_.start();
    records_then_ = records;
    return;
  }
  if (!since_rate_.hasExpired(rate_ms)) return;
  const double seconds = static_cast<double>(since_rate_.restart()) / 1e3;
  rate_text_ = rate(static_cast<double>(records - records_then_) / seconds);
  records_then_ = records;
}

void session::setCodeColors(const QVariantMap& colours) {
  if (colours == code_colours_) return;
  code_colours_ = colours;
  code_.set_colours(colours);
  Q_EMIT codeColorsChanged();
  ask_for_frame();
}

void session::setSelectedThread(int thread) {
  if (thread == selected_thread_ || thread < 0 || thread > 0xffff) return;
  selected_thread_ = thread;
  Q_EMIT selectionChanged();
  ask_for_frame();
}

void session::setSelectedObject(int object) {
  if (object == selected_object_ || object < 0) return;
  selected_object_ = object;
  Q_EMIT selectionChanged();
}

void session::fail(const QString& text) {
  if (text == error_ && notice_.isEmpty()) return;
  error_ = text;
  notice_.clear();
  Q_EMIT errorChanged();
}

void session::clearError() {
  fail({});
}

}  // namespace interleave::ui
