#include "core/trace/clock.h"

#include <algorithm>
#include <fstream>
#include <string>

#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace interleave::trace {

bool detail::probe_time_stamp_counter() {
#if defined(__x86_64__)
  unsigned a = 0, b = 0, c = 0, d = 0;
  const bool invariant = __get_cpuid(0x80000007u, &a, &b, &c, &d) != 0 && (d & (1u << 8)) != 0;
  std::ifstream source("/sys/devices/system/clocksource/clocksource0/current_clocksource");
  std::string name;
  return invariant && source >> name && name == "tsc";
#else
  return false;
#endif
}

clock_mapping::clock_mapping() {
  const pair first = read_both();
  origin_ = first.monotonic;
  samples_.push_back(first);
  // A second sample a little later gives the first line its slope.
  while (monotonic_ns() - origin_ < 200'000) {
  }
  sample();
}

clock_mapping::pair clock_mapping::read_both() {
  if (!uses_time_stamp_counter()) {
    const auto at = monotonic_ns();
    return {at, at};
  }
  // A thread that is preempted between the reads spoils the pair: the narrowest of a few is kept.
  pair best{};
  ticks narrowest = ~ticks{0};
  for (int attempt = 0; attempt < 4; ++attempt) {
    const ticks before = now_ordered();
    const std::uint64_t monotonic = monotonic_ns();
    const ticks after = now_ordered();
    if (after - before < narrowest) {
      narrowest = after - before;
      best = {before + (after - before) / 2, monotonic};
    }
  }
  return best;
}

void clock_mapping::sample() {
  const pair last = samples_.back();
  pair next = read_both();
  if (next.tick <= last.tick) return;
  next.monotonic = std::max(next.monotonic, last.monotonic);
  samples_.push_back(next);
}

std::uint64_t clock_mapping::between(const pair& a, const pair& b, ticks at) {
  const double slope = static_cast<double>(b.monotonic - a.monotonic) / static_cast<double>(b.tick - a.tick);
  const double offset = static_cast<double>(static_cast<std::int64_t>(at - a.tick)) * slope;
  return a.monotonic + static_cast<std::uint64_t>(static_cast<std::int64_t>(offset));
}

nanoseconds clock_mapping::to_ns(ticks at) const {
  if (samples_.size() == 1) return samples_.front().monotonic - origin_;
  // Most times lie in the newest segments: search from the back.
  std::size_t upper = samples_.size() - 1;
  while (upper > 1 && samples_[upper - 1].tick > at) --upper;
  const std::uint64_t monotonic = between(samples_[upper - 1], samples_[upper], at);
  return from_monotonic(monotonic);
}

nanoseconds clock_mapping::from_monotonic(std::uint64_t monotonic) const {
  return monotonic > origin_ ? std::min(monotonic - origin_, max_time) : 0;
}

void clock_mapping::forget_before(ticks at) {
  while (samples_.size() > 2 && samples_[1].tick <= at) samples_.pop_front();
}

}  // namespace interleave::trace
