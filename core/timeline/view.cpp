#include "core/timeline/view.h"

#include <algorithm>
#include <cmath>

namespace interleave::timeline {
namespace {

double pixels_of(const view& shown) {
  return std::max(shown.width, 1);
}

view within(view shown, const view_limits& limits) {
  const double most = std::max(limits.total, limits.min_span);
  shown.span = std::clamp(shown.span, limits.min_span, most);
  shown.begin = std::clamp(shown.begin, 0.0, most - shown.span);
  return shown;
}

}  // namespace

double ns_per_pixel(const view& shown) {
  return shown.span / pixels_of(shown);
}

double time_at(const view& shown, double pixel) {
  return shown.begin + shown.span * pixel / pixels_of(shown);
}

double pixel_of(const view& shown, double time) {
  return shown.span > 0 ? (time - shown.begin) / shown.span * pixels_of(shown) : 0;
}

view zoomed(const view& shown, double factor, double about_pixel, const view_limits& limits) {
  if (!(factor > 0) || !std::isfinite(factor)) {
    return shown;
  }
  const double fixed = time_at(shown, about_pixel);
  view result = shown;
  result.span = std::clamp(shown.span / factor, limits.min_span, std::max(limits.total, limits.min_span));
  result.begin = fixed - result.span * about_pixel / pixels_of(shown);
  return within(result, limits);
}

view panned(const view& shown, double pixels, const view_limits& limits) {
  view result = shown;
  result.begin = time_at(shown, pixels);
  return within(result, limits);
}

view following(const view& shown, double now) {
  view result = shown;
  result.begin = std::max(0.0, now - shown.span);
  return result;
}

view fitted(double total, int width) {
  return {0, std::max(total, view_limits{}.min_span), width};
}

std::int64_t pattern_origin(const view& shown) {
  return shown.span > 0 ? std::llround(shown.begin / ns_per_pixel(shown)) : 0;
}

}  // namespace interleave::timeline
