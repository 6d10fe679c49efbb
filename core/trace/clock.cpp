#include "core/trace/clock.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <stdexcept>
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
  samples_.push_back(read_both());
  origin_ = samples_.front().monotonic;
  // A second sample a little later gives the first line its slope.
  while (samples_.size() < 2) {
    if (monotonic_ns() - origin_ >= 200'000) sample();
  }
}

clock_mapping::clock_mapping(pair first, pair second) : origin_(first.monotonic), samples_{first} {
  if (second.tick <= first.tick) throw std::invalid_argument("clock mapping: ticks must increase");
  add(second);
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

void clock_mapping::add(pair next) {
  const pair last = samples_.back();
  if (next.tick <= last.tick) return;
  next.monotonic = std::max(next.monotonic, last.monotonic);
  samples_.push_back(next);
}

clock_line clock_mapping::line_at(ticks at) const noexcept {
  if (at < samples_.front().tick) {
    return {
        .from = 0, .until = samples_.front().tick, .start = samples_.front().monotonic - origin_, .slope = 0};
  }
  // Most times lie in the newest pieces: search from the back.
  std::size_t upper = samples_.size() - 1;
  while (upper > 1 && samples_[upper - 1].tick > at) --upper;
  const pair& a = samples_[upper - 1];
  const pair& b = samples_[upper];
  // Too long a pause (a suspended machine) to be shifted whole loses precision, not order.
  const std::uint64_t rise = b.monotonic - a.monotonic;
  std::uint64_t slope = 0;
  if (rise < (std::uint64_t{1} << 32)) {
    slope = (rise << 32) / (b.tick - a.tick);
  } else {
    slope = std::min(rise / (b.tick - a.tick), std::uint64_t{0xffffffff}) << 32;
    const auto remainder = rise % (b.tick - a.tick);
    slope += static_cast<std::uint64_t>(static_cast<double>(remainder) /
                                        static_cast<double>(b.tick - a.tick) * 4294967295.0);
  }
  const bool newest = upper + 1 == samples_.size();
  return {.from = a.tick,
          .until = newest ? std::numeric_limits<ticks>::max() : b.tick,
          .start = a.monotonic - origin_,
          .slope = slope};
}

void clock_mapping::forget_before(ticks at) {
  while (samples_.size() > 2 && samples_[1].tick <= at) samples_.pop_front();
}

}  // namespace interleave::trace
