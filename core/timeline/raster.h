#pragma once

#include "core/timeline/columns.h"
#include "core/timeline/lane_state.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace interleave::timeline {

// 32-bit colours, 0xAARRGGBB, as the image has them; nothing is blended.
using argb = std::uint32_t;

// Somebody else's image. `stride` is in pixels.
struct image_view {
  argb* pixels = nullptr;
  int stride = 0;
  int width = 0;
  int height = 0;
};

struct palette {
  std::array<argb, lane_state_count> fill{};     // a state's shape
  std::array<argb, lane_state_count> pattern{};  // hatch and dots on it
  argb background = 0;
  // Core lanes: thread t has subjects[t % size()]; empty, or thread 0: fill[busy].
  std::span<const argb> subjects{};
};

// Draws `columns` from the target's left edge into its rows [y, y + height); what lies outside the image is
// left out.
//
// The state is told by shape as well as by colour:
//   running, busy, owned  full height                 ready      lower half
//   blocked               full, diagonal hatch        contended  full, hatch on the upper half
//   sleeping              thin centre line, dashes below    held       dots
//   free                  thin centre line            idle       thin line at the bottom
//   gap                   full, cross-hatch           absent, ended  nothing
// A column with some contention shows it from the bottom up, as high as its share and never less than one
// pixel; one without, where a thread ran for a part of it, shows that part in the same way, two pixels at
// least. A lost event shows in the top row.
//
// `origin` is the number of the first column counted from time 0 (view.h, pattern_origin): patterns, which
// repeat every 8 pixels, are anchored to it and don't crawl when the view pans. Pure.
//
//   draw_lane(image, 40, 20, columns(lane, 0, now, image.width, now), colours);
void draw_lane(const image_view& target, int y, int height, std::span<const column> columns,
               const palette& colours, std::int64_t origin = 0);

}  // namespace interleave::timeline
