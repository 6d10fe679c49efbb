#include "ui/models/session.h"

#include <utility>

// Who decides the steps of the session's runs.
namespace interleave::ui {

QString session::mode() const {
  if (direction_) return direction_->mode;
  return pace_ms_ > 0 ? QStringLiteral("paced") : QStringLiteral("free");
}

void session::direct(direction by) {
  undirect();
  pace_before_ = pace_ms_;
  direction_ = std::move(by);
  setPace(direction_->pace);
  Q_EMIT modeChanged();
  restart();
}

void session::setDirectedPace(double real_ms) {
  if (!direction_ || pace_ms_ != direction_->pace) return;
  direction_->pace = real_ms;
  setPace(real_ms);
}

void session::undirect() {
  if (!direction_) return;
  const double given = direction_->pace;
  direction_.reset();
  if (pace_ms_ == given) setPace(pace_before_);  // else the user has set it
  Q_EMIT modeChanged();
}

void session::redirect() {
  if (direction_ && !direction_->lasts) undirect();
}

void session::setFree() {
  if (!direction_) return;
  undirect();
  const bool going = canStop();
  if (going) restart();
}

}  // namespace interleave::ui
