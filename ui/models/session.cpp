#include "ui/models/session.h"

#include "core/scenario/registry.h"
#include "ui/models/rows.h"
#include "ui/models/words.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace interleave::ui {

namespace {

constexpr int frame_ms = 16;
// Tables, graph and code marks of a live run: nobody reads faster.
constexpr int texts_ms = 100;
// A run in which nothing has happened for so long, as in a deadlock, only grows older: that is shown less
// often, and whether something happens again looked up between.
constexpr int silence_ms = 1000;
constexpr int silent_frame_ms = 250;
constexpr int silent_poll_ms = 50;
constexpr int knob_rest_ms = 150;
// A paused run still comes to rest for a while: threads that slept are held only when they wake.
constexpr int paused_poll_ms = 100;
constexpr int paused_rest_ms = 3000;

std::chrono::nanoseconds as_pace(double ms) {
  return std::chrono::nanoseconds(std::llround(ms * 1e6));
}

}  // namespace

session::session(QObject* parent)
    : QObject(parent),
      scenarios_(everything()),
      variants_(variant_roles()),
      knobs_(knob_roles()),
      threads_(thread_roles()),
      objects_(object_roles()),
      findings_(finding_roles()) {
  clock_.setTimerType(Qt::PreciseTimer);
  connect(&clock_, &QTimer::timeout, this, &session::tick);
  due_.setSingleShot(true);
  due_.setTimerType(Qt::PreciseTimer);
  connect(&due_, &QTimer::timeout, this, &session::refresh);
  knob_settled_.setSingleShot(true);
  knob_settled_.setInterval(knob_rest_ms);
  connect(&knob_settled_, &QTimer::timeout, this, &session::restart);
  notice_over_.setSingleShot(true);
  connect(&notice_over_, &QTimer::timeout, this, &session::clearError);
  connect(&transport_, &transport::stateChanged, this, &session::state_changed);
  connect(&transport_, &transport::traceChanged, this, &session::new_trace);
  connect(&transport_, &transport::failed, this, &session::fail);

  const auto& all = scenario::catalogue();
  const scenario::descriptor* first = scenario::find("dining-philosophers");
  if (first == nullptr && !all.empty()) first = &all.front();
  if (first != nullptr && !first->variants.empty()) choose(*first, first->variants.front());
}

session::~session() = default;

void session::choose(const scenario::descriptor& of, const scenario::variant& variant) {
  if (&of != scenario_) {
    knob_settled_.stop();
    undirect();
    setSelectedThread(0);
    setSelectedObject(0);
    scenario_ = &of;
    settings_.emplace(of);
    variants_.assign(variant_rows(of));
    knobs_.assign(knob_rows(of, *settings_));
    code_.show(from(of.source), from(scenario::source_text(of.source)));
    if (!knob_note_.isEmpty()) {
      knob_note_.clear();
      Q_EMIT knobNoteChanged();
    }
    Q_EMIT scenarioChanged();
    Q_EMIT codeFileChanged();
  }
  if (&variant != variant_) {
    variant_ = &variant;
    redirect();
    Q_EMIT variantChanged();
  }
}

bool session::chooseScenario(const QString& id) {
  const scenario::descriptor* const found = find_among_everything(id.toStdString());
  if (found == nullptr || found->variants.empty()) {
    QStringList allowed;
    for (const scenario::descriptor* const each : everything()) allowed.push_back(from(each->id));
    fail(QStringLiteral("unknown scenario '%1'; there are: %2").arg(id, allowed.join(QStringLiteral(", "))));
    return false;
  }
  if (found == scenario_ && transport_.now() != transport::state::opened) return true;
  transport_.clear();
  choose(*found, found == scenario_ ? *variant_ : found->variants.front());
  return true;
}

bool session::chooseVariant(const QString& id) {
  const scenario::variant* const found =
      scenario_ == nullptr ? nullptr : scenario_->find_variant(id.toStdString());
  if (found == nullptr) {
    QStringList allowed;
    if (scenario_ != nullptr) {
      for (const scenario::variant& each : scenario_->variants) allowed.push_back(from(each.id));
    }
    fail(QStringLiteral("unknown variant '%1' of %2; it has: %3")
             .arg(id, scenarioId(), allowed.join(QStringLiteral(", "))));
    return false;
  }
  choose(*scenario_, *found);
  return true;
}

