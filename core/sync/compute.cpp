#include "core/sync/compute.h"

#include "core/schedule/control.h"
#include "core/trace/source.h"

#include <cstdint>
#include <ctime>

namespace interleave::sync {

namespace {

std::chrono::nanoseconds cpu_time_used() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

bool is_interrupted() {
  const schedule::worker* const self = schedule::this_worker;
  return self != nullptr && self->run() != nullptr &&
         (self->run()->is_paused() || self->run()->is_cancelled());
}

// A few steps of a xorshift generator (Marsaglia 2003): less than 0.1 µs between two looks at the clock.
void compute_a_little() {
  static thread_local volatile std::uint64_t result = 1;  // volatile: the work has to be done
  std::uint64_t value = result;
  for (int i = 0; i < 16; ++i) {
    value ^= value << 13;
    value ^= value >> 7;
    value ^= value << 17;
  }
  result = value;
}

}  // namespace

void compute_for(std::chrono::nanoseconds cpu_time, const std::source_location& at) {
  const schedule::step point{schedule::op::phase, 0, trace::id_of(at)};
  schedule::announce(point);
  if (cpu_time.count() <= 0 || schedule::is_controlled()) return;
  const auto end = cpu_time_used() + cpu_time;
  do {
    compute_a_little();
    if (is_interrupted()) [[unlikely]]
      schedule::announce(point);
  } while (cpu_time_used() < end);
}

}  // namespace interleave::sync
