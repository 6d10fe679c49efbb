#include "core/timeline/tile_cache.h"

#include <algorithm>
#include <cmath>

namespace interleave::timeline {
namespace {

constexpr int most_scale = 40;  // a tile is then 78 hours, the longest run
constexpr std::int64_t no_column = -1;

}  // namespace

int tile_cache::scale_for(double ns_per_pixel) {
  if (!(ns_per_pixel > 1)) {
    return 0;
  }
  int exponent = 0;
  const double mantissa = std::frexp(ns_per_pixel, &exponent);
  return std::min(mantissa == 0.5 ? exponent - 1 : exponent, most_scale);
}

std::size_t tile_cache::key_hash::operator()(const key& of) const {
  std::uint64_t mixed = of.index * 0x9e3779b97f4a7c15U;
  mixed ^= std::uint64_t{of.lane.number} << 16 | static_cast<std::uint64_t>(of.lane.kind) << 8 |
           static_cast<std::uint64_t>(of.scale);
  mixed *= 0xff51afd7ed558ccdU;
  return static_cast<std::size_t>(mixed ^ mixed >> 32);
}

const tile_cache::tile& tile_cache::settled_tile(const key& of, const interval_list& list, nanoseconds now) {
  if (const auto found = by_key_.find(of); found != by_key_.end()) {
    ++hits_;
    order_.splice(order_.begin(), order_, found->second);
    return order_.front();
  }
  ++misses_;
  // The newest stays whatever the limit: the caller is about to read it.
  while (!order_.empty() && bytes() + tile_bytes > byte_limit_) {
    by_key_.erase(order_.back().of);
    order_.pop_back();
  }
  order_.push_front({of, {}});
  by_key_.emplace(of, order_.begin());
  const nanoseconds begin = of.index * tile_width << of.scale;
  timeline::columns(list, begin, begin + (nanoseconds{tile_width} << of.scale), now, order_.front().columns);
  return order_.front();
}

// The tile column under the left edge of each pixel; every tile column is at least a pixel wide, so none is
// left out.
void tile_cache::place_pixels(const view& shown, std::size_t count, int scale) {
  if (shown == placed_ && count == under_.size()) {
    return;  // the next lane of the same frame
  }
  placed_ = shown;
  under_.resize(count);
  const double per_ns = std::ldexp(1.0, -scale);
  for (std::size_t pixel = 0; pixel < count; ++pixel) {
    const double time = time_at(shown, static_cast<double>(pixel));
    const bool inside = time >= 0 && time < static_cast<double>(trace::max_time);
    under_[pixel] = inside ? static_cast<std::int64_t>(time * per_ns) : no_column;
  }
}

void tile_cache::columns(lane_id id, const interval_list& list, const view& shown, head until,
                         std::span<column> out) {
  const int scale = scale_for(ns_per_pixel(shown));
  place_pixels(shown, out.size(), scale);
  const std::uint64_t settled_columns = until.settled >> scale;

  std::size_t pixel = 0;
  while (pixel < out.size()) {
    if (under_[pixel] == no_column) {
      out[pixel++] = {};
      continue;
    }
    const auto first = static_cast<std::uint64_t>(under_[pixel]);
    const key of{id, scale, first / tile_width};
    const std::uint64_t tile_begin = of.index * tile_width;
    const std::uint64_t tile_end = tile_begin + tile_width;
    std::size_t pixels_end = pixel + 1;
    while (pixels_end < out.size() && under_[pixels_end] != no_column &&
           static_cast<std::uint64_t>(under_[pixels_end]) < tile_end) {
      ++pixels_end;
    }

    const column* from = tail_.data();
    std::uint64_t from_begin = first;
    if (tile_end <= settled_columns) {
      from = settled_tile(of, list, until.now).columns.data();
      from_begin = tile_begin;
    } else {
      const std::uint64_t count = static_cast<std::uint64_t>(under_[pixels_end - 1]) - first + 1;
      timeline::columns(list, first << scale, (first + count) << scale, until.now,
                        std::span(tail_).first(count));
    }
    for (; pixel < pixels_end; ++pixel) {
      out[pixel] = from[static_cast<std::uint64_t>(under_[pixel]) - from_begin];
    }
  }
}

void tile_cache::draw(const image_view& target, int y, int height, lane_id id, const interval_list& list,
                      const view& shown, head until, const palette& colours) {
  row_.resize(static_cast<std::size_t>(std::max(target.width, 0)));
  columns(id, list, shown, until, row_);
  draw_lane(target, y, height, row_, colours, pattern_origin(shown));
}

void tile_cache::clear() {
  by_key_.clear();
  order_.clear();
}

}  // namespace interleave::timeline
