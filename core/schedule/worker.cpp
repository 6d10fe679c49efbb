#include "core/schedule/worker.h"

#include "core/schedule/control.h"

namespace interleave::schedule {

bool worker::take_token() {
  // acquire: what the waker did before unpark is seen
  return (gate_.fetch_and(~token, std::memory_order_acquire) & token) != 0;
}

// Under control the gates of a stopped run are as good as open: whoever could be waited for is parked.
bool worker::is_over() const {
  return control_ != nullptr && control_->is_controlled() && control_->is_cancelled();
}

worker::woken_by worker::park() {
  for (;;) {
    const std::uint32_t now = gate_.load(std::memory_order_acquire);  // acquire: pairs with unpark's release
    if ((now & token) != 0 && take_token()) return woken_by::token;
    if ((now & open_for_good) != 0 || is_over()) return woken_by::cancel;
    os::futex_wait(gate_, now);
  }
}

worker::woken_by worker::park_until(os::steady_time deadline) {
  for (;;) {
    const std::uint32_t now = gate_.load(std::memory_order_acquire);  // acquire: pairs with unpark's release
    if ((now & token) != 0 && take_token()) return woken_by::token;
    if ((now & open_for_good) != 0 || is_over()) return woken_by::cancel;
    if (!os::futex_wait_until(gate_, now, deadline)) return woken_by::deadline;
  }
}

void worker::park_uncancellable() {
  for (;;) {
    const std::uint32_t now = gate_.load(std::memory_order_acquire);  // acquire: pairs with unpark's release
    if ((now & token) != 0 && take_token()) return;
    os::futex_wait(gate_, now);
  }
}

void worker::unpark() {
  gate_.fetch_or(token, std::memory_order_release);  // release: publishes what the waker did
  os::futex_wake_one(gate_);
}

void worker::cancel() {
  gate_.fetch_or(open_for_good, std::memory_order_release);  // release: publishes the cancellation
  os::futex_wake_one(gate_);
}

void worker::drop_token() {
  take_token();
}

worker& this_thread_worker() {
  if (this_worker == nullptr) {
    thread_local worker own;
    this_worker = &own;
  }
  return *this_worker;
}

}  // namespace interleave::schedule
