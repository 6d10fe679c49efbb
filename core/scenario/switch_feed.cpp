#include "core/scenario/switch_feed.h"

#include <algorithm>

namespace interleave::scenario {

void switch_feed::read(std::uint64_t before, std::uint64_t origin, std::vector<trace::record>& out) {
  read_.clear();
  source_->read(before, read_);
  if (guests_ != nullptr) {
    guests_->read(before, read_);
    std::stable_sort(read_.begin(), read_.end(), [](const os::switch_record& a, const os::switch_record& b) {
      return a.monotonic_ns < b.monotonic_ns;
    });
  }
  for (const os::switch_record& each : read_) {
    trace::record to;
    to.time = each.monotonic_ns > origin ? std::min(each.monotonic_ns - origin, trace::max_time) : 0;
    to.argument = static_cast<std::uint64_t>(each.os_thread);
    to.cpu = each.cpu;
    to.what = each.in ? trace::kind::switched_in : trace::kind::switched_out;
    if (!each.in && each.preempted) to.flags = trace::flag::preempted;
    out.push_back(to);
  }
}

std::string switch_feed::precision() const {
  switch (source_->precision()) {
    case os::switch_precision::exact:
      return "exact";
    case os::switch_precision::sampled:
      return "sampled";
    case os::switch_precision::none:
      return "none";
  }
  return "none";
}

}  // namespace interleave::scenario
