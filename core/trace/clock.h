#pragma once

#include "core/trace/event.h"

#include <cstdint>
#include <ctime>
#include <deque>

#if defined(__x86_64__)
#include <x86intrin.h>
#endif

namespace interleave::trace {

// The clock that events are stamped with, in ticks of its own: the processor's time stamp counter where it is
// invariant and the kernel trusts it as its clock source (10 ns a read), CLOCK_MONOTONIC in nanoseconds
// otherwise (22 ns). Comparable between threads and cores; turned into nanoseconds by clock_mapping.
using ticks = std::uint64_t;

namespace detail {
bool probe_time_stamp_counter();
inline const bool time_stamp_counter = probe_time_stamp_counter();
}  // namespace detail

// Whether ticks are those of the time stamp counter.
inline bool uses_time_stamp_counter() {
  return detail::time_stamp_counter;
}

// CLOCK_MONOTONIC in nanoseconds.
inline std::uint64_t monotonic_ns() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000'000u + static_cast<std::uint64_t>(now.tv_nsec);
}

// For what precedes its effect, such as a release: may be read a little early.
[[gnu::always_inline]] inline ticks now() {
#if defined(__x86_64__)
  if (detail::time_stamp_counter) [[likely]]
    return __rdtsc();
#endif
  return monotonic_ns();
}

// For what follows its cause, such as an acquisition: not read before every earlier load has its value.
[[gnu::always_inline]] inline ticks now_ordered() {
#if defined(__x86_64__)
  if (detail::time_stamp_counter) [[likely]] {
    _mm_lfence();
    return __rdtsc();
  }
#endif
  return monotonic_ns();
}

// now and now_ordered without asking which clock it is: only where clock_is_fast.
inline bool clock_is_fast() {
#if defined(__x86_64__)
  return detail::time_stamp_counter;
#else
  return true;
#endif
}

[[gnu::always_inline]] inline ticks fast_clock() {
#if defined(__x86_64__)
  return __rdtsc();
#else
  return monotonic_ns();
#endif
}

[[gnu::always_inline]] inline ticks fast_clock_ordered() {
#if defined(__x86_64__)
  _mm_lfence();
  return __rdtsc();
#else
  return monotonic_ns();
#endif
}

// A straight piece of a clock_mapping, for many times in a row: one multiplication each.
struct clock_line {
  ticks from = 0;
  ticks until = 0;
  nanoseconds start = 0;    // at `from`
  std::uint64_t slope = 0;  // nanoseconds a tick, times 2^32

  [[nodiscard]] bool holds(ticks at) const noexcept { return at - from < until - from; }
  // Only for what it holds; rounds down, and so never beyond the start of the next piece.
  [[nodiscard]] nanoseconds to_ns(ticks at) const noexcept {
#if defined(__SIZEOF_INT128__)
    __extension__ using wide = unsigned __int128;
    return start + static_cast<nanoseconds>((static_cast<wide>(at - from) * slope) >> 32);
#else
    const std::uint64_t distance = at - from;
    return start + (distance >> 32) * slope +
           (((distance & 0xffffffffu) * (slope >> 32)) +
            (((distance & 0xffffffffu) * (slope & 0xffffffffu)) >> 32));
#endif
  }
};

// Turns ticks into nanoseconds of a run by straight lines between samples of (ticks, CLOCK_MONOTONIC), one
// sample a sweep, so that the result follows the kernel's own clock and never runs backwards. For one thread.
// A time later than the last sample is extrapolated, and may come out otherwise after the next one.
//
//   clock_mapping mapping;             // time 0 is now
//   mapping.sample();                  // once a sweep
//   nanoseconds t = mapping.to_ns(event.ticks);
class clock_mapping {
 public:
  clock_mapping();
  // The first two samples, then more by add: for clocks other than the machine's.
  struct pair {
    ticks tick;
    std::uint64_t monotonic;
  };
  clock_mapping(pair first, pair second);

  // Takes a sample of both clocks; the mapping is exact up to it.
  void sample() { add(read_both()); }
  // Ignored if the tick is not after the last one's; a time before the last one's is raised to it.
  void add(pair next);

  // Nanoseconds since the mapping was made; times before it give 0.
  [[nodiscard]] nanoseconds to_ns(ticks at) const noexcept { return line_at(at).to_ns(at); }
  // The piece that `at` is on. Times before the first sample that is remembered are on a flat one.
  [[nodiscard]] clock_line line_at(ticks at) const noexcept;

  // The converse, for sources that speak CLOCK_MONOTONIC. Thread-safe.
  [[nodiscard]] nanoseconds from_monotonic(std::uint64_t monotonic) const noexcept {
    return monotonic > origin_ ? monotonic - origin_ : 0;
  }
  [[nodiscard]] std::uint64_t to_monotonic(nanoseconds at) const noexcept { return origin_ + at; }

  // Forgets what is needed only for times before `at`.
  void forget_before(ticks at);

 private:
  static pair read_both();

  std::uint64_t origin_;
  std::deque<pair> samples_;  // two at least
};

}  // namespace interleave::trace
