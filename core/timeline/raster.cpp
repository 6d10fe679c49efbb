#include "core/timeline/raster.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

namespace interleave::timeline {
namespace {

// One row of a state's shape: bit x % 8 tells whether that pixel has the state's fill or pattern colour.
struct row_shape {
  std::uint8_t fill = 0;
  std::uint8_t pattern = 0;
};
constexpr std::uint8_t all = 0xff;
constexpr std::uint8_t stripe = 0x03;  // two pixels of eight

std::uint8_t diagonal(std::uint8_t bits, int row) {
  return std::rotl(bits, row & 7);
}

row_shape shape_of(lane_state state, int row, int height) {
  switch (state) {
    case lane_state::absent:
    case lane_state::ended:
      return {};
    case lane_state::running:
    case lane_state::busy:
    case lane_state::owned:
      return {all, 0};
    case lane_state::ready:
      return {row >= height / 2 ? all : std::uint8_t{0}, 0};
    case lane_state::blocked:
      return {all, diagonal(stripe, row)};
    case lane_state::contended:
      return {all, row < (height + 1) / 2 ? diagonal(stripe, row) : std::uint8_t{0}};
    case lane_state::sleeping:
      return {row == height / 2 ? all : std::uint8_t{0},
              row == height - 1 && height > 2 ? std::uint8_t{0x0f} : std::uint8_t{0}};
    case lane_state::held:
      return {row % 4 < 2 ? std::uint8_t{0x33} : std::uint8_t{0}, 0};
    case lane_state::free:
      return {row == height / 2 ? all : std::uint8_t{0}, 0};
    case lane_state::idle:
      return {row == height - 1 ? all : std::uint8_t{0}, 0};
    case lane_state::gap:
      return {all, static_cast<std::uint8_t>(diagonal(1, row) | diagonal(1, -row))};
  }
  return {};
}

// What a column looks like in a lane of a given height; equal neighbours are drawn as one run.
struct look {
  std::size_t state = 0;
  std::size_t bottom_state = 0;
  int bottom_begin = 0;  // the first row of bottom_state
  argb fill = 0;
  bool gap_on_top = false;

  bool operator==(const look&) const = default;
};

struct run {
  look shown;
  int begin = 0;
  int end = 0;
};

look look_of(const column& from, int height, const palette& colours) {
  look result;
  result.state = index_of(from.state);
  result.bottom_begin = height;
  result.fill = colours.fill[result.state];
  if (from.state == lane_state::busy && from.subject != 0 && !colours.subjects.empty()) {
    result.fill = colours.subjects[from.subject % colours.subjects.size()];
  }
  if (from.contention > 0 && !is_contention(from.state)) {
    const auto share = static_cast<int>(std::lround(from.contention * static_cast<float>(height)));
    result.bottom_begin = height - std::clamp(share, 1, height);
    result.bottom_state = index_of(from.contention_state);
  }
  result.gap_on_top = from.gap && from.state != lane_state::gap;
  return result;
}

class painter {
 public:
  painter(const palette& colours, int height) : colours_(colours) {
    shapes_.reserve(static_cast<std::size_t>(height) * lane_state_count);
    for (int row = 0; row < height; ++row) {
      for (std::size_t state = 0; state < lane_state_count; ++state) {
        shapes_.push_back(shape_of(static_cast<lane_state>(state), row, height));
      }
    }
  }

  // `phase` is the first pixel's number modulo 8.
  void paint(argb* line, const run& each, int row, unsigned phase) const {
    std::size_t state = each.shown.state;
    argb fill = each.shown.fill;
    if (row >= each.shown.bottom_begin) {
      state = each.shown.bottom_state;
      fill = colours_.fill[state];
    } else if (row == 0 && each.shown.gap_on_top) {
      state = index_of(lane_state::gap);
      fill = colours_.fill[state];
    }
    const row_shape shape = shapes_[static_cast<std::size_t>(row) * lane_state_count + state];
    if (shape.pattern == 0 && (shape.fill == all || shape.fill == 0)) {
      std::fill(line + each.begin, line + each.end, shape.fill == all ? fill : colours_.background);
      return;
    }
    const argb pattern = colours_.pattern[state];
    for (int x = each.begin; x < each.end; ++x) {
      const unsigned bit = 1U << ((static_cast<unsigned>(x) + phase) & 7U);
      line[x] = (shape.pattern & bit) != 0 ? pattern : (shape.fill & bit) != 0 ? fill : colours_.background;
    }
  }

 private:
  const palette& colours_;
  std::vector<row_shape> shapes_;  // [row][state]
};

}  // namespace

void draw_lane(const image_view& target, int y, int height, std::span<const column> columns,
               const palette& colours, std::int64_t origin) {
  const int width =
      static_cast<int>(std::min(columns.size(), static_cast<std::size_t>(std::max(target.width, 0))));
  const int first_row = std::max(0, -y);
  const int last_row = std::min(height, target.height - y);
  if (width == 0 || first_row >= last_row) {
    return;
  }
  std::vector<run> runs;
  for (int x = 0; x < width; ++x) {
    const look shown = look_of(columns[static_cast<std::size_t>(x)], height, colours);
    if (!runs.empty() && runs.back().shown == shown) {
      runs.back().end = x + 1;
    } else {
      runs.push_back({shown, x, x + 1});
    }
  }
  const painter paint(colours, height);
  const auto phase = static_cast<unsigned>(static_cast<std::uint64_t>(origin) & 7U);
  for (int row = first_row; row < last_row; ++row) {
    argb* line = target.pixels + static_cast<std::ptrdiff_t>(y + row) * target.stride;
    for (const run& each : runs) {
      paint.paint(line, each, row, phase);
    }
  }
}

}  // namespace interleave::timeline
