#pragma once

#include <compare>
#include <cstdint>
#include <optional>

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

// A decision, or none: what std::optional<decision> is, in one machine word. An optional's parts are written
// one by one and then read together, which a processor cannot do before all are in its cache: a tenth of a
// random walk's time.
//
//   if (const choice next = decides.decide(now)) take(*next);
class choice {
 public:
  constexpr choice() = default;
  constexpr choice(std::nullopt_t) {}  // NOLINT(google-explicit-constructor): as std::optional
  constexpr choice(decision what)      // NOLINT(google-explicit-constructor): the same
      : bits_(there | std::uint64_t{what.how} << 16 | what.who) {}
  constexpr choice(const std::optional<decision>& what) {  // NOLINT(google-explicit-constructor): the same
    if (what) *this = *what;
  }

  constexpr explicit operator bool() const { return bits_ != 0; }
  // Of none it is decision().
  constexpr decision operator*() const { return {who(), how()}; }
  [[nodiscard]] constexpr actor who() const { return static_cast<actor>(bits_); }
  [[nodiscard]] constexpr std::uint16_t how() const { return static_cast<std::uint16_t>(bits_ >> 16); }

 private:
  static constexpr std::uint64_t there = std::uint64_t{1} << 32;
  std::uint64_t bits_ = 0;
};

}  // namespace interleave::schedule
