#include "core/analysis/throughput.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace interleave::analysis {

using trace::kind;

namespace {

// Whether a literal is that word; each is looked up once.
class word {
 public:
  word(const trace::dictionary& words, std::string_view text) : words_(words), text_(text) {}

  bool is(trace::literal_id id) {
    const auto [known, is_new] = known_.try_emplace(id, false);
    if (is_new) known->second = words_.text(id) == text_;
    return known->second;
  }

 private:
  const trace::dictionary& words_;
  std::string_view text_;
  std::map<trace::literal_id, bool> known_;
};

}  // namespace

measures throughput_by_threads(const trace::store& records, const trace::dictionary& words) {
  word begins(words, "threads");
  word ends(words, "operations");
  measures steps;
  trace::record begin{};
  for (std::size_t i = 0; i < records.size(); ++i) {
    const trace::record& each = records[i];
    if (each.what != kind::noted) continue;
    if (begins.is(each.object)) begin = each;
    if (!ends.is(each.object) || begin.what == kind::none || each.time <= begin.time) continue;
    const double seconds = static_cast<double>(each.time - begin.time) / 1e9;
    steps.push_back({"per_s_with_" + std::to_string(begin.argument) + "_threads",
                     std::round(static_cast<double>(each.argument) / seconds)});
  }
  return steps;
}

measure rate_of(const trace::store& records, const trace::dictionary& words, std::string_view counter,
                std::string name) {
  word counts(words, counter);
  std::optional<trace::nanoseconds> begin;
  trace::nanoseconds end = 0;
  std::int64_t total = 0;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const trace::record& each = records[i];
    if (each.what == kind::phase && !begin) begin = each.time;
    if (each.what != kind::counted || !counts.is(each.object)) continue;
    total += static_cast<std::int64_t>(each.argument);
    end = each.time;
  }
  if (!begin || end <= *begin) return {std::move(name), {}};
  return {std::move(name), static_cast<double>(total) / in_us(end - *begin)};
}

measure longest_lock_wait_ms(const trace::store& records, std::string name) {
  std::map<trace::object_id, bool> is_mutex;
  std::map<std::uint64_t, trace::record> waiting;  // by thread
  trace::nanoseconds longest = 0;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const trace::record& each = records[i];
    switch (each.what) {
      case kind::object_created:
        is_mutex[each.object] =
            static_cast<trace::object_kind>(each.argument & 0xff) == trace::object_kind::mutex;
        break;
      case kind::wait_begin:
        waiting[each.thread] = each;
        break;
      case kind::acquired: {
        const auto found = waiting.find(each.thread);
        if (found == waiting.end() || found->second.object != each.object) break;
        if (is_mutex[each.object])
          longest = std::max<trace::nanoseconds>(longest, each.time - found->second.time);
        waiting.erase(found);
        break;
      }
      case kind::wait_end:
        waiting.erase(each.thread);
        break;
      default:
        break;
    }
  }
  return {std::move(name), in_us(longest) / 1000};
}

}  // namespace interleave::analysis
