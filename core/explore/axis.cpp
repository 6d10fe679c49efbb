#include "core/explore/axis.h"

#include "core/scenario/settings.h"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <string_view>

namespace interleave::explore {

namespace {

// From here on even steps would leave the small values out.
constexpr double wide = 16;
// Of the end: where a series begins that cannot begin at zero.
constexpr double smallest_share = 1.0 / 30;

// What failures hang on most, where that is not the first two knobs; and the part of them in which they come
// and go, where that is but a part ({}: as of any other knob).
struct choice {
  std::string_view scenario, x, y;
  knob_range over_x{}, over_y{};
};
constexpr choice usual[] = {
    {"barrier", "threads", "skew_ms"},
    {"deadlock", "accounts", "pause_ms", {2, 12}},
    {"dining-philosophers", "philosophers", "pause_ms", {2, 7}},
    {"livelock", "threads", "step_ms", {2, 12}},
    {"monitor", "producers", "consumers", {1, 6}, {1, 6}},
    {"race", "threads", "window_ms", {1, 6}, {0, 2}},
    {"readers-writers", "readers", "writers", {1, 6}, {1, 6}},
    {"semaphore", "leak", "permits", {2, 12}, {1, 6}},
    {"sleeping-barber", "customers", "walk_ms", {2, 12}},
    {"starvation", "threads", "greed", {2, 12}},
    {"unisex-bathroom", "men", "women", {1, 6}, {1, 6}},
};

const choice* usual_of(const scenario::descriptor& of) {
  for (const choice& each : usual) {
    if (each.scenario == of.id) return &each;
  }
  return nullptr;
}

std::string text_of(double value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

void check(const scenario::knob& of, knob_range over) {
  if (over.from >= of.min && over.from <= over.to && over.to <= of.max) return;
  throw scenario::bad_setting(std::string(of.id) + " from " + text_of(over.from) + " to " + text_of(over.to) +
                              " is no part of its range; allowed: FROM..TO within " + text_of(of.min) + ".." +
                              text_of(of.max));
}

// The nearest value that the knob takes.
double on_step(const scenario::knob& of, double value) {
  const double stepped = of.min + std::round((value - of.min) / of.step) * of.step;
  return std::clamp(std::round(stepped * 1e6) / 1e6, of.min, of.max);
}

}  // namespace

axis axis_over(const scenario::knob& of, knob_range over, std::size_t cells) {
  check(of, over);
  axis made{.of = &of, .values = {}};
  const auto add = [&](double value) {
    const double next = on_step(of, value);
    if (made.values.empty() || next > made.values.back()) made.values.push_back(next);
  };
  add(over.from);
  if (cells <= 1 || over.to == over.from) return made;
  const bool is_share = of.unit == "%";
  if (!is_share && over.to >= wide * std::max(over.from, of.step)) {
    const bool from_zero = over.from <= 0;
    const double first = from_zero ? std::max(of.step, over.to * smallest_share) : over.from;
    const std::size_t steps = from_zero ? cells - 2 : cells - 1;
    for (std::size_t i = from_zero ? 0 : 1; i < steps; ++i)
      add(first * std::pow(over.to / first, static_cast<double>(i) / static_cast<double>(steps)));
  } else {
    for (std::size_t i = 1; i < cells - 1; ++i)
      add(over.from + (over.to - over.from) * static_cast<double>(i) / static_cast<double>(cells - 1));
  }
  add(over.to);
  return made;
}

knob_range usual_range(const scenario::descriptor& in, const scenario::knob& of,
                       std::chrono::nanoseconds run) {
  if (const choice* known = usual_of(in)) {
    if (known->x == of.id && known->over_x.to > 0) return known->over_x;
    if (known->y == of.id && known->over_y.to > 0) return known->over_y;
  }
  const double ns = static_cast<double>(run.count());
  const double unit = of.unit == "ms" ? 1e6 : of.unit == "µs" ? 1e3 : 0;
  if (unit == 0) return {of.min, of.max};
  return {of.min, std::clamp(on_step(of, ns / 4 / unit), of.min, of.max)};
}

std::vector<const scenario::knob*> mappable(const scenario::descriptor& of) {
  std::vector<const scenario::knob*> all;
  for (const scenario::knob& each : of.knobs) {
    if (each.max - each.min > each.step) all.push_back(&each);
  }
  return all;
}

std::pair<const scenario::knob*, const scenario::knob*> usual_axes(const scenario::descriptor& of) {
  if (const choice* known = usual_of(of)) return {of.find_knob(known->x), of.find_knob(known->y)};
  const auto all = mappable(of);
  return {all.empty() ? nullptr : all[0], all.size() < 2 ? nullptr : all[1]};
}

}  // namespace interleave::explore
