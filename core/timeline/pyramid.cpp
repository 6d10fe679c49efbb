#include "core/timeline/pyramid.h"

#include <algorithm>

namespace interleave::timeline {
namespace {

// A duration in 32 bits, in an order that is the durations' own.
constexpr std::uint32_t coarse = 1U << 31;
constexpr unsigned coarse_shift = 18;

std::uint32_t packed(nanoseconds duration) {
  if (duration < coarse) {
    return static_cast<std::uint32_t>(duration);
  }
  return coarse | static_cast<std::uint32_t>(std::min<nanoseconds>(duration >> coarse_shift, coarse - 1));
}

nanoseconds unpacked(std::uint32_t value) {
  return value < coarse ? value : nanoseconds{value & ~coarse} << coarse_shift;
}

}  // namespace

void pyramid::add_sum(lane_state state) {
  running_sum sum;
  sum.state = state;
  sum.first_group = closed_ / fan_out + 1;
  sum.first_block = closed_ / (fan_out * fan_out) + 1;
  sums_.push_back(std::move(sum));
  slot_[index_of(state)] = static_cast<std::uint8_t>(sums_.size());
}

void pyramid::close_group() {
  const bool new_block = closed_ % (fan_out * fan_out) == 0;
  for (std::size_t slot = 1; slot < sums_.size(); ++slot) {
    running_sum& sum = sums_[slot];
    const nanoseconds total = total_[index_of(sum.state)];
    if (new_block) {
      sum.by_block.push_back(total);
      sum.at_block = total;
    }
    sum.by_group.push_back(static_cast<std::uint32_t>(total - sum.at_block));
  }

  std::uint32_t node = packed(longest_in_group_);
  longest_in_group_ = 0;
  for (std::size_t level = 0;; ++level) {
    if (level == longest_.size()) {
      longest_.emplace_back();
    }
    auto& nodes = longest_[level];
    nodes.push_back(node);
    if (nodes.size() % fan_out != 0) {
      return;
    }
    for (std::size_t index = nodes.size() - fan_out; index < nodes.size(); ++index) {
      node = std::max(node, nodes[index]);
    }
  }
}

state_times pyramid::before(std::size_t group, nanoseconds passed) const {
  state_times times{};
  if (sums_.empty()) {
    return times;
  }
  const std::size_t block = group / fan_out;
  nanoseconds rest = passed;
  for (std::size_t slot = 1; slot < sums_.size(); ++slot) {
    const running_sum& sum = sums_[slot];
    if (group < sum.first_group) {
      continue;
    }
    nanoseconds time = sum.by_group[group - sum.first_group];
    if (block >= sum.first_block) {
      time += sum.by_block[block - sum.first_block];
    }
    times[index_of(sum.state)] = time;
    rest -= time;
  }
  times[index_of(sums_[0].state)] = rest;
  return times;
}

nanoseconds pyramid::longest(std::size_t first, std::size_t last) const {
  std::uint32_t most = 0;
  for (std::size_t level = 0; first < last; ++level, first /= fan_out, last /= fan_out) {
    while (first < last && first % fan_out != 0) {
      most = std::max(most, longest_[level][first++]);
    }
    while (first < last && last % fan_out != 0) {
      most = std::max(most, longest_[level][--last]);
    }
  }
  return unpacked(most);
}

std::size_t pyramid::bytes() const {
  std::size_t total = sums_.capacity() * sizeof(running_sum) + longest_.capacity() * sizeof(longest_[0]);
  for (const running_sum& sum : sums_) {
    total += sum.by_group.bytes() + sum.by_block.bytes();
  }
  for (const auto& nodes : longest_) {
    total += nodes.bytes();
  }
  return total;
}

}  // namespace interleave::timeline
