#pragma once

#include "core/analysis/histogram.h"
#include "core/analysis/state.h"

#include <utility>
#include <vector>

namespace interleave::analysis {

// Statistics of one object over the whole trace so far.
struct object_statistics {
  histogram wait_ns;  // of waits that came to their end: got the object or were woken
  histogram hold_ns;  // of each hold: acquired to released
};

// Collects them. Feed each record with the state *before* it.
class statistics_collector {
 public:
  void see(const trace::record& next, const state& before) {
    using trace::kind;
    if (next.what == kind::acquired || next.what == kind::released || next.what == kind::wait_end)
      take(next, before);
  }

  // Empty for objects without any.
  [[nodiscard]] const object_statistics& of(object_id object) const;
  [[nodiscard]] std::size_t bytes() const;

 private:
  struct entry {
    object_statistics all;
    std::vector<std::pair<thread_id, nanoseconds>> open;  // holds that go on, oldest first; no mutex's
  };
  void take(const trace::record& next, const state& before);
  entry& at(object_id object) {
    if (object >= objects_.size()) objects_.resize(object + std::size_t{1});
    return objects_[object];
  }
  void waited(const trace::record& next, const state& before);

  std::vector<entry> objects_;
};

}  // namespace interleave::analysis
