#pragma once

#include "core/explore/explorer.h"
#include "core/scenario/descriptor.h"
#include "core/scenario/settings.h"
#include "ui/models/turn_strip.h"

#include <QObject>
#include <QString>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace interleave::ui {

// What a search came to.
struct search_outcome {
  explore::search_result result;
  std::vector<turn_strip> strips;  // of result.found, one each
  QString fault;                   // why there is no result; empty otherwise
};

// One search at a time on a thread of its own. Signals come on the window's thread. Destruction cancels and
// waits until nothing of the search is left.
//
//   search_runner runner;
//   connect(&runner, &search_runner::ended, this, [&] { show(*runner.outcome()); });
//   runner.start({&dining, &naive, values, {}});
//   runner.cancel();  // ended follows
class search_runner : public QObject {
  Q_OBJECT

 public:
  struct request {
    const scenario::descriptor* of;  // they outlive it
    const scenario::variant* as;
    scenario::settings values;
    explore::search_options how;
  };

  explicit search_runner(QObject* parent = nullptr);
  ~search_runner() override;

  // Instead of the one that runs, which is cancelled: this one begins as soon as that has ended, silently.
  void start(request what);
  void cancel();

  [[nodiscard]] bool is_running() const { return what_.has_value(); }
  [[nodiscard]] bool is_cancelling() const { return is_running() && cancelled_; }
  // As far as the running search has told.
  [[nodiscard]] explore::search_result now() const;
  // Of the last search; null before it has ended.
  [[nodiscard]] const std::shared_ptr<const search_outcome>& outcome() const { return outcome_; }

 Q_SIGNALS:
  void progressed();
  void ended();

 private:
  void begin();
  void work();
  bool tell(const explore::search_result& so_far);
  void finish(std::shared_ptr<const search_outcome> made);

  std::optional<request> what_;  // under way
  std::optional<request> next_;
  std::shared_ptr<const search_outcome> outcome_;
  std::atomic<bool> cancelled_{false};
  mutable std::mutex mutex_;
  explore::search_result now_;  // guarded by mutex_
  bool is_told_ = false;        // guarded by mutex_: progressed is on its way
  std::thread worker_;
};

}  // namespace interleave::ui
