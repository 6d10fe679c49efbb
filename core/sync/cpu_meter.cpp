#include "core/sync/cpu_meter.h"

#include "core/sync/annotate.h"

#include <ctime>

namespace interleave::sync {

namespace {

std::chrono::nanoseconds used() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

}  // namespace

cpu_meter::cpu_meter(const std::source_location& at) : at_(at), before_(used()) {}

cpu_meter::~cpu_meter() {
  count("cpu_us", std::chrono::round<std::chrono::microseconds>(used() - before_).count(), at_);
}

}  // namespace interleave::sync
