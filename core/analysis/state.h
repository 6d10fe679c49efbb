#pragma once

#include "core/trace/event.h"

#include <cstdint>
#include <string>
#include <vector>

namespace interleave::analysis {

using trace::literal_id;
using trace::location_id;
using trace::nanoseconds;
using trace::object_id;
using trace::thread_id;

// What a thread is doing at the playhead. `ready` (wants a CPU, has none) is known only from exact switch
// records.
enum class activity : std::uint8_t { absent, running, ready, blocked, sleeping, held, ended };

struct tally {  // a scenario's counter, or a value it has noted
  literal_id name = 0;
  std::int64_t value = 0;
};

// One thread at the playhead.
//
// What nearly every event changes comes first, in one cache line: with many threads a record's cost is how
// many lines of memory it waits for.
struct alignas(64) thread_state {
  activity doing = activity::absent;
  bool wait_is_timed = false;
  bool wait_is_shared = false;
  bool waking = false;    // what it waits for has happened (barrier, latch); it only has not gone on yet
  bool doubtful = false;  // its wait may be over: events are missing from the trace
  bool on_cpu = false;    // by exact switch records
  std::uint16_t cpu = 0;
  location_id location = 0;  // of its last event
  object_id waits_for = 0;   // blocked: on what
  nanoseconds since = 0;     // of `doing`
  nanoseconds waiting_since = 0;
  std::vector<object_id> holds;    // in order of acquisition; a recursive or counted object once a hold
  std::uint64_t acquisitions = 0;  // a total, as those below

  // Totals up to the playhead; a wait that goes on is not in them yet.
  std::uint64_t waits = 0;
  nanoseconds blocked_ns = 0;
  nanoseconds longest_wait = 0;
  nanoseconds run_ns = 0;  // exact switch records only, as the three below
  nanoseconds ready_ns = 0;
  std::uint64_t voluntary_switches = 0;
  std::uint64_t involuntary_switches = 0;
  nanoseconds cpu_since = 0;  // on_cpu: since when

  literal_id phase = 0;  // what the scenario says it does
  nanoseconds phase_since = 0;
  std::uint32_t round = 0;  // of the barrier that it arrived at last
  object_id as_object = 0;  // what a join waits for
  std::uint64_t os_thread = 0;
  nanoseconds started = 0;
  nanoseconds ended = 0;
  trace::how_ended ended_as = trace::how_ended::returned;
  std::vector<tally> tallies;  // its own share of the counters
  std::vector<tally> notes;    // what it noted last, by name
};

// One object at the playhead. What tells who has it is in one cache line.
struct alignas(64) object_state {
  trace::object_kind kind = trace::object_kind::unknown;
  bool alive = false;
  bool shared = false;             // held by readers
  std::vector<thread_id> holders;  // the owner, or readers, or permit holders
  std::vector<thread_id> waiters;  // in order of arrival
  std::int64_t value = 0;          // permits left, arrivals missing, value of an atomic
  std::int64_t initial = 0;        // value when it was created
  std::uint32_t round = 0;         // barrier: times that everybody had arrived
  std::uint32_t due = 0;           // condition variable: waiters notified that have not gone on yet
  std::uint32_t sequence = 0;      // of the last acquisition
  std::uint64_t acquisitions = 0;
  std::uint64_t contended = 0;
  nanoseconds since = 0;  // last change of holders
  thread_id created_by = 0;

  [[nodiscard]] thread_id owner() const { return holders.empty() ? thread_id{0} : holders.front(); }
};

// One CPU at the playhead, from exact switch records, else from the cpu of the last event seen there.
struct core_state {
  thread_id thread = 0;  // 0: none of the run's
  nanoseconds since = 0;
};

// Everything at one playhead: a value, copied for key frames and snapshots. Index 0 of each vector is unused
// except for cores.
struct state {
  nanoseconds now = 0;       // of the last record applied
  std::size_t position = 0;  // records applied
  std::vector<thread_state> threads;
  std::vector<object_state> objects;
  std::vector<core_state> cores;
  std::vector<tally> tallies;  // of all threads together
  std::vector<tally> notes;    // noted last by any thread
  std::uint64_t lost = 0;      // by gap records
  std::uint64_t violations = 0;
  std::uint32_t starting = 0;   // threads created that have not begun
  std::uint32_t going = 0;      // live threads that are not blocked
  bool exact_switches = false;  // switch records have been seen
  bool steps_decided = false;   // of the run: who leaves a core unasked is held, not blocked
};

// Names do not change once given: kept beside the states, not in them.
struct names {
  std::vector<std::string> threads;
  std::vector<std::string> objects;

  [[nodiscard]] std::string thread(thread_id id) const {
    return id < threads.size() && !threads[id].empty() ? threads[id] : "thread " + std::to_string(id);
  }
  [[nodiscard]] std::string object(object_id id) const {
    return id < objects.size() && !objects[id].empty() ? objects[id] : "object " + std::to_string(id);
  }
};

}  // namespace interleave::analysis
