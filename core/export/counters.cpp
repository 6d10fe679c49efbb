#include "core/export/counters.h"

#include <algorithm>
#include <set>
#include <vector>

namespace interleave::exports {

namespace {

// "philosopher 12" → "philosopher"
std::string stem_of(const std::string& name) {
  const auto last = name.find_last_not_of(" 0123456789");
  return last == std::string::npos ? name : name.substr(0, last + 1);
}

}  // namespace

std::int64_t counter::least() const {
  const auto least_of = std::min_element(by_thread.begin(), by_thread.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
  return least_of == by_thread.end() ? 0 : least_of->second;
}

double counter::jain() const {
  std::vector<double> shares;
  for (const auto& [thread, value] : by_thread) shares.push_back(static_cast<double>(value));
  return analysis::jain_index(shares);
}

std::map<std::string, counter> counters_of(const scenario::recording::view& now, std::string_view progress) {
  const analysis::state& head = now.analysis.head();
  const analysis::names& names = now.analysis.known_names();
  std::map<std::string, counter> all;
  if (!progress.empty()) all.try_emplace(std::string(progress));
  for (const analysis::tally& each : head.tallies) all[now.dictionary.text(each.name)].total = each.value;

  std::map<std::string, std::set<std::string>> stems;  // of the threads that count, by counter
  for (std::size_t id = 1; id < head.threads.size(); ++id) {
    for (const analysis::tally& each : head.threads[id].tallies) {
      const std::string name = now.dictionary.text(each.name);
      const auto thread = static_cast<trace::thread_id>(id);
      all[name].by_thread[thread] = each.value;
      stems[name].insert(stem_of(names.thread(thread)));
    }
  }
  for (std::size_t id = 1; id < head.threads.size(); ++id) {
    if (head.threads[id].doing == analysis::activity::absent) continue;
    const auto thread = static_cast<trace::thread_id>(id);
    for (const auto& [name, counting] : stems) {
      if (counting.contains(stem_of(names.thread(thread)))) all[name].by_thread.try_emplace(thread, 0);
    }
  }
  return all;
}

}  // namespace interleave::exports
