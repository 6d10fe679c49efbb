#include "core/timeline/columns.h"

#include <algorithm>

namespace interleave::timeline {
namespace {

// Up to this many intervals a scan is cheaper than two reads of the pyramid.
constexpr std::size_t scan_limit = 32;

column pure(lane_state state, std::uint16_t subject) {
  column result;
  result.state = state;
  result.subject = subject;
  result.gap = state == lane_state::gap;
  if (is_contention(state)) {
    result.contention = 1;
    result.contention_state = state;
  }
  result.active = state == lane_state::running || state == lane_state::busy ? 1 : 0;
  return result;
}

column mixed(const state_times& times, nanoseconds length) {
  column result;
  std::size_t dominant = 0;
  int seen = 0;
  for (std::size_t state = 0; state < lane_state_count; ++state) {
    dominant = times[state] > times[dominant] ? state : dominant;
    seen += times[state] != 0 ? 1 : 0;
  }
  result.state = static_cast<lane_state>(dominant);
  result.several = seen > 1;
  result.gap = times[index_of(lane_state::gap)] != 0;
  const nanoseconds active = times[index_of(lane_state::running)] + times[index_of(lane_state::busy)];
  result.active = static_cast<float>(active) / static_cast<float>(length);
  const nanoseconds blocked = times[index_of(lane_state::blocked)];
  const nanoseconds contended = times[index_of(lane_state::contended)];
  if (blocked + contended != 0) {
    result.contention_state = blocked >= contended ? lane_state::blocked : lane_state::contended;
    result.contention = static_cast<float>(blocked + contended) / static_cast<float>(length);
  }
  return result;
}

// Goes over the columns of one lane from left to right.
class walker {
 public:
  walker(const interval_list& list, nanoseconds now)
      : list_(list),
        data_begin_(list.empty() ? open_end : list.begin_of(0)),
        data_end_(list.end_of_data(now)) {}

  column take(nanoseconds begin, nanoseconds end) {
    if (begin == end) {
      return instant(begin);
    }
    const nanoseconds from = std::max(begin, data_begin_);
    const nanoseconds to = std::min(end, data_end_);
    if (from >= to) {
      return {};
    }
    move_to(from);
    if (from == begin && to == end && to <= present_.end) {
      return pure(present_.state, present_.subject);
    }
    return many(from, to, end - begin);
  }

 private:
  column instant(nanoseconds time) {
    if (time < data_begin_ || time >= data_end_) {
      return {};
    }
    move_to(time);
    return pure(present_.state, present_.subject);
  }

  void move_to(nanoseconds time) {
    if (placed_ && time < present_.end) {
      return;
    }
    index_ = placed_ ? list_.find_from(index_, time) : list_.find(time);
    present_ = list_.at(index_, data_end_);
    placed_ = true;
  }

  column many(nanoseconds from, nanoseconds to, nanoseconds length) {
    const bool few = index_ + scan_limit >= list_.size() || list_.begin_of(index_ + scan_limit) >= to;
    state_times times{};
    std::uint16_t subject = 0;
    bool subjects_differ = false;
    if (few) {
      nanoseconds longest = 0;
      for (nanoseconds at = from;;) {
        const nanoseconds until = std::min(present_.end, to);
        times[index_of(present_.state)] += until - at;
        if (present_.state == lane_state::busy && until != at) {
          subjects_differ |= longest != 0 && present_.subject != subject;
          if (until - at > longest) {
            longest = until - at;
            subject = present_.subject;
          }
        }
        at = until;
        if (present_.end > to || index_ + 1 == list_.size()) {
          break;
        }
        present_ = list_.at(++index_, data_end_);
      }
    } else {
      const state_times before = sums_time_ == from ? sums_ : list_.passed_until(index_, from);
      move_to(to);
      sums_ = list_.passed_until(index_, to);
      sums_time_ = to;
      for (std::size_t state = 0; state < lane_state_count; ++state) {
        times[state] = sums_[state] - before[state];
      }
      subjects_differ = list_.keeps_subjects();
    }
    times[index_of(lane_state::absent)] += length - (to - from);
    column result = mixed(times, length);
    result.several |= subjects_differ;
    result.subject = subject;
    return result;
  }

  const interval_list& list_;
  const nanoseconds data_begin_;
  const nanoseconds data_end_;
  std::size_t index_ = 0;  // of present_
  interval present_;
  bool placed_ = false;
  state_times sums_{};  // up to sums_time_
  nanoseconds sums_time_ = open_end;
};

}  // namespace

void columns(const interval_list& list, nanoseconds begin, nanoseconds end, nanoseconds now,
             std::span<column> out) {
  if (out.empty()) {
    return;
  }
  walker walk(list, now);
  column_edges edge(begin, std::max(begin, end), out.size());
  for (column& each : out) {
    each = walk.take(edge.begin(), edge.end());
    edge.next();
  }
}

std::vector<column> columns(const interval_list& list, nanoseconds begin, nanoseconds end, int width,
                            nanoseconds now) {
  std::vector<column> result(static_cast<std::size_t>(std::max(width, 0)));
  columns(list, begin, end, now, result);
  return result;
}

}  // namespace interleave::timeline
