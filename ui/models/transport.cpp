#include "ui/models/transport.h"

#include <exception>
#include <utility>

namespace interleave::ui {

transport::transport(QObject* parent)
    : QObject(parent), stopper_([this] {
        QMetaObject::invokeMethod(
            this, [this] { stopped_one(); }, Qt::QueuedConnection);
      }) {}

transport::~transport() = default;

void transport::start(const scenario::descriptor& of, const std::string& variant,
                      const scenario::settings& values, std::chrono::nanoseconds pace, conducted by) {
  drop_run();
  fault_.clear();
  pace_ = pace;
  wish_.emplace(wish{&of, variant, values, std::move(by)});
  set_state(state::running);
  begin();
}

void transport::begin() {
  if (!wish_ || stopper_.is_busy()) return;
  const bool paused = state_ == state::paused;
  const wish what = std::move(*wish_);
  wish_.reset();
  try {
    scenario::run::options how;
    how.pace = pace_;
    how.paused = paused;
    how.under = what.by.under;
    if (what.by.under != nullptr) how.mode = what.by.mode;
    how.schedule = what.by.schedule;
    run_ = std::make_shared<scenario::run>(*what.of, what.variant, what.values, how);
  } catch (const std::exception& error) {
    set_state(state::idle);
    Q_EMIT failed(QString::fromUtf8(error.what()));
    return;
  }
  set_trace(run_->trace());
}

void transport::stopped_one() {
  if (wish_) {
    begin();
  } else {
    poll();
  }
}

void transport::pause() {
  if (state_ != state::running) return;
  if (run_) run_->pause();
  set_state(state::paused);
}

void transport::resume() {
  if (state_ != state::paused) return;
  if (run_) run_->resume();
  set_state(state::running);
}

void transport::stop() {
  if (wish_) {
    wish_.reset();
    set_state(state::idle);
    return;
  }
  if (!run_ || stopping_ || (state_ != state::running && state_ != state::paused)) return;
  stopping_ = true;
  stopper_.stop(run_);
  Q_EMIT stateChanged();
}

void transport::set_pace(std::chrono::nanoseconds each_step) {
  pace_ = each_step;
  if (run_) run_->set_pace(each_step);
}

void transport::change(const std::string& knob, double value) {
  if (!run_) return;
  try {
    run_->change(knob, value);
  } catch (const scenario::bad_setting& error) {
    Q_EMIT failed(QString::fromUtf8(error.what()));
  }
}

void transport::clear() {
  wish_.reset();
  drop_run();
  fault_.clear();
  set_trace(nullptr);
  set_state(state::idle);
}

void transport::show(std::shared_ptr<scenario::recording> opened) {
  wish_.reset();
  drop_run();
  fault_.clear();
  set_trace(std::move(opened));
  set_state(state::opened);
}

void transport::poll() {
  if (!run_ || (state_ != state::running && state_ != state::paused)) return;
  if (!run_->is_finished()) {
    if (state_ == state::running) run_->refresh();
    return;
  }
  stopping_ = false;
  fault_ = QString::fromStdString(run_->fault());
  state_ = state::finished;
  Q_EMIT stateChanged();
  if (!fault_.isEmpty()) Q_EMIT failed(fault_);
}

const schedule::engine* transport::conclusion() const {
  return run_ && run_->is_over() ? run_->conductor() : nullptr;
}

void transport::drop_run() {
  stopping_ = false;
  if (run_) stopper_.stop(std::move(run_));
  run_.reset();
}

void transport::set_state(state next) {
  if (state_ == next) return;
  state_ = next;
  Q_EMIT stateChanged();
}

void transport::set_trace(std::shared_ptr<scenario::recording> next) {
  if (trace_ == next) return;
  trace_ = std::move(next);
  Q_EMIT traceChanged();
}

}  // namespace interleave::ui
