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

// Turns ticks into nanoseconds of a run by straight lines between samples of (ticks, CLOCK_MONOTONIC), one
// sample a sweep, so that the result follows the kernel's own clock and never runs backwards. For one thread.
// A time later than the last sample is extrapolated.
//
//   clock_mapping mapping;             // time 0 is now
//   mapping.sample();                  // once a sweep
//   nanoseconds t = mapping.to_ns(event.ticks);
class clock_mapping {
 public:
  clock_mapping();

  // Takes a sample of both clocks; the mapping is exact up to it.
  void sample();

  // Nanoseconds since the mapping was made; times before it give 0.
  [[nodiscard]] nanoseconds to_ns(ticks at) const;

  // The converse, for sources that speak CLOCK_MONOTONIC.
  [[nodiscard]] nanoseconds from_monotonic(std::uint64_t monotonic) const;
  [[nodiscard]] std::uint64_t to_monotonic(nanoseconds at) const { return origin_ + at; }

  // Forgets what is needed only for times before `at`.
  void forget_before(ticks at);

 private:
  struct pair {
    ticks tick;
    std::uint64_t monotonic;
  };
  static pair read_both();
  [[nodiscard]] static std::uint64_t between(const pair& a, const pair& b, ticks at);

  std::uint64_t origin_;
  std::deque<pair> samples_;
};

}  // namespace interleave::trace
