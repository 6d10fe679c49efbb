#pragma once

#include "core/os/cores.h"
#include "core/trace/clock.h"
#include "core/trace/event.h"
#include "core/trace/slab.h"
#include "core/trace/source.h"

#include <atomic>
#include <cstdint>
#include <source_location>

namespace interleave::trace {

// The writing end of one thread's queue of events: an unbounded chain of chunks, single producer, single
// consumer. Never waits; at the memory cap events are counted as lost and a gap event follows as soon as
// there is room.
//
// The mark carries the exact order (see collector.h): 2·count+1 before the clock is read, 2·(count+1) once
// the event is there. Only compiler fences are needed on this side, since the collector runs a process-wide
// barrier before it reads marks.
//
// Used by one thread at a time. Lives in memory shared with children of fork.
class alignas(64) producer {
 public:
  producer(slab& chunks, thread_id thread, ticks started) noexcept;

  [[gnu::always_inline]] void write(kind what, object_id object, std::uint64_t argument,
                                    std::uint32_t sequence, location_id location, std::uint8_t flags,
                                    bool ordered) noexcept {
    if (next_ == end_) [[unlikely]] {
      if (!refill()) return;
    }
    // relaxed: the collector's barrier makes it visible before the clock is read below; the fence holds the
    // compiler to it
    mark_.store(2 * count_ + 1, std::memory_order_relaxed);
    std::atomic_signal_fence(std::memory_order_seq_cst);
    event* const slot = next_++;
    slot->ticks = ordered ? now_ordered() : now();
    slot->argument = argument;
    slot->object = object;
    slot->sequence = sequence;
    slot->location = location;
    slot->cpu = os::current_cpu();
    slot->what = what;
    slot->flags = flags;
    // release: who reads this mark sees the event
    mark_.store(2 * ++count_, std::memory_order_release);
  }

  [[nodiscard]] thread_id thread() const noexcept { return thread_; }

  // No event follows. The collector gives the chunks back.
  void finish() noexcept;

 private:
  friend class consumer;

  bool refill() noexcept;

  event* next_ = nullptr;
  event* end_ = nullptr;
  std::uint64_t count_ = 0;
  std::uint64_t lost_since_gap_ = 0;
  chunk* current_ = nullptr;
  slab* slab_;
  const ticks started_;
  const thread_id thread_;

  alignas(64) std::atomic<std::uint64_t> mark_{0};
  std::atomic<chunk*> first_{nullptr};
  std::atomic<std::uint64_t> lost_{0};
  std::atomic<bool> finished_{false};
};

// The calling thread's producer; null outside a run, and then nothing is recorded.
inline constinit thread_local producer* this_producer = nullptr;

[[gnu::always_inline]] inline void emit(kind what, object_id object, location_id at,
                                        std::uint64_t argument = 0, std::uint32_t sequence = 0,
                                        std::uint8_t flags = 0) noexcept {
  if (producer* const to = this_producer) [[likely]]
    to->write(what, object, argument, sequence, at, flags, false);
}

// For what follows its cause: see now_ordered.
[[gnu::always_inline]] inline void emit_ordered(kind what, object_id object, location_id at,
                                                std::uint64_t argument = 0, std::uint32_t sequence = 0,
                                                std::uint8_t flags = 0) noexcept {
  if (producer* const to = this_producer) [[likely]]
    to->write(what, object, argument, sequence, at, flags, true);
}

}  // namespace interleave::trace
