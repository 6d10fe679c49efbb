#include "core/analysis/performance.h"

#include "core/analysis/fairness.h"

#include <algorithm>
#include <vector>

namespace interleave::analysis {

namespace {

// What comes before the number at the end; empty for a name without one.
std::string group_of(const std::string& name) {
  const std::size_t last = name.find_last_not_of("0123456789");
  const bool numbered = !name.empty() && last != std::string::npos && last + 1 < name.size();
  return numbered ? name.substr(0, last + 1) : std::string();
}

std::int64_t sum(const std::vector<tally>& of, const tells_progress& counts) {
  std::int64_t all = 0;
  for (const tally& each : of) {
    if (counts(each.name)) all += each.value;
  }
  return all;
}

template <class Use>
void each_numbered(const state& at, const names& known, Use&& use) {
  for (std::size_t id = 1; id < at.threads.size(); ++id) {
    if (at.threads[id].doing == activity::absent) continue;
    const std::string group = group_of(known.thread(static_cast<thread_id>(id)));
    if (!group.empty()) use(static_cast<thread_id>(id), at.threads[id], group);
  }
}

}  // namespace

std::set<std::string> groups_with_progress(const state& at, const names& known,
                                           const tells_progress& counts) {
  std::set<std::string> groups;
  each_numbered(at, known, [&](thread_id, const thread_state& who, const std::string& group) {
    if (sum(who.tallies, counts) != 0) groups.insert(group);
  });
  return groups;
}

performance performance_of(const state& at, const names& known, const tells_progress& counts,
                           const std::set<std::string>& groups, nanoseconds now) {
  performance result;
  std::vector<double> shares;
  each_numbered(at, known, [&](thread_id id, const thread_state& who, const std::string& group) {
    if (groups.contains(group)) shares.push_back(static_cast<double>(sum(who.tallies, counts)));
    const nanoseconds wait = longest_wait(who, now);
    if (wait <= result.longest_wait) return;
    result.longest_wait = wait;
    result.waiter = id;
  });
  result.done = sum(at.tallies, counts);
  const bool counted = std::ranges::any_of(at.tallies, [&](const tally& each) { return counts(each.name); });
  if (counted && now > 0)
    result.per_second = static_cast<double>(result.done) * 1e9 / static_cast<double>(now);
  if (!shares.empty()) result.fairness = jain_index(shares);
  if (at.exact_switches) {
    double all = 0;
    for (const thread_state& each : at.threads)
      all += static_cast<double>(each.voluntary_switches + each.involuntary_switches);
    result.switches = all;
    if (result.done > 0) result.switches_each = all / static_cast<double>(result.done);
  }
  return result;
}

}  // namespace interleave::analysis
