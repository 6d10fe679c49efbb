#include "core/scenario/settings.h"

#include <charconv>
#include <cmath>
#include <sstream>

namespace interleave::scenario {

namespace {

std::string text_of(double value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

// Without a call: a scenario reads its knobs again and again, and they all fit.
std::int64_t nearest(double value) {
  return static_cast<std::int64_t>(value < 0 ? value - 0.5 : value + 0.5);
}

std::string range_of(const knob& of) {
  const std::string unit = of.unit.empty() ? "" : " " + std::string(of.unit);
  return text_of(of.min) + " to " + text_of(of.max) + unit;
}

[[noreturn]] void unknown(const descriptor& in, std::string_view knob_id) {
  std::string allowed;
  for (const knob& each : in.knobs) allowed += (allowed.empty() ? "" : ", ") + std::string(each.id);
  throw bad_setting("unknown knob '" + std::string(knob_id) + "' of " + std::string(in.id) +
                    "; it has: " + allowed);
}

}  // namespace

settings::settings(const descriptor& of)
    : descriptor_(&of), values_(std::make_unique<std::atomic<double>[]>(of.knobs.size())) {
  for (std::size_t i = 0; i < of.knobs.size(); ++i) {
    values_[i].store(of.knobs[i].initial, std::memory_order_relaxed);  // relaxed: not shared yet
  }
}

settings::settings(const settings& other) : settings(*other.descriptor_) {
  *this = other;
}

settings& settings::operator=(const settings& other) {
  host_ = other.host_;
  if (descriptor_ != other.descriptor_) {
    descriptor_ = other.descriptor_;
    values_ = std::make_unique<std::atomic<double>[]>(descriptor_->knobs.size());
  }
  for (std::size_t i = 0; i < descriptor_->knobs.size(); ++i) {
    // relaxed: each value stands alone
    values_[i].store(other.values_[i].load(std::memory_order_relaxed), std::memory_order_relaxed);
  }
  return *this;
}

void settings::set(std::string_view knob_id, double value) {
  const knob* const of = descriptor_->find_knob(knob_id);
  if (of == nullptr) unknown(*descriptor_, knob_id);
  if (!(value >= of->min && value <= of->max)) {
    throw bad_setting(std::string(of->id) + " = " + text_of(value) +
                      " is out of range; allowed: " + range_of(*of));
  }
  const double steps = std::round((value - of->min) / of->step);
  const auto index = static_cast<std::size_t>(of - descriptor_->knobs.data());
  values_[index].store(std::min(of->min + steps * of->step, of->max),
                       std::memory_order_relaxed);  // relaxed: stands alone
}

void settings::set(std::string_view knob_id, std::string_view text) {
  const knob* const of = descriptor_->find_knob(knob_id);
  if (of == nullptr) unknown(*descriptor_, knob_id);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) {
    throw bad_setting("'" + std::string(text) + "' is not a number for " + std::string(of->id) +
                      "; allowed: " + range_of(*of));
  }
  set(knob_id, value);
}

const std::atomic<double>& settings::find(std::string_view knob_id) const {
  // A scenario mostly asks by the very text that its descriptor has: then its address tells.
  const auto& knobs = descriptor_->knobs;
  for (std::size_t i = 0; i < knobs.size(); ++i) {
    if (knobs[i].id.data() == knob_id.data() && knobs[i].id.size() == knob_id.size()) return values_[i];
  }
  const knob* const of = descriptor_->find_knob(knob_id);
  if (of == nullptr) unknown(*descriptor_, knob_id);
  return values_[static_cast<std::size_t>(of - descriptor_->knobs.data())];
}

double settings::number(std::string_view knob_id) const {
  return find(knob_id).load(std::memory_order_relaxed);  // relaxed: stands alone
}

int settings::integer(std::string_view knob_id) const {
  return static_cast<int>(nearest(number(knob_id)));
}

std::chrono::nanoseconds settings::milliseconds(std::string_view knob_id) const {
  return std::chrono::nanoseconds(nearest(number(knob_id) * 1e6));
}

settings small_settings(const descriptor& of, const variant& as) {
  settings small(of);
  for (const auto* each : {&of.explore_with, &as.explore_with}) {
    for (const setting& one : *each) small.set(one.knob, one.value);
  }
  return small;
}

std::map<std::string, double> settings::all() const {
  std::map<std::string, double> values;
  for (const knob& each : descriptor_->knobs) values.emplace(each.id, number(each.id));
  return values;
}

}  // namespace interleave::scenario
