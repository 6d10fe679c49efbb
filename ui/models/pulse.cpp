#include "ui/models/pulse.h"

#include "ui/models/words.h"

#include <QKeyEvent>
#include <QThread>

#include <algorithm>
#include <chrono>
#include <utility>

namespace interleave::ui {

namespace {

// How long ago a key went down. The X server and Wayland's compositors stamp keys with the milliseconds of
// the monotonic clock, in 32 bits; a stamp that makes no sense as such is taken for now.
pulse::nanoseconds age_of(quint64 stamp) {
  constexpr std::uint32_t most_ms = 60'000;
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  const auto now_ms =
      static_cast<std::uint32_t>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
  const std::uint32_t age_ms = now_ms - static_cast<std::uint32_t>(stamp);
  return stamp != 0 && age_ms < most_ms ? pulse::nanoseconds{age_ms} * 1'000'000 : 0;
}

}  // namespace

pulse::pulse(QObject* parent) : QObject(parent) {
  clock_.start();
  timer_.setTimerType(Qt::PreciseTimer);
  timer_.setInterval(static_cast<int>(period / 1'000'000));
  connect(&timer_, &QTimer::timeout, this, [this] { beat_at(clock_.nsecsElapsed()); });
}

void pulse::watch(QQuickWindow* window) {
  if (window == window_) return;
  if (window_ != nullptr) {
    window_->removeEventFilter(this);
    window_->disconnect(this);
  }
  window_ = window;
  if (window == nullptr) return;
  window->installEventFilter(this);
  // The window's thread stands still at the first, whatever thread draws.
  connect(window, &QQuickWindow::beforeSynchronizing, this, &pulse::before_frame, Qt::DirectConnection);
  connect(window, &QQuickWindow::frameSwapped, this, &pulse::after_frame);
}

void pulse::start() {
  if (timer_.isActive()) return;
  last_beat_ = -1;
  timer_.start();
}

void pulse::stop() {
  timer_.stop();
}

void pulse::clear() {
  beats_.clear();
  last_beat_ = -1;
  longest_ = 0;
  stalls_ = 0;
  last_latency_ = -1;
  latencies_ = {};
  Q_EMIT changed();
}

void pulse::beat_at(nanoseconds at) {
  const nanoseconds before = std::exchange(last_beat_, at);
  if (before < 0) return;
  const nanoseconds since = at - before;
  const nanoseconds late = std::max<nanoseconds>(0, since - period);
  beats_.push_back({at, since});
  while (beats_.front().at < at - kept) beats_.pop_front();
  if (late > stall) ++stalls_;
  if (late > longest_ || late > stall) {
    longest_ = std::max(longest_, late);
    Q_EMIT changed();
  }
  Q_EMIT beaten(late);
}

pulse::nanoseconds pulse::now() const {
  return beats_.empty() ? 0 : is_going() ? clock_.nsecsElapsed() : beats_.back().at;
}

bool pulse::eventFilter(QObject* of, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    key_down_ = clock_.nsecsElapsed() - age_of(static_cast<QKeyEvent*>(event)->timestamp());
  }
  return QObject::eventFilter(of, event);
}

void pulse::textChanged() {
  if (key_down_ >= 0) to_be_drawn_.push_back(std::exchange(key_down_, -1));
}

void pulse::before_frame() {
  in_frame_.insert(in_frame_.end(), to_be_drawn_.begin(), to_be_drawn_.end());
  to_be_drawn_.clear();
  if (QThread::currentThread() == thread()) Q_EMIT paintBegins();
}

void pulse::after_frame() {
  Q_EMIT paintEnds();
  for (const nanoseconds down : std::exchange(in_frame_, {})) key_shown(clock_.nsecsElapsed() - down);
}

void pulse::key_shown(nanoseconds latency) {
  last_latency_ = latency;
  latencies_.add(static_cast<std::uint64_t>(latency));
  Q_EMIT keyShown(latency);
  Q_EMIT changed();
}

QString pulse::longestStall() const {
  return beats_.empty() ? QString() : duration(static_cast<std::uint64_t>(longest_));
}

QString pulse::keyLatency() const {
  return last_latency_ < 0 ? QString() : duration(static_cast<std::uint64_t>(last_latency_));
}

QString pulse::slowKeys() const {
  return latencies_.count() == 0 ? QString() : duration(latencies_.percentile(0.99));
}

}  // namespace interleave::ui
