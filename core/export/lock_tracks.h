#pragma once

#include "core/analysis/state.h"
#include "core/export/chrome_events.h"
#include "core/trace/event.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace interleave::exports {

// Who held each lock when, as slices that never overlap on a track: a lock that several hold at once gets as
// many tracks as it needs. Feed it each record in order, then finish().
//
//   lock_tracks locks(file, 3, head, names, thread_names);
//   locks.apply(record);  locks.finish(end);
class lock_tracks {
 public:
  // `thread_names` are quoted already, by number.
  lock_tracks(chrome_events& out, std::uint32_t process, const analysis::state& head,
              const analysis::names& names, const std::vector<std::string>& thread_names);

  void apply(const trace::record& what);
  // Ends the holds that go on.
  void finish(trace::nanoseconds now);

 private:
  struct hold {
    std::uint32_t track = 0;
    trace::thread_id by = 0;  // 0: free
    trace::nanoseconds since = 0;
    unsigned depth = 0;  // of a recursive lock, beyond the first
    bool shared = false;
  };

  void acquire(trace::object_kind of, const trace::record& what);
  void release(trace::object_kind of, const trace::record& what);
  void close(hold& ended, trace::nanoseconds now);
  hold& free_hold(trace::object_id object);
  [[nodiscard]] trace::object_kind kind_of(trace::object_id object) const;

  chrome_events& out_;
  const std::uint32_t process_;
  const analysis::state& head_;
  const analysis::names& names_;
  const std::vector<std::string>& thread_names_;
  std::unordered_map<trace::object_id, std::vector<hold>> holds_;
  std::uint32_t tracks_ = 0;
};

}  // namespace interleave::exports
