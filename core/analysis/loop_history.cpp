#include "core/analysis/loop_history.h"

#include <algorithm>
#include <iterator>

namespace interleave::analysis {

void loop_history::advance(const trace::store& records, std::size_t position) {
  while (head_.position < position) {
    const trace::record& next = records[head_.position];
    std::size_t waiting = 0;
    if (next.what == trace::kind::began) waiting = head_.loops[next.object].waiting(next.time);
    apply(head_, next);
    if (next.what == trace::kind::began) {
      const loop_state& of = head_.loops[next.object];
      samples_.push_back({.at = next.time,
                          .loop = next.object,
                          .kind = of.current->kind,
                          .latency = next.time - std::min<nanoseconds>(of.current->due, next.time),
                          .waiting = waiting});
    }
    if (head_.position % every_ == 0) copies_.push_back(head_);
  }
}

const loop_states& loop_history::at(const trace::store& records, std::size_t position) {
  const std::size_t wanted = std::min(position, records.size());
  if (wanted >= head_.position) {
    advance(records, wanted);
    return head_;
  }
  const auto after = std::ranges::upper_bound(copies_, wanted, {}, &loop_states::position);
  const std::size_t start = after == copies_.begin() ? 0 : std::prev(after)->position;
  if (then_.position > wanted || then_.position < start)
    then_ = after == copies_.begin() ? loop_states{} : *std::prev(after);
  while (then_.position < wanted) apply(then_, records[then_.position]);
  return then_;
}

}  // namespace interleave::analysis
