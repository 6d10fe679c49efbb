#include "ui/models/search_runner.h"

#include "core/schedule/strands.h"

#include <exception>
#include <utility>

namespace interleave::ui {

search_runner::search_runner(QObject* parent) : QObject(parent) {}

search_runner::~search_runner() {
  cancel();
  if (worker_.joinable()) worker_.join();
}

void search_runner::start(request what) {
  if (*schedule::why_no_fibers() != '\0') what.how.on = explore::backend::threads;
  if (is_running()) {
    cancel();
    next_.emplace(std::move(what));
    return;
  }
  what_.emplace(std::move(what));
  begin();
}

void search_runner::begin() {
  outcome_.reset();
  cancelled_.store(false, std::memory_order_relaxed);  // relaxed: the thread's start orders it
  {
    const std::scoped_lock lock(mutex_);
    now_ = {};
  }
  worker_ = std::thread([this] { work(); });
}

void search_runner::cancel() {
  next_.reset();
  cancelled_.store(true, std::memory_order_relaxed);  // relaxed: may be seen a little late
}

explore::search_result search_runner::now() const {
  const std::scoped_lock lock(mutex_);
  return now_;
}

void search_runner::work() {
  const auto made = std::make_shared<search_outcome>();
  try {
    const request& what = *what_;
    made->result = explore::explore(*what.of, *what.as, what.values, what.how,
                                    [this](const explore::search_result& so_far) { return tell(so_far); });
    explore::executor again({.on = what.how.on, .max_steps = what.how.max_steps});
    const explore::program program = explore::program_of(*what.as, what.values);
    for (const explore::failure& each : made->result.found)
      made->strips.push_back(strip_of(again, program, each.why));
  } catch (const std::exception& error) {
    made->fault = QString::fromUtf8(error.what());
  }
  QMetaObject::invokeMethod(
      this, [this, made] { finish(made); }, Qt::QueuedConnection);
}

// A search tells more often than the window draws: it is told once, and then reads how far things are.
bool search_runner::tell(const explore::search_result& so_far) {
  if (cancelled_.load(std::memory_order_relaxed)) return false;  // relaxed: may be seen a little late
  {
    const std::scoped_lock lock(mutex_);
    now_ = so_far;
    if (std::exchange(is_told_, true)) return true;
  }
  QMetaObject::invokeMethod(
      this,
      [this] {
        {
          const std::scoped_lock lock(mutex_);
          is_told_ = false;
        }
        if (is_running() && !next_) Q_EMIT progressed();
      },
      Qt::QueuedConnection);
  return true;
}

void search_runner::finish(std::shared_ptr<const search_outcome> made) {
  worker_.join();
  what_.reset();
  if (next_) {
    what_.emplace(*std::exchange(next_, std::nullopt));
    return begin();
  }
  outcome_ = std::move(made);
  Q_EMIT ended();
}

}  // namespace interleave::ui
