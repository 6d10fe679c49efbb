#include "core/timeline/interval_list.h"

#include <algorithm>

namespace interleave::timeline {
namespace {

// The last index in [first, last) whose value is not after `time`; array[first] is known not to be.
template <class Array>
std::size_t last_not_after(const Array& array, std::size_t first, std::size_t last, nanoseconds time) {
  while (last - first > 1) {
    const std::size_t middle = first + (last - first) / 2;
    (array[middle] <= time ? first : last) = middle;
  }
  return first;
}

}  // namespace

void interval_list::change(nanoseconds time, lane_state state, std::uint16_t subject) {
  if (size_ != 0) {
    time = std::max(time, last_begin_);
    pyramid_.close(last_state_, time - last_begin_);
  }
  const std::size_t place = size_ % group_size;
  const nanoseconds distance = time - open_begin_;
  if (place == 0) {
    open_group(time, state);
  } else if (distance <= longest_narrow && open_->word[0] >> state_bits == 0) [[likely]] {
    open_->word[place] =
        static_cast<std::uint32_t>(distance) << state_bits | static_cast<std::uint32_t>(state);
  } else {
    store_wide(place, time, state);
  }
  if (keeps_subjects_) {
    subjects_.push_back(subject);
  }
  ++size_;
  last_begin_ = time;
  last_state_ = state;
  last_subject_ = subject;
}

void interval_list::open_group(nanoseconds time, lane_state state) {
  if (size_ % block_size == 0) {
    block_begin_.push_back(time);
  }
  group_begin_.push_back(time);
  group words;
  words.word.fill(unused);
  words.word[0] = static_cast<std::uint32_t>(state);
  groups_.push_back(words);
  open_ = &groups_.back();
  open_begin_ = time;
}

void interval_list::store_wide(std::size_t place, nanoseconds time, lane_state state) {
  if (open_->word[0] >> state_bits == 0) {
    wide_group begins;
    begins.fill(open_end);
    for (std::size_t earlier = 0; earlier < place; ++earlier) {
      begins[earlier] = begin_of(size_ - place + earlier);
    }
    wide_.push_back(begins);
    open_->word[0] |= static_cast<std::uint32_t>(wide_.size()) << state_bits;
  }
  wide_.back()[place] = time;
  open_->word[place] = static_cast<std::uint32_t>(state);
}

interval interval_list::at(std::size_t index, nanoseconds now) const {
  const nanoseconds end = index + 1 < size_ ? begin_of(index + 1) : end_of_data(now);
  return {begin_of(index), end, state_of(index), subject_of(index)};
}

std::size_t interval_list::find(nanoseconds time) const {
  if (size_ == 0 || time < block_begin_[0]) {
    return npos;
  }
  return find_in_block(last_not_after(block_begin_, 0, block_begin_.size(), time), time);
}

std::size_t interval_list::find_from(std::size_t hint, nanoseconds time) const {
  std::size_t first = hint / block_size;
  std::size_t step = 1;
  while (first + step < block_begin_.size() && block_begin_[first + step] <= time) {
    first += step;
    step *= 2;
  }
  return find_in_block(last_not_after(block_begin_, first, std::min(first + step, block_begin_.size()), time),
                       time);
}

std::size_t interval_list::find_in_block(std::size_t block, nanoseconds time) const {
  const std::size_t first = block * group_size;
  const std::size_t number =
      last_not_after(group_begin_, first, std::min(first + group_size, group_begin_.size()), time);
  const group& words = groups_[number];
  std::size_t place = 0;
  if (const std::uint32_t wide = words.word[0] >> state_bits; wide != 0) {
    const wide_group& begins = wide_[wide - 1];
    const std::size_t filled = std::min(group_size, size_ - number * group_size);
    place = last_not_after(begins, 0, filled, time);
  } else {
    const auto distance =
        static_cast<std::uint32_t>(std::min(time - group_begin_[number], nanoseconds{longest_narrow}));
    const std::uint32_t latest = distance << state_bits | state_mask;
    for (std::size_t candidate = 1; candidate < group_size; ++candidate) {
      place += words.word[candidate] <= latest ? 1 : 0;
    }
  }
  return number * group_size + place;
}

lane_state interval_list::state_at(nanoseconds time) const {
  const std::size_t index = find(time);
  return index == npos ? lane_state::absent : state_of(index);
}

state_times interval_list::passed_until(std::size_t index, nanoseconds time) const {
  std::size_t number = index / group_size;
  const nanoseconds block_begin = block_begin_[index / block_size];
  while (!pyramid::usable(group_begin_[number] - block_begin)) {
    --number;  // ends at the block's first group at the latest
  }
  nanoseconds begin = group_begin_[number];
  state_times times = pyramid_.before(number, begin - group_begin_[0]);
  for (std::size_t earlier = number * group_size; earlier < index; ++earlier) {
    const nanoseconds end = begin_of(earlier + 1);
    times[index_of(state_of(earlier))] += end - begin;
    begin = end;
  }
  times[index_of(state_of(index))] += time - begin;
  return times;
}

// The longest of intervals [first, last), all of them closed.
nanoseconds interval_list::longest_between(std::size_t first, std::size_t last) const {
  nanoseconds most = 0;
  const auto look_at = [&](std::size_t index) {
    most = std::max(most, begin_of(index + 1) - begin_of(index));
  };
  for (; first < last && first % group_size != 0; ++first) {
    look_at(first);
  }
  for (; first < last && last % group_size != 0; --last) {
    look_at(last - 1);
  }
  return std::max(most, pyramid_.longest(first / group_size, last / group_size));
}

summary interval_list::over(nanoseconds begin, nanoseconds end, nanoseconds now) const {
  summary result;
  if (begin >= end) {
    return result;
  }
  auto& absent = result.time[index_of(lane_state::absent)];
  if (size_ == 0) {
    absent = end - begin;
    return result;
  }
  const nanoseconds data_begin = group_begin_[0];
  const nanoseconds data_end = end_of_data(now);
  const nanoseconds from = std::clamp(begin, data_begin, data_end);
  const nanoseconds to = std::clamp(end, data_begin, data_end);
  if (from < to) {
    const std::size_t first = find(from);
    const std::size_t last = find_from(first, to - 1);
    const state_times before = passed_until(first, from);
    result.time = passed_until(last, to);
    for (std::size_t state = 0; state < lane_state_count; ++state) {
      result.time[state] -= before[state];
    }
    result.intervals = last - first + 1;
    result.longest = std::min(at(first, data_end).end, to) - from;
    if (last != first) {
      result.longest = std::max(result.longest, to - begin_of(last));
      result.longest = std::max(result.longest, longest_between(first + 1, last));
    }
  }
  absent += (end - begin) - (to - from);
  return result;
}

std::size_t interval_list::bytes() const {
  return sizeof(*this) + block_begin_.bytes() + group_begin_.bytes() + groups_.bytes() + wide_.bytes() +
         subjects_.bytes() + pyramid_.bytes();
}

}  // namespace interleave::timeline