bool session::chooseKnob(const QString& knob, const QString& value) {
  if (!settings_) return false;
  try {
    settings_->set(knob.toStdString(), value.toStdString());
  } catch (const scenario::bad_setting& error) {
    fail(QString::fromUtf8(error.what()));
    return false;
  }
  knobs_.assign(knob_rows(*scenario_, *settings_));
  redirect();
  Q_EMIT knobsChanged();
  return true;
}

void session::setHost(std::shared_ptr<scenario::host> host) {
  if (settings_) settings_->set_host(std::move(host));
}

void session::select(const QString& id) {
  chooseScenario(id);
}

void session::selectVariant(const QString& id) {
  if (chooseVariant(id)) restart();
}

void session::setKnob(const QString& id, double value) {
  const scenario::knob* const knob = scenario_ == nullptr ? nullptr : scenario_->find_knob(id.toStdString());
  if (knob == nullptr || !settings_) return;
  const double before = settings_->number(knob->id);
  try {
    settings_->set(knob->id, std::clamp(value, knob->min, knob->max));
  } catch (const scenario::bad_setting& error) {
    fail(QString::fromUtf8(error.what()));
    return;
  }
  knobs_.assign(knob_rows(*scenario_, *settings_));
  if (settings_->number(knob->id) == before) return;
  redirect();
  Q_EMIT knobsChanged();

  const transport::state now = transport_.now();
  const bool going = now == transport::state::running || now == transport::state::paused;
  const bool by_itself = now == transport::state::finished && !transport_.was_stopped();
  QString note = QStringLiteral("takes effect at the next run");
  if (going && knob->live) {
    transport_.change(std::string(knob->id), settings_->number(knob->id));
    note = QStringLiteral("takes effect at once");
  } else if (going || by_itself) {
    knob_settled_.start();
    note = QStringLiteral("restarts the run");
  }
  if (note != knob_note_) {
    knob_note_ = note;
    Q_EMIT knobNoteChanged();
  }
}

void session::start() {
  if (transport_.now() == transport::state::running) return;
  if (transport_.now() == transport::state::paused) {
    resume();
  } else {
    restart();
  }
}

void session::restart() {
  knob_settled_.stop();
  if (scenario_ == nullptr || variant_ == nullptr) return;
  clearError();
  playhead_.go_live();
  transport_.start(*scenario_, std::string(variant_->id), *settings_, as_pace(pace_ms_),
                   direction_ ? direction_->by() : conducted{});
}

void session::pause() {
  transport_.pause();
}

void session::resume() {
  if (transport_.now() != transport::state::paused) return;
  playhead_.go_live();
  transport_.resume();
}

void session::togglePause() {
  if (transport_.now() == transport::state::running) {
    pause();
  } else {
    start();
  }
}

void session::stop() {
  knob_settled_.stop();
  transport_.stop();
}

void session::leave() {
  knob_settled_.stop();
  clearError();
  playhead_.go_live();
  transport_.clear();
}

void session::setPace(double real_ms) {
  const double next = real_ms > 0 ? std::min(real_ms, 1e5) : 0;
  if (next == pace_ms_) return;
  pace_ms_ = next;
  transport_.set_pace(as_pace(next));
  Q_EMIT paceChanged();
  Q_EMIT modeChanged();
}

void session::setPlayhead(double ns) {
  if (!trace()) return;
  playhead_.to_time(ns, static_cast<trace::nanoseconds>(now()));
  ask_for_frame();
}

void session::goLive() {
  playhead_.go_live();
  ask_for_frame();
}

bool session::stepForward() {
  if (!trace()) return false;
  pause();
  const bool found = playhead_.step(trace()->records(), +1, static_cast<trace::thread_id>(selected_thread_));
  if (found) ask_for_frame();
  return found;
}

bool session::stepBack() {
  if (!trace()) return false;
  pause();
  const bool found = playhead_.step(trace()->records(), -1, static_cast<trace::thread_id>(selected_thread_));
  if (found) ask_for_frame();
  return found;
}

