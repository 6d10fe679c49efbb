#include "core/analysis/lock_ranks.h"

#include <algorithm>

namespace interleave::analysis {

using trace::object_id;

lock_ranks::node& lock_ranks::of(object_id lock) {
  const auto next = static_cast<std::uint32_t>(nodes_.size());
  const auto [place, is_new] = nodes_.try_emplace(lock);
  if (is_new) place->second.rank = next;
  return place->second;
}

void lock_ranks::collect(object_id from, std::vector<object_id> node::*direction, std::uint32_t lowest,
                         std::uint32_t highest, std::vector<object_id>& found) {
  found.assign(1, from);
  nodes_[from].seen = true;
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (const object_id next : nodes_[found[i]].*direction) {
      node& there = nodes_[next];
      if (there.seen || there.rank < lowest || there.rank > highest) continue;
      there.seen = true;
      found.push_back(next);
    }
  }
  for (const object_id each : found) nodes_[each].seen = false;
}

bool lock_ranks::add(object_id before, object_id after) {
  of(before);  // both first: references do not last while nodes are added
  const std::uint32_t lowest = of(after).rank;
  const std::uint32_t highest = of(before).rank;
  if (highest > lowest) {
    std::vector<object_id> later;
    std::vector<object_id> earlier;
    collect(after, &node::after, lowest, highest, later);
    if (std::ranges::find(later, before) != later.end()) return false;
    collect(before, &node::before, lowest, highest, earlier);
    // All that must come before, then all that must come after, in the ranks that they had together.
    const auto rank = [&](object_id lock) { return nodes_[lock].rank; };
    std::ranges::sort(later, {}, rank);
    std::ranges::sort(earlier, {}, rank);
    earlier.insert(earlier.end(), later.begin(), later.end());
    std::vector<std::uint32_t> ranks;
    for (const object_id each : earlier) ranks.push_back(rank(each));
    std::ranges::sort(ranks);
    for (std::size_t i = 0; i < earlier.size(); ++i) nodes_[earlier[i]].rank = ranks[i];
  }
  nodes_[before].after.push_back(after);
  nodes_[after].before.push_back(before);
  return true;
}

}  // namespace interleave::analysis
