#pragma once

#include "core/explore/explorer.h"
#include "core/scenario/descriptor.h"
#include "core/scenario/settings.h"
#include "ui/models/search_report.h"
#include "ui/models/told_once.h"

#include <QObject>
#include <QString>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace interleave::ui {

// One search at a time, in a process of its own (own_program() explore --progress), so that what crashes or
// never ends takes no window with it; a thread reads what it tells. Signals come on the window's thread.
// Destruction cancels and waits until nothing of the search is left.
//
//   search_runner runner;
//   connect(&runner, &search_runner::ended, this, [&] { show(*runner.outcome()); });
//   runner.start({&dining, &naive, values, {}});
//   runner.cancel();  // ended follows, within 20 ms or so
class search_runner : public QObject {
  Q_OBJECT

 public:
  struct request {
    const scenario::descriptor* of;  // they outlive it
    const scenario::variant* as;
    scenario::settings values;
    explore::search_options how;  // strategy, max_schedules, time_limit, seed, timeout_budget, on
  };

  explicit search_runner(QObject* parent = nullptr);
  ~search_runner() override;

  // Instead of the one that runs, which is cancelled: this one begins as soon as that has ended, silently.
  void start(request what);
  void cancel();

  [[nodiscard]] bool is_running() const { return what_.has_value(); }
  [[nodiscard]] bool is_cancelling() const { return is_running() && cancelled_; }
  // As far as the running search has told.
  [[nodiscard]] search_report now() const;
  // Of the last search, which has a verdict or a fault; null before it has ended.
  [[nodiscard]] const std::shared_ptr<const search_report>& outcome() const { return outcome_; }

 Q_SIGNALS:
  void progressed();
  void ended();

 private:
  void begin();
  void work(const std::vector<std::string>& command, unsigned timeouts, std::chrono::nanoseconds limit);
  void take(const QByteArray& line);
  void finish(std::shared_ptr<const search_report> made);

  std::optional<request> what_;  // under way
  std::optional<request> next_;
  std::shared_ptr<const search_report> outcome_;
  std::atomic<bool> cancelled_{false};
  mutable std::mutex mutex_;
  search_report now_;  // guarded by mutex_
  told_once told_{this, [this] {
                    if (is_running() && !next_) Q_EMIT progressed();
                  }};
  std::thread worker_;
};

}  // namespace interleave::ui
