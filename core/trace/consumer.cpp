#include "core/trace/consumer.h"

#include <algorithm>

namespace interleave::trace {

consumer::consumer(registry::place& from, std::vector<chunk*>& retired) noexcept
    : event_stream(from.owner()->thread()), place_(&from), producer_(from.owner()), retired_(&retired) {}

ticks consumer::observe(ticks clock_read) noexcept {
  if (closed_) return unbounded;
  // acquire: the mark read next is the last one
  const bool finished = abandoned_ || producer_->finished_.load(std::memory_order_acquire);
  const std::uint64_t mark =
      producer_->mark_.load(std::memory_order_acquire);  // acquire: the events are there
  published_ = mark / 2;
  if (head_ == nullptr && published_ != 0) {
    head_ = tail_ = producer_->first_.load(std::memory_order_acquire);  // acquire: the chunk is there
    first_ = head_->events;
  }
  if (head_ != nullptr) last_ = head_->events + std::min<std::uint64_t>(published_ - base_, chunk::capacity);
  if (finished) {
    close(clock_read);
    return unbounded;
  }
  if (mark % 2 == 0) return clock_read;
  const event* const last = last_event();
  return last == nullptr ? producer_->started_ : last->ticks;
}

const event* consumer::last_event() noexcept {
  if (published_ == 0) return nullptr;
  while (published_ - tail_base_ > chunk::capacity) {
    tail_ = tail_->next.load(std::memory_order_acquire);  // acquire: the chunk is there
    tail_base_ += chunk::capacity;
  }
  return tail_->events + (published_ - tail_base_ - 1);
}

void consumer::close(ticks clock_read) noexcept {
  closed_ = true;
  const event* const last = last_event();
  if (last != nullptr && last->what == kind::thread_ended) return;
  event* to = epilogue_;
  // The writer is gone, so that its own count can be read.
  const std::uint64_t lost = producer_->lost_since_gap_;
  if (lost != 0) *to++ = {.ticks = clock_read, .argument = lost, .what = kind::gap};
  *to++ = {
      .ticks = clock_read, .argument = static_cast<std::uint64_t>(abandoned_as_), .what = kind::thread_ended};
  epilogue_end_ = to;
}

bool consumer::is_last_piece() const noexcept {
  if (in_epilogue_ || head_ == nullptr) return in_epilogue_ || epilogue_end_ == epilogue_;
  return published_ - base_ <= chunk::capacity && epilogue_end_ == epilogue_;
}

bool consumer::advance() {
  if (in_epilogue_) return false;
  if (head_ != nullptr && published_ - base_ > chunk::capacity) {
    chunk* const next = head_->next.load(std::memory_order_acquire);  // acquire: the chunk is there
    if (tail_ == head_) {
      tail_ = next;
      tail_base_ += chunk::capacity;
    }
    retired_->push_back(head_);
    head_ = next;
    base_ += chunk::capacity;
    first_ = head_->events;
    last_ = first_ + std::min<std::uint64_t>(published_ - base_, chunk::capacity);
    return true;
  }
  if (epilogue_end_ == epilogue_) return false;
  in_epilogue_ = true;
  first_ = epilogue_;
  last_ = epilogue_end_;
  return true;
}

void consumer::retire() {
  // A producer that was killed between linking a chunk and using it has more than what was read.
  if (head_ == nullptr) head_ = producer_->first_.load(std::memory_order_acquire);  // acquire: as below
  while (head_ != nullptr) {
    retired_->push_back(head_);
    head_ = head_->next.load(std::memory_order_acquire);  // acquire: the chunk is there
  }
}

}  // namespace interleave::trace
