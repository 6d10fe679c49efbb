#pragma once

#include "core/trace/event.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <map>
#include <source_location>
#include <string>
#include <string_view>

namespace interleave::trace {

namespace detail {
extern const char fixed_point;  // what ids are measured from

inline std::uint32_t distance(const void* address) {
  return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(address) -
                                    reinterpret_cast<std::uintptr_t>(&fixed_point));
}

location_id intern(const std::source_location& at);  // for compilers whose source_location is not one pointer
}  // namespace detail

// The number of a call site. GCC and Clang make a source_location a pointer to static data, so that its
// distance from a fixed point in the program is an id that costs no look-up; others are interned.
[[gnu::always_inline]] inline location_id id_of(const std::source_location& at) {
  if constexpr (sizeof(std::source_location) == sizeof(void*)) {
    return detail::distance(std::bit_cast<const void*>(at));
  } else {
    return detail::intern(at);
  }
}

// Text known when the program was compiled, and so in static storage: what a scenario calls its phases and
// counters.
//
//   void phase(literal name);   phase("eating");
class literal {
 public:
  template <std::size_t N>
  consteval literal(const char (&text)[N]) : text_(text) {}  // NOLINT: meant to be implicit

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] literal_id id() const { return detail::distance(text_); }

 private:
  const char* text_;
};

struct place {
  std::string file;  // as in the repository: core/scenario/catalogue/…
  std::uint32_t line = 0;
  std::string function;
};

// What the ids in a trace stand for: read out of the running program for its own traces, out of the file for
// a loaded one. Thread-safe as long as nobody adds.
class dictionary {
 public:
  // Ids of this very process.
  static dictionary of_this_program() { return dictionary(true); }
  // Knows only what is added.
  static dictionary empty() { return dictionary(false); }

  // An unknown id gives an empty place or text.
  [[nodiscard]] place location(location_id id) const;
  [[nodiscard]] std::string text(literal_id id) const;

  void add(location_id id, place where) { places_.insert_or_assign(id, std::move(where)); }
  void add(literal_id id, std::string text) { texts_.insert_or_assign(id, std::move(text)); }

 private:
  explicit dictionary(bool live) : live_(live) {}

  bool live_;
  std::map<location_id, place> places_;
  std::map<literal_id, std::string> texts_;
};

}  // namespace interleave::trace
