#pragma once

#include <compare>
#include <cstdint>

namespace interleave::schedule {

// A thread of a controlled run, numbered from 0 (the run's main thread) in order of creation.
using actor = std::uint16_t;

// One way in which a controlled run can go on: whose step is carried out next, and how it comes out.
//
//   decision{2, 0}                       thread 2 takes its step
//   decision{2, decision::timed_out}     its time is over before it could
struct decision {
  // How, beside the numbers 0 … n-1 of a step's ordinary outcomes: notify_one has one for each waiter (in
  // order of arrival; one if there is none), choose one for each alternative, everything else just 0.
  static constexpr std::uint16_t timed_out = 0xffff;
  static constexpr std::uint16_t spurious = 0xfffe;  // a reacquire that nobody has notified

  actor who = 0;
  std::uint16_t how = 0;

  auto operator<=>(const decision&) const = default;
};

}  // namespace interleave::schedule
