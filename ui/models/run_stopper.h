#pragma once

#include "core/scenario/run.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace interleave::ui {

// Ends runs on a thread of its own, as stopping joins the scenario's threads and may take 100 ms, which the
// window would be frozen for. Destruction waits until all are ended.
//
//   run_stopper ends([this] { QMetaObject::invokeMethod(this, &transport::go_on, Qt::QueuedConnection); });
//   ends.stop(run_);             // stays readable here
//   ends.stop(std::move(run_));  // is destroyed there
class run_stopper {
 public:
  // `done` is called on that thread after each.
  explicit run_stopper(std::function<void()> done);
  ~run_stopper();
  run_stopper(const run_stopper&) = delete;
  run_stopper& operator=(const run_stopper&) = delete;

  void stop(std::shared_ptr<scenario::run> which);
  // Whether any that it was given still goes on.
  [[nodiscard]] bool is_busy() const;

 private:
  void work();

  std::function<void()> done_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<scenario::run>> waiting_;  // guarded by mutex_, as the next two
  bool working_ = false;
  bool over_ = false;
  std::thread thread_;  // started when first needed
};

}  // namespace interleave::ui
