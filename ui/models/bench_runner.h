#pragma once

#include "core/bench/measurement.h"
#include "ui/models/told_once.h"

#include <QObject>
#include <QString>

#include <memory>
#include <mutex>
#include <thread>

namespace interleave::ui {

// One measurement at a time on a thread of its own, as it blocks for as long as it takes. Signals come on the
// window's thread. Destruction cancels and waits until nothing of the measurement is left.
//
//   bench_runner runner;
//   connect(&runner, &bench_runner::ended, this, [&] { show(runner.take()); });
//   runner.start(*bench::find("sum"), values, {.repetitions = 5});
//   runner.cancel();  // ended follows within about 100 ms
class bench_runner : public QObject {
  Q_OBJECT

 public:
  explicit bench_runner(QObject* parent = nullptr);
  ~bench_runner() override;

  // Not while one is running. `of` outlives it.
  void start(const bench::experiment& of, const scenario::settings& values, bench::measurement::options how);
  void cancel();

  [[nodiscard]] bool is_running() const { return measurement_ != nullptr; }
  [[nodiscard]] bool is_cancelling() const { return is_running() && measurement_->is_cancelled(); }
  [[nodiscard]] bench::progress now() const;
  // What the last one came to; null if it failed or was taken already.
  [[nodiscard]] std::shared_ptr<const bench::report> take() { return std::move(report_); }
  [[nodiscard]] const QString& fault() const { return fault_; }  // empty if it did not fail

 Q_SIGNALS:
  void progressed();
  void ended();

 private:
  void measure();
  void tell(const bench::progress& what);
  void finish(std::shared_ptr<const bench::report> made, const QString& fault);

  std::unique_ptr<bench::measurement> measurement_;
  std::shared_ptr<const bench::report> report_;
  QString fault_;
  mutable std::mutex mutex_;
  bench::progress now_;  // guarded by mutex_
  told_once told_{this, [this] { Q_EMIT progressed(); }};
  std::thread worker_;
};

}  // namespace interleave::ui
