#include "core/timeline/tile_cache.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace interleave::timeline {
namespace {

constexpr int most_scale = 40;  // a tile is then 78 hours, the longest run
constexpr double no_column = -1;

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

void tile_cache::columns(lane_id id, const interval_list& list, const view& shown, head until,
                         std::span<column> out) {
  const int scale = scale_for(ns_per_pixel(shown));
  const double column_ns = std::ldexp(1.0, scale);
  // The tile column under the left edge of a pixel; every tile column is at least a pixel wide, so none is
  // left out.
  const auto column_under = [&](std::size_t pixel) {
    const double number = std::floor(time_at(shown, static_cast<double>(pixel)) / column_ns);
    return number >= 0 && number * column_ns < static_cast<double>(trace::max_time) ? number : no_column;
  };
  const double settled_columns = static_cast<double>(until.settled >> scale);

  std::size_t pixel = 0;
  while (pixel < out.size()) {
    const double number = column_under(pixel);
    if (number == no_column) {
      out[pixel++] = {};
      continue;
    }
    const auto first = static_cast<std::uint64_t>(number);
    const key of{id, scale, first / tile_width};
    const std::uint64_t tile_begin = of.index * tile_width;
    const double tile_end = static_cast<double>(tile_begin + tile_width);
    std::size_t pixels_end = pixel + 1;
    double last = number;
    for (double next = number; pixels_end < out.size(); ++pixels_end, last = next) {
      next = column_under(pixels_end);
      if (next == no_column || next >= tile_end) {
        break;
      }
    }

    const column* from = tail_.data();
    std::uint64_t from_begin = first;
    if (tile_end <= settled_columns) {
      from = settled_tile(of, list, until.now).columns.data();
      from_begin = tile_begin;
    } else {
      const auto count = static_cast<std::size_t>(last - number) + 1;
      timeline::columns(list, first << scale, (first + count) << scale, until.now,
                        std::span(tail_).first(count));
    }
    for (; pixel < pixels_end; ++pixel) {
      out[pixel] = from[static_cast<std::uint64_t>(column_under(pixel)) - from_begin];
    }
  }
}

void tile_cache::draw(const image_view& target, int y, int height, lane_id id, const interval_list& list,
                      const view& shown, head until, const palette& colours) {
  std::vector<column> row(static_cast<std::size_t>(std::max(target.width, 0)));
  columns(id, list, shown, until, row);
  draw_lane(target, y, height, row, colours, pattern_origin(shown));
}

void tile_cache::clear() {
  by_key_.clear();
  order_.clear();
}

}  // namespace interleave::timeline
