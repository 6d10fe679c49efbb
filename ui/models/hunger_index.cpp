#include "ui/models/hunger_index.h"

#include <algorithm>

namespace interleave::ui {

void hunger_index::clear() {
  next_ = 0;
  is_phase_.clear();
  by_thread_.clear();
}

bool hunger_index::catch_up(const trace::store& records, vocabulary& words, std::size_t most) {
  const std::size_t size = records.size();
  const std::size_t end = std::min(size, next_ + most);
  for (; next_ < end; ++next_) {
    const trace::record& each = records[next_];
    if (each.what != trace::kind::phase && each.what != trace::kind::thread_ended) continue;
    bool begins = false;
    if (each.what == trace::kind::phase) {
      const auto literal = static_cast<trace::literal_id>(each.argument);
      auto known = is_phase_.find(literal);
      if (known == is_phase_.end()) known = is_phase_.insert(literal, words.text(literal).startsWith(phase_));
      begins = *known;
    }
    if (each.thread >= by_thread_.size()) by_thread_.resize(each.thread + std::size_t{1});
    std::vector<spell>& spells = by_thread_[each.thread];
    trace::nanoseconds longest = 0;
    if (!spells.empty()) {
      spell& last = spells.back();
      if (begins && last.end == trace::max_time) continue;  // from one such phase to the next
      if (last.end == trace::max_time) last.end = each.time;
      longest = std::max(last.longest, last.end - last.begin);
    }
    if (begins) spells.push_back({each.time, trace::max_time, longest});
  }
  return next_ == size;
}

trace::nanoseconds hunger_index::longest(trace::thread_id thread, trace::nanoseconds at) const {
  if (thread >= by_thread_.size()) return 0;
  const std::vector<spell>& spells = by_thread_[thread];
  const auto after = std::upper_bound(spells.begin(), spells.end(), at,
                                      [](trace::nanoseconds t, const spell& s) { return t < s.begin; });
  if (after == spells.begin()) return 0;
  const spell& last = *std::prev(after);
  return std::max(last.longest, std::min(last.end, at) - last.begin);
}

}  // namespace interleave::ui
