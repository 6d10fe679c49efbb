#include "core/analysis/side_by_side.h"

#include "core/analysis/core_usage.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace interleave::analysis {

using trace::kind;
using trace::nanoseconds;

namespace {

constexpr double nearly_all = 0.95;
constexpr std::size_t fewest = 5;

// How long none, one, or more of the threads were on cores, up to a moment.
struct clock {
  nanoseconds now = 0;
  nanoseconds one = 0;
  nanoseconds more = 0;

  void go_to(nanoseconds at, std::uint32_t running) {
    const nanoseconds passed = at > now ? at - now : 0;
    if (running == 1) one += passed;
    if (running > 1) more += passed;
    now = std::max(now, at);
  }
};

std::optional<double> median(std::vector<double> of) {
  if (of.size() < fewest) return {};
  const auto middle = of.begin() + static_cast<std::ptrdiff_t>(of.size() / 2);
  std::nth_element(of.begin(), middle, of.end());
  return *middle;
}

}  // namespace

measures side_by_side(const trace::store& records, const trace::dictionary& words, std::string_view counter) {
  core_usage usage;
  clock total;
  std::map<trace::literal_id, bool> is_counter;
  std::map<std::uint64_t, clock> begins;  // by thread: of the piece that is under way
  std::vector<double> together;
  std::vector<double> alone;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const trace::record& each = records[i];
    total.go_to(each.time, usage.running());
    usage.see(each);
    if (each.what != kind::counted) continue;
    const auto [known, is_new] = is_counter.try_emplace(each.object, false);
    if (is_new) known->second = words.text(each.object) == counter;
    if (!known->second || each.argument == 0) continue;
    const auto [begin, is_first] = begins.try_emplace(each.thread, total);
    if (!is_first) {
      const auto length = static_cast<double>(total.now - begin->second.now);
      const double one = length / static_cast<double>(each.argument);
      if (static_cast<double>(total.more - begin->second.more) >= nearly_all * length)
        together.push_back(one);
      if (static_cast<double>(total.one - begin->second.one) >= nearly_all * length) alone.push_back(one);
    }
    begin->second = total;
  }
  std::optional<double> share;
  if (usage.exact() && total.one + total.more > 0) {
    share = 100.0 * static_cast<double>(total.more) / static_cast<double>(total.one + total.more);
  }
  return {{"side_by_side_percent", share},
          {"ns_side_by_side", median(std::move(together))},
          {"ns_alone", median(std::move(alone))}};
}

}  // namespace interleave::analysis