void session::jumpTo(int finding) {
  if (!frame_ || finding < 0 || static_cast<std::size_t>(finding) >= frame_->findings->size()) return;
  const analysis::finding& wanted = (*frame_->findings)[static_cast<std::size_t>(finding)];
  playhead_.to_time(static_cast<double>(wanted.at), static_cast<trace::nanoseconds>(now()));
  if (wanted.thread != 0) setSelectedThread(wanted.thread);
  if (wanted.object != 0) setSelectedObject(static_cast<int>(wanted.object));
  ask_for_frame();
}

void session::new_trace() {
  frames_.reset();
  words_.reset();
  frame_.reset();
  playhead_.go_live();
  records_then_ = 0;
  rate_text_.clear();
  since_rate_.invalidate();
  since_record_.start();
  if (trace()) {
    words_.emplace(trace()->dictionary());
    frames_.emplace(trace());
  }
  Q_EMIT traceChanged();
  refresh();
}

void session::state_changed() {
  keep_time();
  Q_EMIT stateChanged();
  ask_for_frame();
}

void session::keep_time() {
  since_change_.start();
  since_record_.start();
  const transport::state now = transport_.now();
  if (now == transport::state::running) {
    clock_.start(frame_ms);
  } else if (now == transport::state::paused) {
    clock_.start(paused_poll_ms);
  } else {
    clock_.stop();
    rate_text_.clear();
  }
}

bool session::isSilent() const {
  return transport_.now() == transport::state::running && frame_ &&
         frame_->records == trace()->records().size() && since_record_.hasExpired(silence_ms);
}

void session::tick() {
  if (transport_.now() == transport::state::running) {
    const bool silent = isSilent();
    const int interval = silent ? silent_poll_ms : frame_ms;
    if (clock_.interval() != interval) clock_.start(interval);
    if (silent && !since_frame_.hasExpired(silent_frame_ms)) return;
  }
  transport_.poll();
  if (transport_.now() == transport::state::paused && trace() && !transport_.is_stopping()) {
    if (frame_ && frame_->records == trace()->records().size() && !texts_behind_) {
      if (since_change_.hasExpired(paused_rest_ms)) clock_.stop();
      return;
    }
    since_change_.start();
    return refresh();
  }
  follow();
}

void session::follow() {
  const bool flows = playhead_.is_live() && frame_ && transport_.now() != transport::state::finished;
  show_frame(!flows || !since_texts_.isValid() || since_texts_.hasExpired(texts_ms));
}

void session::ask_for_frame() {
  if (due_.isActive()) return;
  const qint64 since = since_frame_.isValid() ? since_frame_.elapsed() : frame_ms;
  due_.start(static_cast<int>(std::clamp<qint64>(frame_ms - since, 0, frame_ms)));
}

void session::flush() {
  transport_.poll();
  refresh();
}

void session::show_frame(bool with_texts) {
  due_.stop();
  since_frame_.start();
  measure_rate();
  banner next;
  if (frames_) {
    const std::size_t records_before = frame_ ? frame_->records : 0;
    frame_ = frames_->take(playhead_);
    if (frame_->records != records_before) since_record_.start();
    next = banner_at(*frame_, advice());
  }
  with_texts = with_texts || next != banner_;
  texts_behind_ = !with_texts;
  if (with_texts) show_texts();
  if (next != banner_) {
    banner_ = std::move(next);
    Q_EMIT bannerChanged();
  }
  Q_EMIT frameChanged();
}

void session::show_texts() {
  since_texts_.start();
  const int line_before = code_.current_line();
  if (frame_) {
    threads_.assign(thread_rows(*frame_, *words_, code_.file()));
    objects_.assign(object_rows(*frame_));
    findings_.assign(finding_rows(*frame_));
    code_.mark(*frame_, *words_, static_cast<analysis::thread_id>(selected_thread_));
    graph_.show(*frame_);
  } else {
    for (table_model* const each : {&threads_, &objects_, &findings_}) each->assign({});
    code_.unmark();
    graph_.clear();
  }
  if (code_.current_line() != line_before) Q_EMIT currentLineChanged();
}

}  // namespace interleave::ui
