#include "core/trace/producer.h"

#include <utility>

namespace interleave::trace {

producer::producer(const options& how) noexcept
    : fenced_(how.fenced),
      slow_(how.fenced || !clock_is_fast()),
      thread_(how.thread),
      slab_(how.chunks),
      lost_(how.lost),
      started_(how.started),
      process_(how.process) {}

void producer::write_slowly(event what, bool ordered) noexcept {
  if (next_ == room_end_ && !grow()) {
    ++lost_since_gap_;
    if (lost_ != nullptr) lost_->fetch_add(1, std::memory_order_relaxed);  // relaxed: a count on its own
    return;
  }
  put(what, ordered);
}

void producer::put(event what, bool ordered) noexcept {
  // As in write. seq_cst: without the collector's barrier the mark has to be visible before the clock is read
  if (fenced_) {
    mark_.exchange(written_mark_ + 1, std::memory_order_seq_cst);
  } else {
    mark_.store(written_mark_ + 1, std::memory_order_release);
  }
  std::atomic_signal_fence(std::memory_order_seq_cst);
  what.ticks = ordered ? now_ordered() : now();
  what.cpu = os::current_cpu();
  *next_++ = what;
  written_mark_ += 2;
  mark_.store(written_mark_, std::memory_order_release);  // release: who reads this mark sees the event
  end_ = slow_ ? next_ : room_end_;
}

bool producer::grow() noexcept {
  chunk* const fresh = slab_->take();
  if (fresh == nullptr) return false;
  // release: who follows the link sees an empty chunk
  (current_ == nullptr ? first_ : current_->next).store(fresh, std::memory_order_release);
  current_ = fresh;
  next_ = fresh->events;
  room_end_ = fresh->events + chunk::capacity;
  if (lost_since_gap_ != 0) {
    put({.argument = std::exchange(lost_since_gap_, 0), .what = kind::gap}, false);
  }
  return true;
}

void producer::finish() noexcept {
  // A chunk for the gap alone; if there is none, the collector tells the gap.
  if (lost_since_gap_ != 0 && next_ == room_end_) grow();
  finished_.store(true, std::memory_order_release);  // release: who sees it sees the last mark
}

}  // namespace interleave::trace
