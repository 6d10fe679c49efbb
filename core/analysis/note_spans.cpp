#include "core/analysis/note_spans.h"

#include <algorithm>
#include <unordered_map>

namespace interleave::analysis {

using trace::kind;

namespace {

// Whether a record is a note of a given name: each literal is looked up once.
class note_filter {
 public:
  note_filter(const trace::dictionary& names, std::string_view wanted) : names_(names), wanted_(wanted) {}

  bool operator()(const trace::record& each) {
    if (each.what != kind::noted) return false;
    const auto [known, is_new] = known_.try_emplace(each.object, false);
    if (is_new) known->second = names_.text(each.object) == wanted_;
    return known->second;
  }

 private:
  const trace::dictionary& names_;
  std::string_view wanted_;
  std::unordered_map<trace::literal_id, bool> known_;
};

}  // namespace

void spans::add(trace::nanoseconds from, trace::nanoseconds to) {
  const trace::nanoseconds length = to > from ? to - from : 0;
  ++count;
  total += length;
  longest = std::max(longest, length);
}

spans spans_between(const trace::store& of, const trace::dictionary& names, std::string_view first,
                    std::string_view then) {
  note_filter begins(names, first);
  note_filter ends(names, then);
  std::unordered_map<std::uint64_t, trace::nanoseconds> open;
  spans found;
  for (std::size_t i = 0; i < of.size(); ++i) {
    const trace::record& each = of[i];
    if (begins(each)) open[each.argument] = each.time;
    if (!ends(each)) continue;
    const auto begun = open.find(each.argument);
    if (begun == open.end()) continue;
    found.add(begun->second, each.time);
    open.erase(begun);
  }
  return found;
}

std::optional<double> highest_note(const trace::store& of, const trace::dictionary& names,
                                   std::string_view name) {
  note_filter is_wanted(names, name);
  std::optional<double> highest;
  for (std::size_t i = 0; i < of.size(); ++i) {
    if (!is_wanted(of[i])) continue;
    const auto value = static_cast<double>(static_cast<std::int64_t>(of[i].argument));
    highest = std::max(highest.value_or(value), value);
  }
  return highest;
}

spans creation_spans(const trace::store& of) {
  std::unordered_map<trace::object_id, trace::nanoseconds> made;
  spans found;
  for (std::size_t i = 0; i < of.size(); ++i) {
    const trace::record& each = of[i];
    const auto of_kind = static_cast<trace::object_kind>(each.argument & 0xff);
    const bool runs = of_kind == trace::object_kind::thread || of_kind == trace::object_kind::process;
    if (each.what == kind::object_created && runs) made[each.object] = each.time;
    if (each.what != kind::thread_started) continue;
    const auto begun = made.find(each.object);
    if (begun == made.end()) continue;
    found.add(begun->second, each.time);
    made.erase(begun);
  }
  return found;
}

}  // namespace interleave::analysis
