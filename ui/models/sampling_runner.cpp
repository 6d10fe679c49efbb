#include "ui/models/sampling_runner.h"

#include <utility>

namespace interleave::ui {

sampling_runner::sampling_runner(QObject* parent) : QObject(parent) {}

sampling_runner::~sampling_runner() {
  cancel();
  if (worker_.joinable()) worker_.join();
}

void sampling_runner::start(explore::sampling::plan what) {
  if (!is_running()) return begin(std::move(what));
  cancel();
  next_.emplace(std::move(what));
}

void sampling_runner::begin(explore::sampling::plan what) {
  cancelled_ = false;
  running_ = std::make_unique<explore::sampling>(std::move(what), [this] { told_.tell(); });
  worker_ = std::thread([this, of = running_.get()] {
    of->run();
    QMetaObject::invokeMethod(
        this, [this] { finish(); }, Qt::QueuedConnection);
  });
}

void sampling_runner::cancel() {
  next_.reset();
  if (!is_running()) return;
  cancelled_ = true;
  running_->cancel();
}

explore::sampling::picture sampling_runner::now() const {
  return running_ ? running_->now() : last_;
}

void sampling_runner::finish() {
  worker_.join();
  last_ = running_->now();
  running_.reset();
  if (next_) return begin(*std::exchange(next_, std::nullopt));
  Q_EMIT ended();
}

}  // namespace interleave::ui
