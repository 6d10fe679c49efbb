#pragma once

#include "core/explore/sampling.h"
#include "ui/models/told_once.h"

#include <QObject>

#include <memory>
#include <optional>
#include <thread>

namespace interleave::ui {

// One sampling at a time on a thread of its own. Signals come on the window's thread. Destruction cancels and
// waits until nothing of it is left.
//
//   sampling_runner runner;
//   connect(&runner, &sampling_runner::progressed, this, [&] { show(runner.now()); });
//   runner.start(plan);
//   runner.cancel();  // ended follows
class sampling_runner : public QObject {
  Q_OBJECT

 public:
  explicit sampling_runner(QObject* parent = nullptr);
  ~sampling_runner() override;

  // Instead of the one that runs, which is cancelled: this one begins as soon as that has ended, silently.
  void start(explore::sampling::plan what);
  void cancel();

  [[nodiscard]] bool is_running() const { return running_ != nullptr; }
  [[nodiscard]] bool is_cancelling() const { return is_running() && cancelled_; }
  // As far as the running one has come; of the last one after its end.
  [[nodiscard]] explore::sampling::picture now() const;

 Q_SIGNALS:
  void progressed();
  void ended();

 private:
  void begin(explore::sampling::plan what);
  void finish();

  std::unique_ptr<explore::sampling> running_;
  std::optional<explore::sampling::plan> next_;
  explore::sampling::picture last_;
  bool cancelled_ = false;
  told_once told_{this, [this] {
                    if (is_running() && !next_) Q_EMIT progressed();
                  }};
  std::thread worker_;
};

}  // namespace interleave::ui
