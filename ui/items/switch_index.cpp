#include "ui/items/switch_index.h"

#include <algorithm>

namespace interleave::ui {

void switch_index::clear() {
  next_ = 0;
  found_.clear();
}

bool switch_index::catch_up(const trace::store& records, std::size_t most) {
  const std::size_t end = std::min(records.size(), next_ + most);
  for (; next_ < end; ++next_) {
    const trace::record& each = records[next_];
    if (each.what != trace::kind::decided) continue;
    found_.push_back({.at = each.time,
                      .from = static_cast<trace::thread_id>(each.argument >> 16 & 0xffff),
                      .to = static_cast<trace::thread_id>(each.argument & 0xffff),
                      .preempts = each.has(trace::flag::preempted)});
  }
  return next_ == records.size();
}

}  // namespace interleave::ui
