#include "ui/models/claim.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>

namespace interleave::ui {

namespace {

using json = claim::json;

constexpr std::array<std::string_view, 6> signs{"=", "!=", "<", "<=", ">", ">="};
constexpr std::array<std::pair<std::string_view, double>, 3> units{{{"s", 1e9}, {"ms", 1e6}, {"us", 1e3}}};

bool is_digit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

bool is_letter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '-';
}

std::string keys_of(const json& object) {
  std::string all;
  for (const auto& [key, value] : object.items()) all += (all.empty() ? "" : ", ") + key;
  return all.empty() ? "nothing" : all;
}

fact sum_over(const json& list, std::string_view rest, std::string_view whole);

fact told_at(const json& at, std::string_view rest, std::string_view whole) {
  if (at.is_array()) {
    if (rest.empty()) return static_cast<double>(at.size());
    return sum_over(at, rest, whole);
  }
  if (rest.empty()) {
    if (at.is_null()) return {};
    if (at.is_boolean()) return at.get<bool>() ? 1.0 : 0.0;
    if (at.is_number()) return at.get<double>();
    if (at.is_string()) return at.get<std::string>();
    throw claim_error("'" + std::string(whole) + "' is a group; it has: " + keys_of(at));
  }
  const auto dot = rest.find('.');
  const std::string step(rest.substr(0, dot));
  const std::string_view next = dot == std::string_view::npos ? "" : rest.substr(dot + 1);
  if (at.is_null()) return {};
  if (!at.is_object())
    throw claim_error("'" + std::string(whole) + "' goes on behind a value, at '" + step + "'");
  const auto found = at.find(step);
  if (found == at.end()) {
    throw claim_error("'" + std::string(whole) + "': there is no '" + step + "'; there is: " + keys_of(at));
  }
  return told_at(*found, next, whole);
}

fact sum_over(const json& list, std::string_view rest, std::string_view whole) {
  double sum = 0;
  for (const json& each : list) {
    const fact value = told_at(each, rest, whole);
    if (std::holds_alternative<std::monostate>(value)) return {};
    const double* const number = std::get_if<double>(&value);
    if (number == nullptr)
      throw claim_error("'" + std::string(whole) + "' is not a number, so it has no sum");
    sum += *number;
  }
  return sum;
}

template <class T>
bool compare(const T& left, std::string_view sign, const T& right) {
  if (sign == "=") return left == right;
  if (sign == "!=") return left != right;
  if (sign == "<") return left < right;
  if (sign == "<=") return left <= right;
  if (sign == ">") return left > right;
  return left >= right;
}

}  // namespace

fact told_by(const json& run, std::string_view path) {
  return told_at(run, path, path);
}

// Reads a claim from left to right.
class claim_reader {
 public:
  explicit claim_reader(std::string_view text) : text_(text) {}

  claim read() {
    claim result;
    result.text_ = text_;
    if (peek() == "otherwise") {
      take();
      if (!peek().empty()) fail("'otherwise' stands alone");
      result.any_of_.emplace_back();  // nothing that does not hold
      return result;
    }
    do {
      auto& all_of = result.any_of_.emplace_back();
      do {
        all_of.push_back(comparison());
      } while (taken("and"));
    } while (taken("or"));
    if (!peek().empty()) fail("'" + peek() + "' where 'and', 'or' or the end is expected");
    return result;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw claim_error("claim '" + std::string(text_) + "': " + what);
  }

  // The next word, number or sign; empty at the end.
  std::string peek() const { return std::string(next().second); }
  std::string take() {
    const auto [at, token] = next();
    at_ = at + token.size();
    return std::string(token);
  }
  bool taken(std::string_view wanted) {
    const bool is_next = peek() == wanted;
    if (is_next) take();
    return is_next;
  }

  std::pair<std::size_t, std::string_view> next() const {
    std::size_t at = at_;
    while (at < text_.size() && text_[at] == ' ') ++at;
    std::size_t end = at;
    if (end < text_.size() && is_letter(text_[end])) {
      while (end < text_.size() && is_letter(text_[end])) ++end;
    } else if (end < text_.size()) {
      ++end;
      if (end < text_.size() && text_[end] == '=' && text_[at] != '*') ++end;
    }
    return {at, text_.substr(at, end - at)};
  }

  claim::comparison comparison() {
    claim::comparison one;
    one.left = side(true);
    one.sign = take();
    if (std::find(signs.begin(), signs.end(), one.sign) == signs.end()) {
      fail("'" + one.sign + "' is no comparison; allowed: = != < <= > >=");
    }
    one.right = side(false);
    const bool has_word =
        std::holds_alternative<std::string>(one.left) || std::holds_alternative<std::string>(one.right);
    if (has_word && one.sign != "=" && one.sign != "!=") fail("words are compared by = or !=");
    return one;
  }

  claim::side side(bool on_the_left) {
    const std::string token = take();
    if (token.empty()) fail("a path, a number or a word is missing at the end");
    if (is_digit(token.front()) || (token.front() == '-' && token.size() > 1))
      return number_or_product(token);
    if (!is_letter(token.front())) fail("'" + token + "' where a path, a number or a word is expected");
    if (on_the_left || token.find('.') != std::string::npos) return claim::path{1, token};
    return token;
  }

  claim::side number_or_product(const std::string& token) {
    double value = 0;
    const char* const last = token.data() + token.size();
    const auto [end, error] = std::from_chars(token.data(), last, value);
    if (error != std::errc{}) fail("'" + token + "' is not a number");
    if (end != last) {
      const std::string_view unit(end, static_cast<std::size_t>(last - end));
      const auto* const known =
          std::find_if(units.begin(), units.end(), [&](const auto& each) { return each.first == unit; });
      if (known == units.end()) fail("unknown unit '" + std::string(unit) + "'; allowed: s, ms, us");
      return value * known->second;
    }
    if (!taken("*")) return value;
    const std::string path = take();
    if (path.empty() || !is_letter(path.front()) || is_digit(path.front()))
      fail("a path is missing after '*'");
    return claim::path{value, path};
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

claim claim::parse(std::string_view text) {
  return claim_reader(text).read();
}

bool claim::holds(const json& run) const {
  return std::any_of(any_of_.begin(), any_of_.end(), [&](const std::vector<comparison>& all) {
    return std::all_of(all.begin(), all.end(), [&](const comparison& each) { return holds(each, run); });
  });
}

bool claim::holds(const comparison& one, const json& run) const {
  const auto value_of = [&](const side& of) -> fact {
    if (const double* const number = std::get_if<double>(&of)) return *number;
    if (const std::string* const word = std::get_if<std::string>(&of)) return *word;
    const path& wanted = std::get<path>(of);
    fact found = told_by(run, wanted.steps);
    if (double* const number = std::get_if<double>(&found)) *number *= wanted.factor;
    return found;
  };
  const fact left = value_of(one.left);
  const fact right = value_of(one.right);
  if (std::holds_alternative<std::monostate>(left) || std::holds_alternative<std::monostate>(right))
    return false;
  if (left.index() != right.index()) throw claim_error("claim '" + text_ + "' compares a number with a word");
  if (const double* const number = std::get_if<double>(&left)) {
    return compare(*number, one.sign, std::get<double>(right));
  }
  if (one.sign != "=" && one.sign != "!=") {
    throw claim_error("claim '" + text_ + "': words are compared by = or !=");
  }
  return compare(std::get<std::string>(left), one.sign, std::get<std::string>(right));
}

}  // namespace interleave::ui
