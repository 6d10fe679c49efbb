#include "core/sync/wait_queue.h"

#include "core/schedule/control.h"
#include "core/trace/producer.h"

#include <exception>
#include <thread>

namespace interleave::sync {

void wait_queue::batch::add(waiter& chosen) noexcept {
  chosen.next = nullptr;
  if (last_ == nullptr) {
    first_ = &chosen;
  } else {
    last_->next = &chosen;
  }
  last_ = &chosen;
}

void wait_queue::batch::wake(trace::object_id object, trace::location_id at) noexcept {
  while (first_ != nullptr) {
    waiter* const chosen = first_;
    first_ = chosen->next;  // before the wake-up, which may end the waiter
    trace::emit(trace::kind::woke, object, at, chosen->who->thread());
    chosen->who->unpark();
  }
  last_ = nullptr;
}

wait_queue::~wait_queue() {
  if (schedule::is_controlled()) return;  // one thread at a time: nobody is on the way out
  { const std::scoped_lock wait_for_waker(mutex_); }
  // acquire: pairs with the end of sleep
  while (inside_.load(std::memory_order_acquire) != 0) std::this_thread::yield();
}

bool wait_queue::is_stopped(const schedule::worker& who) noexcept {
  return who.run() != nullptr && who.run()->is_cancelled();
}

void wait_queue::enters(waiter& self) noexcept {
  self.queued = true;
  inside_.fetch_add(1, std::memory_order_relaxed);  // relaxed: the lock orders it
}

void wait_queue::push_back(waiter& self) noexcept {
  enters(self);
  self.next = nullptr;
  self.previous = last_;
  (last_ != nullptr ? last_->next : first_) = &self;
  last_ = &self;
}

void wait_queue::push_front(waiter& self) noexcept {
  enters(self);
  self.previous = nullptr;
  self.next = first_;
  (first_ != nullptr ? first_->previous : last_) = &self;
  first_ = &self;
}

void wait_queue::unlink(waiter& self) noexcept {
  (self.previous != nullptr ? self.previous->next : first_) = self.next;
  (self.next != nullptr ? self.next->previous : last_) = self.previous;
  self.queued = false;
}

wait_queue::waiter* wait_queue::pop() noexcept {
  waiter* const chosen = first_;
  if (chosen != nullptr) unlink(*chosen);
  return chosen;
}

wait_queue::batch wait_queue::pop_all() noexcept {
  batch all;
  while (waiter* const each = pop()) all.add(*each);
  return all;
}

void unwind_if_possible() {
  if (std::uncaught_exceptions() == 0) throw schedule::cancelled{};
}

}  // namespace interleave::sync
