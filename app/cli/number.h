#pragma once

#include "app/cli/command.h"

#include <charconv>
#include <string>
#include <string_view>

namespace interleave::app {

// A whole number that an option was given. Throws usage_error, which names the option and what is allowed.
//
//   const auto seed = parse_number<std::uint64_t>("--seed", text, 0, ~std::uint64_t{0});
template <class Number>
Number parse_number(std::string_view option, const std::string& text, Number least, Number most) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < least || number > most) {
    throw usage_error("'" + text + "' is no number for " + std::string(option) +
                      "; allowed: whole numbers from " + std::to_string(least) + " to " +
                      std::to_string(most));
  }
  return number;
}

}  // namespace interleave::app
