#include "core/trace/merge.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <limits>
#include <utility>

namespace interleave::trace {

merger::merger(const clock_mapping& clock, output deliver)
    : clock_(&clock), deliver_(std::move(deliver)), out_(window) {}

void merger::run(std::span<event_stream* const> streams, ticks bound) {
  line_ = {};  // the newest piece of the clock may have got another slope
  live_.clear();
  for (event_stream* const stream : streams) {
    head one{.next = 0, .cut = 0, .quota = 0, .stream = stream};
    if (refill(one, bound)) live_.push_back(one);
  }
  std::size_t share = window / std::max<std::size_t>(live_.size(), 1);
  for (head& one : live_) set_cut(one, bound, share, live_.size());

  while (!live_.empty()) {
    ticks from = std::numeric_limits<ticks>::max();
    ticks until = bound;
    for (const head& one : live_) {
      from = std::min(from, one.next);
      until = std::min(until, one.cut);
    }
    until = std::clamp(until, from + 1, from + longest_window);
    current_.clear();
    for (head& one : live_) {
      if (one.next < until) current_.push_back(&one);
    }

    share = window / current_.size();
    if (current_.size() == 1) {
      copy_one(*current_.front(), until);
    } else if (current_.size() <= most_copied) {
      copy_runs(until);
    } else {
      sort_window(from, until);
    }
    flush();

    for (head* const one : current_) {
      if (refill(*one, bound)) {
        set_cut(*one, bound, share, live_.size());
      } else {
        one->stream = nullptr;
      }
    }
    std::erase_if(live_, [](const head& one) { return one.stream == nullptr; });
  }
}

bool merger::refill(head& of, ticks bound) {
  if (of.stream->first() == of.stream->last() && !of.stream->advance()) return false;
  of.next = of.stream->first()->ticks;
  return of.next < bound;
}

void merger::set_cut(head& of, ticks bound, std::size_t share, std::size_t live) const {
  const auto left = static_cast<std::size_t>(of.stream->last() - of.stream->first());
  // However small the shares, all of them together must have numbers.
  of.quota = std::clamp<std::size_t>(share, 1, (std::size_t{1} << index_bits) / live);
  if (left > of.quota) {
    of.cut = of.stream->first()[of.quota].ticks;
  } else {
    of.quota = left;
    of.cut = of.stream->is_last_piece() ? bound : of.stream->last()[-1].ticks + 1;
  }
}

[[gnu::always_inline]] inline void merger::put(const event& of, thread_id thread) {
  static_assert(offsetof(record, argument) == offsetof(event, argument) &&
                offsetof(record, flags) == offsetof(event, flags));
  if (!line_.holds(of.ticks)) [[unlikely]]
    line_ = clock_->line_at(of.ticks);
  const nanoseconds time = line_.to_ns(of.ticks);
  late_ += time < last_ ? 1 : 0;
  last_ = std::max(last_, time);
  record& to = out_[out_size_++];
  std::memcpy(static_cast<void*>(&to), &of, sizeof to);
  to.time = std::min(last_, max_time);
  to.thread = thread;
  if (out_size_ == window) [[unlikely]]
    flush();
}

void merger::flush() {
  if (out_size_ != 0) deliver_({out_.data(), std::exchange(out_size_, 0)});
}

template <class Use>
[[gnu::always_inline]] inline void merger::read_until(head& of, ticks bound, Use use) {
  const event* at = of.stream->first();
  const event* const end = of.stream->first() + of.quota;
  while (at != end && at->ticks < bound) use(*at++);
  of.quota = static_cast<std::size_t>(end - at);
  of.stream->skip_to(at);
}

void merger::copy_one(head& of, ticks until) {
  read_until(of, until, [&](const event& one) { put(one, of.stream->thread()); });
}

void merger::copy_runs(ticks until) {
  std::array<head*, most_copied> open{};
  std::size_t count = current_.size();
  std::copy(current_.begin(), current_.end(), open.begin());
  while (count > 1) {
    std::size_t first = 0;
    ticks second = until;
    for (std::size_t i = 1; i < count; ++i) {
      if (open[i]->next < open[first]->next) {
        second = open[first]->next;
        first = i;
      } else {
        second = std::min(second, open[i]->next);
      }
    }
    head& of = *open[first];
    // One at least: two may be at the same time.
    read_until(of, std::max(second, of.next + 1), [&](const event& one) { put(one, of.stream->thread()); });
    if (of.quota == 0 || of.stream->first()->ticks >= until) {
      open[first] = open[--count];
    } else {
      of.next = of.stream->first()->ticks;
    }
  }
  if (count == 1) copy_one(*open[0], until);
}

void merger::sort_window(ticks from, ticks until) {
  std::size_t most = 0;
  for (const head* const one : current_) most += one->quota;
  if (keys_.size() < most) {
    keys_.resize(most);
    spare_keys_.resize(most);
    gathered_.resize(most);
  }
  std::uint64_t count = 0;
  for (head* const one : current_) {
    const thread_id thread = one->stream->thread();
    read_until(*one, until, [&](const event& each) {
      keys_[count] = (each.ticks - from) << index_bits | count;
      gathered_[count] = {&each, thread};
      ++count;
    });
  }
  for (const std::uint64_t key : sorted_keys(count, until - from)) {
    const reference& one = gathered_[key & ((std::uint64_t{1} << index_bits) - 1)];
    put(*one.at, one.thread);
  }
}

std::span<const std::uint64_t> merger::sorted_keys(std::size_t count, ticks span) {
  constexpr unsigned widest = 11;
  const auto bits = static_cast<unsigned>(std::bit_width(span));
  const unsigned passes = (bits + widest - 1) / widest;
  const unsigned width = (bits + passes - 1) / passes;
  std::array<std::uint32_t, std::size_t{1} << widest> places;
  for (unsigned pass = 0; pass < passes; ++pass) {
    const unsigned shift = index_bits + pass * width;
    const std::uint64_t mask = (std::uint64_t{1} << width) - 1;
    std::fill_n(places.begin(), mask + 1, 0u);
    for (std::size_t i = 0; i < count; ++i) ++places[(keys_[i] >> shift) & mask];
    std::uint32_t before = 0;
    for (std::size_t digit = 0; digit <= mask; ++digit) before += std::exchange(places[digit], before);
    for (std::size_t i = 0; i < count; ++i) spare_keys_[places[(keys_[i] >> shift) & mask]++] = keys_[i];
    keys_.swap(spare_keys_);
  }
  return {keys_.data(), count};
}

}  // namespace interleave::trace
