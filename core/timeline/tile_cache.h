#pragma once

#include "core/timeline/columns.h"
#include "core/timeline/lanes.h"
#include "core/timeline/raster.h"
#include "core/timeline/view.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <list>
#include <span>
#include <unordered_map>
#include <vector>

namespace interleave::timeline {

// Remembers what was worked out of a lane, in tiles of 256 columns of 2^scale ns each. A tile that ends at or
// before `settled` can never change, as lanes only grow at their end: it is kept, the least recently used
// ones being dropped past the byte limit. A tile past it, the live tail, is worked out anew each time, and
// only the columns asked for.
//
// Tiles hold columns, not pixels: 3 KiB whatever the lane's height, right in every theme, and patterns are
// drawn at the screen's own scale. A view takes the scale at or above its own ns per pixel; a tile column is
// then one to two pixels wide and never skipped, so contention is not lost either. At a power of two the
// picture is exactly that of `columns` and draw_lane. Below 1 ns a pixel the scale is 1 ns.
//
// Call clear() when a new run begins. Not thread-safe; the list must not change during a call.
//
//   tile_cache cache(64 << 20);
//   cache.draw(image, y, 20, {lane_kind::thread, 3}, list, shown, {now, settled}, colours);
class tile_cache {
 public:
  static constexpr int tile_width = 256;

  // `now`: how far the last interval reaches. `settled`: before it nothing will be appended any more, and no
  // interval ends; at most `now`.
  struct head {
    nanoseconds now = 0;
    nanoseconds settled = 0;
  };

  explicit tile_cache(std::size_t byte_limit) : byte_limit_(byte_limit) {}

  // One column a pixel of the view: out.size() of them from its left edge.
  void columns(lane_id id, const interval_list& list, const view& shown, head until, std::span<column> out);

  // The same, drawn; the target is the view's width.
  void draw(const image_view& target, int y, int height, lane_id id, const interval_list& list,
            const view& shown, head until, const palette& colours);

  void clear();

  [[nodiscard]] std::size_t bytes() const { return order_.size() * tile_bytes; }
  [[nodiscard]] std::size_t tiles() const { return order_.size(); }
  [[nodiscard]] std::uint64_t hits() const { return hits_; }
  [[nodiscard]] std::uint64_t misses() const { return misses_; }  // tiles worked out to be kept

  // The smallest k with 2^k >= ns_per_pixel, from 0 to 40.
  [[nodiscard]] static int scale_for(double ns_per_pixel);

 private:
  struct key {
    lane_id lane;
    int scale = 0;
    std::uint64_t index = 0;
    bool operator==(const key&) const = default;
  };
  struct key_hash {
    std::size_t operator()(const key& of) const;
  };
  struct tile {
    key of;
    std::array<column, tile_width> columns;
  };
  using place = std::list<tile>::iterator;
  // A tile with its list and table nodes, roughly.
  static constexpr std::size_t tile_bytes = sizeof(tile) + sizeof(key) + 8 * sizeof(void*);

  const tile& settled_tile(const key& of, const interval_list& list, nanoseconds now);
  void place_pixels(const view& shown, std::size_t count, int scale);

  std::size_t byte_limit_;
  std::list<tile> order_;  // most recently used first
  std::unordered_map<key, place, key_hash> by_key_;
  std::array<column, tile_width> tail_{};
  std::vector<column> row_;
  view placed_;                      // the view of under_
  std::vector<std::int64_t> under_;  // pixel → tile column, counted from time 0
  std::uint64_t hits_ = 0;
  std::uint64_t misses_ = 0;
};

}  // namespace interleave::timeline
