#pragma once

#include <QObject>

#include <atomic>
#include <functional>
#include <utility>

namespace interleave::ui {

// Tells an object, on its own thread, that there is something new, once for all calls since it was last told:
// what happens more often than the window draws comes to one call, which then reads how far things are.
//
// tell is thread-safe; the rest is for the object's thread. Both outlive the threads that call.
//
//   told_once told_{this, [this] { Q_EMIT progressed(); }};
//   told_.tell();  // by any thread, after the news is there to be read
class told_once {
 public:
  told_once(QObject* whom, std::function<void()> what) : whom_(whom), what_(std::move(what)) {}

  void tell() {
    // acq_rel: the news of this call lies before the reading that the earlier call has asked for
    if (is_on_its_way_.exchange(true, std::memory_order_acq_rel)) return;
    QMetaObject::invokeMethod(
        whom_,
        [this] {
          // acq_rel: what was told up to here is seen by what_; what comes later asks anew
          is_on_its_way_.exchange(false, std::memory_order_acq_rel);
          what_();
        },
        Qt::QueuedConnection);
  }

 private:
  QObject* const whom_;
  const std::function<void()> what_;
  std::atomic<bool> is_on_its_way_{false};
};

}  // namespace interleave::ui
