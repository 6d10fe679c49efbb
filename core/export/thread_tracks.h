#pragma once

#include "core/analysis/state.h"
#include "core/export/chrome_events.h"
#include "core/timeline/lanes.h"
#include "core/trace/source.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace interleave::exports {

// What each thread did when: its phases (begin and end), and nested in them its states out of its lane; and
// the arrows from who woke to who was woken. Feed it each record in order, then finish().
//
//   thread_tracks threads(file, 1, lanes, names, dictionary, thread_names);
//   threads.apply(record);  threads.finish(end);
class thread_tracks {
 public:
  // `thread_names` are quoted already, by number.
  thread_tracks(chrome_events& out, std::uint32_t process, const timeline::lanes& lanes,
                const analysis::names& names, const trace::dictionary& dictionary,
                const std::vector<std::string>& thread_names);

  void apply(const trace::record& what);
  void finish(trace::nanoseconds now);

 private:
  struct thread {
    trace::literal_id phase = 0;     // that is open; 0: none
    std::size_t interval = 0;        // of its lane, not yet written in full
    trace::nanoseconds written = 0;  // up to here
    trace::object_id waits_for = 0;
    trace::thread_id woken_by = 0;  // during the wait that goes on
    trace::nanoseconds woken_at = 0;
  };

  void write_states(trace::thread_id id, trace::nanoseconds until, trace::nanoseconds now);
  void change_phase(trace::thread_id id, trace::literal_id to, trace::nanoseconds at);
  void resumed(trace::thread_id id, trace::nanoseconds at);
  const std::string& wait_name(trace::object_id object);
  const std::string& phase_name(trace::literal_id phase);

  chrome_events& out_;
  const std::uint32_t process_;
  const timeline::lanes& lanes_;
  const analysis::names& names_;
  const trace::dictionary& dictionary_;
  std::vector<thread> threads_;
  std::unordered_map<trace::object_id, std::string> waits_;
  std::unordered_map<trace::literal_id, std::string> phases_;
};

}  // namespace interleave::exports
