#include "ui/models/run_stopper.h"

#include <utility>

namespace interleave::ui {

run_stopper::run_stopper(std::function<void()> done) : done_(std::move(done)) {}

run_stopper::~run_stopper() {
  {
    const std::scoped_lock lock(mutex_);
    over_ = true;
  }
  changed_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void run_stopper::stop(std::shared_ptr<scenario::run> which) {
  {
    const std::scoped_lock lock(mutex_);
    waiting_.push_back(std::move(which));
  }
  if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
  changed_.notify_one();
}

bool run_stopper::is_busy() const {
  const std::scoped_lock lock(mutex_);
  return working_ || !waiting_.empty();
}

void run_stopper::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return over_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    std::shared_ptr<scenario::run> which = std::move(waiting_.front());
    waiting_.pop_front();
    working_ = true;
    lock.unlock();
    which->stop();
    which.reset();
    lock.lock();
    working_ = false;
    lock.unlock();
    done_();
    lock.lock();
  }
}

}  // namespace interleave::ui
