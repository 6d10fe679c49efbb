#include "core/trace/producer.h"

#include <utility>

namespace interleave::trace {

producer::producer(const options& how) noexcept
    : fenced_(how.fenced),
      thread_(how.thread),
      slab_(how.chunks),
      lost_(how.lost),
      started_(how.started),
      process_(how.process) {}

bool producer::refill() noexcept {
  if (grow()) return true;
  ++lost_since_gap_;
  if (lost_ != nullptr) lost_->fetch_add(1, std::memory_order_relaxed);  // relaxed: a count on its own
  return false;
}

bool producer::grow() noexcept {
  chunk* const fresh = slab_->take();
  if (fresh == nullptr) return false;
  // release: who follows the link sees an empty chunk
  (current_ == nullptr ? first_ : current_->next).store(fresh, std::memory_order_release);
  current_ = fresh;
  next_ = fresh->events;
  end_ = fresh->events + chunk::capacity;
  if (lost_since_gap_ != 0) {
    write(kind::gap, 0, std::exchange(lost_since_gap_, 0), 0, 0, 0, false);
  }
  return true;
}

void producer::finish() noexcept {
  // A chunk for the gap alone; if there is none, the collector tells the gap.
  if (lost_since_gap_ != 0 && next_ == end_) grow();
  finished_.store(true, std::memory_order_release);  // release: who sees it sees the last mark
}

}  // namespace interleave::trace
