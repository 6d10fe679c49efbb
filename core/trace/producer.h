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
// barrier before it reads marks; where the system has no such barrier each event pays for a fence.
//
// Used by one thread at a time. Lives in memory shared with children of fork.
//
//   producer mine({.chunks = &chunks, .thread = 1, .started = now()});
//   mine.write(kind::released, lock, 0, 0, at, 0, false);
//   mine.finish();
class alignas(64) producer {
 public:
  struct options {
    slab* chunks = nullptr;
    std::atomic<std::uint64_t>* lost = nullptr;  // counts the losses of all producers
    ticks started = 0;
    std::uint64_t process = 0;
    thread_id thread = 0;
    bool fenced = false;  // the system has no process-wide barrier
  };
  explicit producer(const options& how) noexcept;
  producer(const producer&) = delete;
  producer& operator=(const producer&) = delete;

  [[gnu::always_inline]] void write(kind what, object_id object, std::uint64_t argument,
                                    std::uint32_t sequence, location_id location, std::uint8_t flags,
                                    bool ordered) noexcept {
    event* const slot = next_;
    if (slot == end_) [[unlikely]] {
      // At the end of a chunk, and always for a producer that needs the slow way.
      write_slowly({.argument = argument,
                    .object = object,
                    .sequence = sequence,
                    .location = location,
                    .what = what,
                    .flags = flags},
                   ordered);
      return;
    }
    const std::uint64_t mark = written_mark_;
    // release: who reads this mark sees all earlier events. The collector's barrier makes it visible before
    // the clock is read below; the fence holds the compiler to it.
    mark_.store(mark + 1, std::memory_order_release);
    std::atomic_signal_fence(std::memory_order_seq_cst);
    slot->ticks = ordered ? fast_clock_ordered() : fast_clock();
    slot->argument = argument;
    slot->object = object;
    slot->sequence = sequence;
    slot->location = location;
    slot->cpu = os::current_cpu();
    slot->what = what;
    slot->flags = flags;
    // A chunk that is used again is mostly in another core's cache or in none: asked for some 150 ns
    // before it is written. Past the end of the chunk it does no harm.
    __builtin_prefetch(slot + lines_ahead * 2, 1);
    next_ = slot + 1;
    written_mark_ = mark + 2;
    // release: who reads this mark sees the event
    mark_.store(mark + 2, std::memory_order_release);
  }

  [[nodiscard]] thread_id thread() const noexcept { return thread_; }
  // The operating system's number of it.
  [[nodiscard]] std::uint64_t process() const noexcept { return process_; }

  // No event follows. The collector gives the chunks back.
  void finish() noexcept;

 private:
  friend class consumer;

  static constexpr int lines_ahead = 8;

  void write_slowly(event what, bool ordered) noexcept;
  // A chunk for the next event, with a gap event first if any were lost; false at the cap.
  bool grow() noexcept;
  void put(event what, bool ordered) noexcept;

  // The writing thread's own.
  event* next_ = nullptr;
  event* end_ = nullptr;            // room_end_, or next_ if every event has to go the slow way
  std::uint64_t written_mark_ = 0;  // the even one
  event* room_end_ = nullptr;
  const bool fenced_;
  const bool slow_;  // has to be fenced, or the clock is not just the counter
  const thread_id thread_;
  chunk* current_ = nullptr;
  slab* const slab_;
  std::uint64_t lost_since_gap_ = 0;
  std::atomic<std::uint64_t>* const lost_;

  // What the collector reads.
  alignas(64) std::atomic<std::uint64_t> mark_{0};
  std::atomic<chunk*> first_{nullptr};
  std::atomic<bool> finished_{false};
  const ticks started_;
  const std::uint64_t process_;
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
