#include "ui/models/bench_runner.h"

#include <exception>
#include <utility>

namespace interleave::ui {

bench_runner::bench_runner(QObject* parent) : QObject(parent) {}

bench_runner::~bench_runner() {
  cancel();
  if (worker_.joinable()) worker_.join();
}

void bench_runner::start(const bench::experiment& of, const scenario::settings& values,
                         bench::measurement::options how) {
  if (is_running()) return;
  if (worker_.joinable()) worker_.join();  // has handed over its report already
  how.tell = [this](const bench::progress& what) { tell(what); };
  report_.reset();
  fault_.clear();
  {
    const std::scoped_lock lock(mutex_);
    now_ = {};
  }
  measurement_ = std::make_unique<bench::measurement>(of, values, std::move(how));
  worker_ = std::thread([this] { measure(); });
}

void bench_runner::cancel() {
  if (measurement_) measurement_->cancel();
}

bench::progress bench_runner::now() const {
  const std::scoped_lock lock(mutex_);
  return now_;
}

void bench_runner::measure() {
  std::shared_ptr<const bench::report> made;
  QString fault;
  try {
    made = std::make_shared<const bench::report>(measurement_->run());
  } catch (const std::exception& error) {
    fault = QString::fromUtf8(error.what());
  }
  QMetaObject::invokeMethod(
      this, [this, made, fault] { finish(made, fault); }, Qt::QueuedConnection);
}

void bench_runner::tell(const bench::progress& what) {
  {
    const std::scoped_lock lock(mutex_);
    now_ = what;
  }
  told_.tell();
}

void bench_runner::finish(std::shared_ptr<const bench::report> made, const QString& fault) {
  worker_.join();
  measurement_.reset();
  report_ = std::move(made);
  fault_ = fault;
  Q_EMIT ended();
}

}  // namespace interleave::ui
