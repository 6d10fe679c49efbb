#include "core/scenario/descriptor.h"

#include <algorithm>
#include <array>

namespace interleave::scenario {

std::string_view word_for(expectation expected) {
  switch (expected) {
    case expectation::completed:
      return "completed";
    case expectation::deadlock:
      return "deadlock";
    case expectation::violation:
      return "violation";
    case expectation::starvation:
      return "starvation";
    case expectation::livelock:
      return "livelock";
  }
  return "completed";
}

const variant* descriptor::find_variant(std::string_view wanted) const {
  const auto found =
      std::find_if(variants.begin(), variants.end(), [&](const variant& v) { return v.id == wanted; });
  return found == variants.end() ? nullptr : &*found;
}

const knob* descriptor::find_knob(std::string_view wanted) const {
  const auto found = std::find_if(knobs.begin(), knobs.end(), [&](const knob& k) { return k.id == wanted; });
  return found == knobs.end() ? nullptr : &*found;
}

std::string_view chapter_title(int chapter) {
  static constexpr std::array<std::string_view, 6> titles{
      "", "Threads: why", "Primitives", "Classic problems", "Problems with threads", "Benchmarks"};
  return chapter > 0 && chapter < static_cast<int>(titles.size()) ? titles[static_cast<std::size_t>(chapter)]
                                                                  : "";
}

}  // namespace interleave::scenario
