#pragma once

#include <nlohmann/json.hpp>

#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace interleave::ui {

// A claim that cannot be read, or that names what a run does not tell; what() is one line that names what is
// allowed.
class claim_error : public std::invalid_argument {
 public:
  using std::invalid_argument::invalid_argument;
};

// A statement about a run that holds or does not: an expression on the object that `run --json` prints.
//
//   claim      = "otherwise" | any { "or" any }      "otherwise" always holds
//   any        = comparison { "and" comparison }     "and" binds closer
//   comparison = side ("=" | "!=" | "<" | "<=" | ">" | ">=") side
//   side       = path | number | number unit | number "*" path | word
//
// A path leads through the object: counters.meals. At a list its length is meant (findings), or, where the
// path goes on, the sum over the list (threads.blocked_ns). Units are s, ms and us: nanoseconds, as the
// object's times. A name without a dot is a path on the left, and a word on the right: outcome = deadlock.
// What the run does not know (null) makes a comparison false. Immutable: may be shared by threads.
//
//   const auto stuck = claim::parse("outcome = deadlock and duration_ns < 2s");
//   if (stuck.holds(exports::summary(*trace))) …
class claim {
 public:
  using json = nlohmann::ordered_json;

  static claim parse(std::string_view text);  // throws claim_error

  // Throws claim_error for a path that leads nowhere.
  [[nodiscard]] bool holds(const json& run) const;
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  friend class claim_reader;

  struct path {
    double factor = 1;
    std::string steps;
  };
  using side = std::variant<double, std::string, path>;  // a word is a string
  struct comparison {
    side left;
    std::string sign;
    side right;
  };

  [[nodiscard]] bool holds(const comparison& one, const json& run) const;

  std::string text_;
  std::vector<std::vector<comparison>> any_of_;  // of these, one in which all hold
};

// What a path leads to: a number, a word, or neither if the run does not know. Throws claim_error.
using fact = std::variant<std::monostate, double, std::string>;
fact told_by(const claim::json& run, std::string_view path);

}  // namespace interleave::ui
