#include "core/timeline/raster.h"

#include <algorithm>
#include <array>
#include <bit>
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
    case lane_state::crashed:  // small crosses, to the end of the lane
      return {static_cast<std::uint8_t>(diagonal(1, row) | diagonal(1, -row)), 0};
    case lane_state::gap:
      return {all, static_cast<std::uint8_t>(diagonal(1, row) | diagonal(1, -row))};
  }
  return {};
}

// What a column looks like in a lane of a given height; equal neighbours are drawn as one run.
struct look {
  std::uint8_t state = 0;
  std::uint8_t bottom_state = 0;
  bool gap_on_top = false;
  int bottom_begin = 0;  // the first row of bottom_state
  argb busy = 0;         // the colour of busy here

  bool operator==(const look&) const = default;
};

struct run {
  look shown;
  int begin = 0;
  int end = 0;
};

constexpr auto busy_state = static_cast<std::uint8_t>(lane_state::busy);
constexpr auto gap_state = static_cast<std::uint8_t>(lane_state::gap);

look look_of(const column& from, int height, const palette& colours) {
  look result;
  result.state = static_cast<std::uint8_t>(from.state);
  result.bottom_begin = height;
  result.busy = colours.fill[busy_state];
  if (from.subject != 0 && !colours.subjects.empty()) {
    result.busy = colours.subjects[from.subject % colours.subjects.size()];
  }
  const auto show_at_bottom = [&](float share, int least, lane_state state) {
    const int rows = static_cast<int>(share * static_cast<float>(height) + 0.5F);
    result.bottom_begin = height - std::clamp(rows, std::min(least, height), height);
    result.bottom_state = static_cast<std::uint8_t>(state);
  };
  if (from.contention > 0) {
    if (!is_contention(from.state)) show_at_bottom(from.contention, 1, from.contention_state);
  } else if (from.active > 0 && from.state == lane_state::idle) {
    show_at_bottom(from.active, 2, lane_state::busy);
  } else if (from.active > 0 && from.state == lane_state::sleeping) {
    show_at_bottom(from.active, 2, lane_state::running);
  }
  result.gap_on_top = from.gap && from.state != lane_state::gap;
  return result;
}

std::vector<run> runs_of(std::span<const column> columns, int height, const palette& colours) {
  std::vector<run> runs;
  runs.reserve(columns.size());
  for (int x = 0; x < static_cast<int>(columns.size()); ++x) {
    const look shown = look_of(columns[static_cast<std::size_t>(x)], height, colours);
    if (!runs.empty() && runs.back().shown == shown) {
      runs.back().end = x + 1;
    } else {
      runs.push_back({shown, x, x + 1});
    }
  }
  return runs;
}

// One row of the lane with every state's eight pixels worked out, so that a pixel is one read whatever its
// shape.
class row_painter {
 public:
  row_painter(const palette& colours, int row, int height, unsigned phase) : row_(row), phase_(phase) {
    for (std::size_t state = 0; state < lane_state_count; ++state) {
      const row_shape shape = shape_of(static_cast<lane_state>(state), row, height);
      plain_[state] = shape.pattern == 0 && (shape.fill == all || shape.fill == 0);
      for (unsigned x = 0; x < 8; ++x) {
        const unsigned bit = 1U << x;
        pixels_[state][x] = (shape.pattern & bit) != 0 ? colours.pattern[state]
                            : (shape.fill & bit) != 0  ? colours.fill[state]
                                                       : colours.background;
      }
    }
  }

  void paint(argb* line, const run& each) const {
    const look& shown = each.shown;
    std::uint8_t state = row_ >= shown.bottom_begin ? shown.bottom_state : shown.state;
    if (row_ == 0 && shown.gap_on_top && shown.bottom_begin > 0) {
      state = gap_state;
    }
    const auto& pixels = pixels_[state];
    if (each.end - each.begin == 1) {
      const auto x = static_cast<unsigned>(each.begin);
      line[x] = state == busy_state ? shown.busy : pixels[(x + phase_) & 7U];
    } else if (plain_[state]) {
      std::fill(line + each.begin, line + each.end, state == busy_state ? shown.busy : pixels[0]);
    } else {
      for (int x = each.begin; x < each.end; ++x) {
        line[x] = pixels[(static_cast<unsigned>(x) + phase_) & 7U];
      }
    }
  }

 private:
  int row_;
  unsigned phase_;  // the first pixel's number modulo 8
  std::array<std::array<argb, 8>, lane_state_count> pixels_{};
  std::array<bool, lane_state_count> plain_{};  // one colour
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
  const std::vector<run> runs = runs_of(columns.first(static_cast<std::size_t>(width)), height, colours);
  const auto phase = static_cast<unsigned>(static_cast<std::uint64_t>(origin) & 7U);
  for (int row = first_row; row < last_row; ++row) {
    const row_painter painter(colours, row, height, phase);
    argb* line = target.pixels + static_cast<std::ptrdiff_t>(y + row) * target.stride;
    for (const run& each : runs) {
      painter.paint(line, each);
    }
  }
}

}  // namespace interleave::timeline
