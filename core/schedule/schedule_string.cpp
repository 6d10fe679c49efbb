#include "core/schedule/schedule_string.h"

#include "core/schedule/default_policy.h"
#include "core/schedule/following.h"

#include <algorithm>
#include <charconv>

namespace interleave::schedule {

namespace {

constexpr std::string_view version = "1";
// Without i, l, o and u, which are misread (Crockford's base 32).
constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t check_length = 6;
constexpr unsigned letters_for_threads = 25;  // a … y; z means 25 more

std::string text_of_check(std::uint32_t check) {
  std::string text(check_length, '0');
  for (std::size_t i = check_length; i-- > 0; check >>= 5) text[i] = digits[check & 31];
  return text;
}

void append(std::string& to, const deviation& each, std::uint32_t after) {
  to += std::to_string(each.at - after);
  to.append(each.what.who / letters_for_threads, 'z');
  to += static_cast<char>('a' + each.what.who % letters_for_threads);
  if (each.what.how == decision::timed_out) {
    to += ".t";
  } else if (each.what.how == decision::spurious) {
    to += ".s";
  } else if (each.what.how != 0) {
    to.append(1, '.').append(std::to_string(each.what.how));
  }
  to += static_cast<char>('A' + each.check);
}

// Reads one deviation after the other.
class reader {
 public:
  reader(std::string_view whole, std::string_view part) : whole_(whole), left_(part) {}

  [[nodiscard]] bool is_at_end() const { return left_.empty(); }

  deviation next(std::uint32_t after) {
    deviation read;
    read.at = after + number("the number of steps before a switch");
    if (read.at < after) fail("the number of steps before a switch is too large");
    read.what.who = thread();
    if (take('.')) read.what.how = outcome();
    if (left_.empty() || left_.front() < 'A' || left_.front() > 'Z')
      fail("a check letter A to Z is missing after a switch");
    read.check = static_cast<std::uint8_t>(left_.front() - 'A');
    left_.remove_prefix(1);
    return read;
  }

  [[noreturn]] void fail(const std::string& what) const {
    throw bad_schedule("'" + std::string(whole_) + "' is not a schedule: " + what);
  }

 private:
  bool take(char expected) {
    if (left_.empty() || left_.front() != expected) return false;
    left_.remove_prefix(1);
    return true;
  }
  std::uint32_t number(const char* what) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(left_.data(), left_.data() + left_.size(), value);
    if (error != std::errc{}) fail(std::string(what) + " is missing or too large");
    left_.remove_prefix(static_cast<std::size_t>(end - left_.data()));
    return value;
  }
  actor thread() {
    unsigned value = 0;
    while (take('z')) value += letters_for_threads;
    if (left_.empty() || left_.front() < 'a' || left_.front() > 'y' ||
        value >= model::nobody - letters_for_threads)
      fail("a thread's letter, a to z, is missing");
    value += static_cast<unsigned>(left_.front() - 'a');
    left_.remove_prefix(1);
    return static_cast<actor>(value);
  }
  std::uint16_t outcome() {
    if (take('t')) return decision::timed_out;
    if (take('s')) return decision::spurious;
    const std::uint32_t value = number("an outcome");
    if (value >= decision::spurious) fail("an outcome is too large");
    return static_cast<std::uint16_t>(value);
  }

  std::string_view whole_;
  std::string_view left_;
};

std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find('/');
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::string schedule_string::text() const {
  std::string all(version);
  all.append(1, '/').append(scenario);
  if (!variant.empty()) all.append(1, '/').append(variant);
  for (const auto& [knob, value] : knobs) all.append(1, '/').append(knob).append(1, '=').append(value);
  all += small ? "/-" : "/+";
  std::uint32_t after = 0;
  for (const deviation& each : deviations) {
    append(all, each, after);
    after = each.at;
  }
  return all.append(1, '/').append(text_of_check(check));
}

schedule_string schedule_string::parse(std::string_view text) {
  const reader whole(text, {});
  const auto parts = parts_of(text);
  constexpr const char* like = "; one looks like 1/dining-philosophers/naive/meals=1/+4bK/5f0e9d";
  if (parts.front() != version && parts.size() > 2)
    whole.fail("its version is '" + std::string(parts.front()) + "', this program reads version 1");
  if (parts.size() < 4) whole.fail(std::string("too few parts between slashes") + like);

  schedule_string read;
  read.scenario = parts[1];
  if (read.scenario.empty()) whole.fail(std::string("the scenario is missing") + like);
  const auto switches = parts[parts.size() - 2];
  const auto check = parts.back();
  for (std::size_t i = 2; i < parts.size() - 2; ++i) {
    const auto equals = parts[i].find('=');
    if (equals == std::string_view::npos) {
      if (i != 2 || parts[i].empty()) whole.fail("instead of knob=value it has " + std::string(parts[i]));
      read.variant = parts[i];
    } else {
      read.knobs.emplace_back(parts[i].substr(0, equals), parts[i].substr(equals + 1));
    }
  }
  if (!switches.starts_with('+') && !switches.starts_with('-'))
    whole.fail(std::string("the part with a + or - is missing") + like);
  read.small = switches.front() == '-';
  reader each(text, switches.substr(1));
  while (!each.is_at_end()) {
    const bool first = read.deviations.empty();
    read.deviations.push_back(each.next(first ? 0 : read.deviations.back().at));
    if (!first && read.deviations.back().at == read.deviations[read.deviations.size() - 2].at)
      whole.fail("two switches at the same step");
  }
  if (check.size() != check_length)
    whole.fail("its end is cut off or has something added: 6 characters after the last slash");
  for (const char digit : check) {
    const auto value = digits.find(digit);
    if (value == std::string_view::npos) whole.fail(std::string("'") + digit + "' in its check");
    read.check = read.check << 5 | static_cast<std::uint32_t>(value);
  }
  return read;
}

choice replaying::decide(const model& now) {
  decision next = default_decision(now, last_);
  if (met_ < deviations_.size() && deviations_[met_].at == taken_) {
    const deviation& here = deviations_[met_];
    const std::string where =
        "the run diverges from its schedule at step " + std::to_string(taken_ + 1) + ": ";
    if (here.check != steps_.letter()) {
      divergence_ = where + "the steps before are not the same (another version of the scenario?)";
      return std::nullopt;
    }
    if (!following::can_be_taken(now, here.what)) {
      divergence_ = where + "thread " + std::to_string(here.what.who) + " cannot go on like that" +
                    following::who_can(now);
      return std::nullopt;
    }
    next = here.what;
    ++met_;
  }
  steps_.add(now.next(next.who), next);
  ++taken_;
  last_ = next.who;
  return next;
}

void replaying::begin_again() {
  met_ = 0;
  taken_ = 0;
  last_ = 0;
  steps_ = {};
  divergence_.clear();
}

choice noting::decide(const model& now) {
  const decision by_default = default_decision(now, last_);
  const auto next = of_->decide(now);
  if (!next) return next;
  if (*next != by_default) deviations_.push_back({taken_, *next, steps_.letter()});
  steps_.add(now.next(next.who()), *next);
  ++taken_;
  last_ = next.who();
  return next;
}

}  // namespace interleave::schedule
