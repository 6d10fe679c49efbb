#pragma once

#include "core/analysis/state.h"

#include <functional>
#include <optional>
#include <set>
#include <string>

namespace interleave::analysis {

// What a run has come to at a moment, in the figures by which two ways of doing the same are compared. Plain
// values; what cannot be told is missing.
struct performance {
  std::int64_t done = 0;               // what the scenario's progress counter says
  std::optional<double> per_second{};  // of it, since the run began; without a counter or any time: none
  // The longest that one was blocked at a stretch, one that still is included; of threads with a number in
  // their name: who only starts and joins the others has none.
  nanoseconds longest_wait = 0;
  thread_id waiter = 0;                   // whose wait that was; 0: nobody's
  std::optional<double> fairness{};       // Jain's index of their shares of the counter
  std::optional<double> switches{};       // context switches of all threads; none where they are only sampled
  std::optional<double> switches_each{};  // the same for each `done`
};

// Whether a counter of that name is the one that tells progress. One name may be several literals.
using tells_progress = std::function<bool(literal_id)>;

// Threads belong to the group that their name tells ("reader 3": "reader"). The groups of which somebody has
// counted progress: theirs are the shares that fairness is about. Of two runs, take the groups of both: one
// that starves has not counted yet.
//
//   auto groups = groups_with_progress(a, names_of_a, is_meals);
//   groups.merge(groups_with_progress(b, names_of_b, is_meals));
//   performance_of(a, names_of_a, is_meals, groups, playhead).per_second
std::set<std::string> groups_with_progress(const state& at, const names& known, const tells_progress& counts);

// `now`: the playhead, at or after the state's last record.
performance performance_of(const state& at, const names& known, const tells_progress& counts,
                           const std::set<std::string>& groups, nanoseconds now);

}  // namespace interleave::analysis
