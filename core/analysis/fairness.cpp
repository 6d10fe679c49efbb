#include "core/analysis/fairness.h"

#include <algorithm>

namespace interleave::analysis {

namespace {

bool takes_part(const state& at, const thread_state& who) {
  if (who.doing == activity::absent) return false;
  const bool waits = who.waits_for != 0 && who.waits_for < at.objects.size() &&
                     at.objects[who.waits_for].kind != trace::object_kind::thread;
  return waits || !who.tallies.empty() || who.acquisitions != 0 || who.phase != 0;
}

template <class Amount>
std::vector<share> shares(const state& at, Amount&& amount) {
  std::vector<share> result;
  for (std::size_t id = 1; id < at.threads.size(); ++id) {
    if (takes_part(at, at.threads[id]))
      result.push_back({static_cast<thread_id>(id), amount(at.threads[id])});
  }
  return result;
}

}  // namespace

double jain_index(const std::vector<double>& shares) {
  double sum = 0;
  double squares = 0;
  for (const double each : shares) {
    sum += each;
    squares += each * each;
  }
  return squares > 0 ? sum * sum / (static_cast<double>(shares.size()) * squares) : 1.0;
}

double jain_index(const std::vector<share>& shares) {
  std::vector<double> amounts;
  for (const auto& each : shares) amounts.push_back(each.amount);
  return jain_index(amounts);
}

std::vector<share> shares_of(const state& at, literal_id counter) {
  return shares(at, [&](const thread_state& who) {
    const auto found = std::ranges::find(who.tallies, counter, &tally::name);
    return found == who.tallies.end() ? 0.0 : static_cast<double>(found->value);
  });
}

std::vector<share> shares_of_acquisitions(const state& at) {
  return shares(at, [](const thread_state& who) { return static_cast<double>(who.acquisitions); });
}

nanoseconds longest_wait(const thread_state& of, nanoseconds now) {
  const bool waits = of.waits_for != 0 && now > of.waiting_since;
  return std::max(of.longest_wait, waits ? now - of.waiting_since : 0);
}

nanoseconds blocked_time(const thread_state& of, nanoseconds now) {
  const bool blocked = of.doing == activity::blocked && now > of.since;
  return of.blocked_ns + (blocked ? now - of.since : 0);
}

}  // namespace interleave::analysis
