#pragma once

#include "core/trace/event.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace interleave::trace {

// What calls a callback of an event loop, in the order in which a turn calls them.
enum class callback_kind : std::uint8_t {
  deferred = 0,    // put off to the next turn by a callback
  timer = 1,       // due
  completion = 2,  // a descriptor became ready
  posted = 3,      // handed over by any thread
};

constexpr std::string_view name_of(callback_kind of) {
  constexpr std::string_view words[] = {"deferred", "timer", "completion", "posted"};
  return words[static_cast<std::size_t>(of) % 4];
}

// A callback as an event's argument: its name, kind and, of a timer, how long after the event it is due (in
// µs, at most 268 s; more counts as that).
//
//   const std::uint64_t argument = argument_of({name.id(), callback_kind::timer, 20'000'000});
struct callback {
  literal_id name = 0;
  callback_kind kind = callback_kind::deferred;
  nanoseconds delay = 0;
};

constexpr std::uint64_t argument_of(const callback& of) {
  constexpr std::uint64_t longest = (std::uint64_t{1} << 28) - 1;
  return of.name | static_cast<std::uint64_t>(of.kind) << 32 | std::min(of.delay / 1000, longest) << 36;
}

constexpr callback callback_from(std::uint64_t argument) {
  return {.name = static_cast<literal_id>(argument),
          .kind = static_cast<callback_kind>(argument >> 32 & 3),
          .delay = (argument >> 36) * 1000};
}

}  // namespace interleave::trace
