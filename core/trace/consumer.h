#pragma once

#include "core/trace/clock.h"
#include "core/trace/event_stream.h"
#include "core/trace/producer.h"
#include "core/trace/registry.h"
#include "core/trace/slab.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace interleave::trace {

// The reading end of one producer's queue. For one thread, the collector's.
//
// A producer that ended without saying so (its process was killed, or there was no room) is given a gap event
// with what it lost, and thread_ended, so that every thread of a trace ends.
//
//   consumer reads(place, retired);
//   ticks bound = reads.observe(clock_read);   // after the barrier
//   … read the stream up to the least bound of all …
//   if (reads.is_drained()) { reads.retire(); places.give(reads.place()); }
class consumer final : public event_stream {
 public:
  static constexpr ticks unbounded = std::numeric_limits<ticks>::max();

  // Chunks that were read are put into `retired`, to be given back once nobody looks at them any more.
  consumer(registry::place& from, std::vector<chunk*>& retired) noexcept;

  // Takes notice of what has been published. No event that is published later is earlier than the result,
  // provided that a process-wide barrier was run between reading the clock and this call.
  ticks observe(ticks clock_read) noexcept;
  // The producer's process is dead.
  void abandon(how_ended as) noexcept {
    abandoned_ = true;
    abandoned_as_ = as;
  }

  [[nodiscard]] bool is_drained() const noexcept { return closed_ && first_ == last_ && is_last_piece(); }
  void retire();

  [[nodiscard]] registry::place& place() const noexcept { return *place_; }

  bool advance() override;
  [[nodiscard]] bool is_last_piece() const noexcept override;

 private:
  // Null if there has been none.
  [[nodiscard]] const event* last_event() noexcept;
  void close(ticks clock_read) noexcept;

  registry::place* place_;
  const producer* producer_;
  std::vector<chunk*>* retired_;

  std::uint64_t published_ = 0;
  std::uint64_t base_ = 0;  // events before head_
  chunk* head_ = nullptr;   // being read
  chunk* tail_ = nullptr;   // holds the last published event, or an earlier one
  std::uint64_t tail_base_ = 0;

  bool abandoned_ = false;
  how_ended abandoned_as_ = how_ended::cancelled;
  bool closed_ = false;  // finished, and the epilogue is made
  event epilogue_[2];
  const event* epilogue_end_ = epilogue_;
  bool in_epilogue_ = false;
};

}  // namespace interleave::trace
