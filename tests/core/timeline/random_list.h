#pragma once

#include "core/timeline/interval_list.h"

#include <cstdint>
#include <random>
#include <span>
#include <utility>
#include <vector>

namespace interleave::timeline {

// A seeded list and the plain record of what it must hold.
struct random_list {
  interval_list list;
  std::vector<interval> plain;  // closed at `now`
  nanoseconds now = 0;
};

// Intervals of 0 to `longest` ns, one in `rarity` a thousand times longer.
inline random_list make_random_list(std::uint32_t seed, std::size_t count, std::span<const lane_state> states,
                                    nanoseconds longest, std::uint32_t rarity = 97,
                                    interval_list::subjects keep = interval_list::subjects::ignored) {
  random_list made{interval_list(keep), {}, 0};
  std::mt19937 random(seed);
  nanoseconds time = 1000;
  while (made.plain.size() < count) {
    const lane_state state = states[random() % states.size()];
    const auto subject = static_cast<std::uint16_t>(
        keep == interval_list::subjects::kept && state == lane_state::busy ? random() % 5 + 1 : 0);
    const bool merges =
        !made.plain.empty() && made.plain.back().state == state && made.plain.back().subject == subject;
    made.list.append(time, state, subject);
    if (!merges) {
      if (!made.plain.empty()) {
        made.plain.back().end = time;
      }
      made.plain.push_back({time, time, state, subject});
    }
    time += random() % (longest + 1) * (random() % rarity == 0 ? 1000 : 1);
  }
  made.now = time + 50;
  made.plain.back().end = made.now;
  return made;
}

inline summary scanned(const random_list& from, nanoseconds begin, nanoseconds end) {
  summary result;
  nanoseconds covered = 0;
  for (const interval& each : from.plain) {
    const nanoseconds first = std::max(begin, each.begin);
    const nanoseconds last = std::min(end, each.end);
    if (first < last) {
      result.time[index_of(each.state)] += last - first;
      result.longest = std::max(result.longest, last - first);
      covered += last - first;
    }
  }
  result.time[index_of(lane_state::absent)] += end - begin - covered;
  return result;
}

inline constexpr std::array thread_states{lane_state::running, lane_state::ready, lane_state::blocked,
                                          lane_state::sleeping, lane_state::gap};
inline constexpr std::array core_states{lane_state::idle, lane_state::busy};

}  // namespace interleave::timeline
