#include "core/timeline/raster.h"

#include "core/timeline/tile_cache.h"
#include "tests/core/timeline/random_list.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <vector>

namespace interleave::timeline {
namespace {

constexpr argb untouched = 0x12345678;

palette test_colours() {
  palette colours;
  for (std::size_t state = 0; state < lane_state_count; ++state) {
    colours.fill[state] = 0xff000000U + static_cast<argb>(state);
    colours.pattern[state] = 0xff010000U + static_cast<argb>(state);
  }
  colours.background = 0xffffffffU;
  return colours;
}

struct canvas {
  int width;
  int height;
  std::vector<argb> pixels = std::vector<argb>(static_cast<std::size_t>(width * height), untouched);
  image_view view() { return {pixels.data(), width, width, height}; }
  argb at(int x, int y) const { return pixels[static_cast<std::size_t>(y * width + x)]; }
};

column of(lane_state state) {
  column result;
  result.state = state;
  result.contention = is_contention(state) ? 1.0F : 0.0F;
  result.contention_state = is_contention(state) ? state : lane_state::absent;
  result.gap = state == lane_state::gap;
  return result;
}

// 0 background, 1 fill, 2 pattern: the picture without its colours.
std::vector<int> shape(lane_state state, std::int64_t origin) {
  canvas image{16, 12};
  const palette colours = test_colours();
  draw_lane(image.view(), 0, 12, std::vector<column>(16, of(state)), colours, origin);
  std::vector<int> result;
  for (const argb pixel : image.pixels) {
    EXPECT_NE(pixel, untouched);
    result.push_back(pixel == colours.background ? 0 : pixel == colours.fill[index_of(state)] ? 1 : 2);
  }
  return result;
}

TEST(draw_lane, tells_the_states_of_a_kind_of_lane_apart_without_colour) {
  using enum lane_state;
  const std::vector<std::vector<lane_state>> kinds{
      {running, ready, blocked, sleeping, held, ended, gap, crashed},
      {idle, busy, absent, gap},
      {free, owned, contended, absent, gap}};
  for (const auto& kind : kinds) {
    std::set<std::vector<int>> shapes;
    for (const lane_state state : kind) {
      shapes.insert(shape(state, 0));
    }
    EXPECT_EQ(shapes.size(), kind.size());
  }
}

TEST(draw_lane, patterns_move_with_the_origin) {
  for (const lane_state state : {lane_state::blocked, lane_state::held, lane_state::gap}) {
    const auto here = shape(state, 100);
    const auto later = shape(state, 101);
    for (std::size_t row = 0; row < 12; ++row) {
      for (std::size_t x = 0; x + 1 < 16; ++x) {
        ASSERT_EQ(here[row * 16 + x + 1], later[row * 16 + x]);
      }
    }
    EXPECT_EQ(shape(state, -8), shape(state, 0));
  }
}

TEST(draw_lane, the_least_contention_and_the_least_loss_are_visible_at_any_height) {
  const palette colours = test_colours();
  for (const int height : {1, 2, 5, 20}) {
    column busy = of(lane_state::owned);
    busy.several = true;
    column contended = busy;
    contended.contention = 1e-10F;
    contended.contention_state = lane_state::contended;
    column lossy = busy;
    lossy.gap = true;
    canvas image{3, height};
    draw_lane(image.view(), 0, height, std::vector{busy, contended, lossy}, colours);
    const auto shows = [&](int x, lane_state state) {
      for (int row = 0; row < height; ++row) {
        const argb pixel = image.at(x, row);
        if (pixel == colours.fill[index_of(state)] || pixel == colours.pattern[index_of(state)]) {
          return true;
        }
      }
      return false;
    };
    EXPECT_FALSE(shows(0, lane_state::contended));
    EXPECT_TRUE(shows(1, lane_state::contended)) << height;
    EXPECT_TRUE(shows(2, lane_state::gap)) << height;
  }
}

TEST(draw_lane, stays_inside_image_and_lane) {
  const palette colours = test_colours();
  const std::vector<column> row(30, of(lane_state::running));
  for (const int y : {-100, -6, 0, 5, 8, 12, 100}) {
    canvas image{20, 12};
    draw_lane(image.view(), y, 10, row, colours);  // ASan sees what leaves the pixels
    for (int line = 0; line < 12; ++line) {
      EXPECT_EQ(image.at(19, line) != untouched, line >= y && line < y + 10) << y << ' ' << line;
    }
  }
  canvas image{20, 12};
  draw_lane(image.view(), 0, 0, row, colours);
  draw_lane(image.view(), 0, -4, row, colours);
  draw_lane(image.view(), 0, 10, {}, colours);
  EXPECT_EQ(std::count(image.pixels.begin(), image.pixels.end(), untouched), 240);
}

TEST(draw_lane, a_busy_core_has_its_threads_colour) {
  palette colours = test_colours();
  const std::vector<argb> subjects{0xffaa0000, 0xffbb0000};
  colours.subjects = subjects;
  column on = of(lane_state::busy);
  on.subject = 3;
  canvas image{2, 1};
  draw_lane(image.view(), 0, 1, std::vector{on, of(lane_state::busy)}, colours);
  EXPECT_EQ(image.at(0, 0), subjects[1]);
  EXPECT_EQ(image.at(1, 0), colours.fill[index_of(lane_state::busy)]);
}

TEST(tile_cache, scale_is_the_next_power_of_two) {
  const std::pair<double, int> cases[] = {{0, 0},   {0.3, 0},   {1, 0},     {1.01, 1}, {2, 1},
                                          {2.5, 2}, {1024, 10}, {1025, 11}, {1e30, 40}};
  for (const auto& [ns, scale] : cases) {
    EXPECT_EQ(tile_cache::scale_for(ns), scale) << ns;
  }
}

// Panning over a live lane: what comes from tiles, kept or not, is what drawing directly gives.
TEST(tile_cache, draws_what_drawing_directly_draws) {
  const random_list made = make_random_list(9, 20'000, thread_states, 300);
  const palette colours = test_colours();
  std::mt19937_64 random(9);
  for (const std::size_t limit : {std::size_t{1} << 20, std::size_t{1}}) {
    tile_cache cache(limit);
    for (int probe = 0; probe < 150; ++probe) {
      const int scale = static_cast<int>(random() % 14);
      const int width = static_cast<int>(random() % 900 + 1);
      const nanoseconds begin = random() % (made.now >> scale) << scale;
      const nanoseconds span = static_cast<nanoseconds>(width) << scale;
      const view shown{static_cast<double>(begin), static_cast<double>(span), width};
      canvas tiled{width, 9};
      canvas direct{width, 9};
      const nanoseconds settled = made.now - made.now / 7;
      cache.draw(tiled.view(), 0, 9, {lane_kind::thread, 1}, made.list, shown, {made.now, settled}, colours);
      draw_lane(direct.view(), 0, 9, columns(made.list, begin, begin + span, width, made.now), colours,
                pattern_origin(shown));
      ASSERT_EQ(tiled.pixels, direct.pixels) << scale << ' ' << begin << ' ' << width;
    }
    if (limit == 1) {
      EXPECT_EQ(cache.tiles(), 1U);  // the newest stays whatever the limit
    } else {
      EXPECT_GT(cache.hits(), 0U);
      EXPECT_LE(cache.bytes(), limit);
    }
  }
}

TEST(tile_cache, a_growing_lane_never_shows_an_old_tail) {
  interval_list list;
  tile_cache cache(1 << 20);
  std::mt19937 random(3);
  nanoseconds now = 0;
  for (int frame = 0; frame < 60; ++frame) {
    for (int event = 0; event < 40; ++event) {
      list.append(now, thread_states[random() % thread_states.size()]);
      now += random() % 50;
    }
    const view shown{0, 65536.0, 1024};
    std::vector<column> row(1024);
    cache.columns({lane_kind::thread, 1}, list, shown, {now, now}, row);
    ASSERT_EQ(row, columns(list, 0, 65536, 1024, now)) << frame;
  }
  EXPECT_GT(cache.tiles(), 1U);
}

TEST(tile_cache, between_powers_of_two_no_contention_is_left_out) {
  interval_list list;
  list.append(0, lane_state::running);
  list.append(700'001, lane_state::blocked);
  list.append(700'002, lane_state::running);
  tile_cache cache(1 << 20);
  for (int width = 100; width < 1500; width += 37) {
    std::vector<column> row(static_cast<std::size_t>(width));
    cache.columns({lane_kind::thread, 1}, list, {0, 1e6, width}, {1'000'000, 1'000'000}, row);
    const auto shown =
        std::count_if(row.begin(), row.end(), [](const column& c) { return c.contention > 0; });
    EXPECT_GE(shown, 1) << width;
    EXPECT_LE(shown, 2) << width;
  }
}

TEST(tile_cache, time_outside_the_run_is_absent_and_lanes_are_apart) {
  interval_list list;
  list.append(0, lane_state::running);
  tile_cache cache(1 << 20);
  std::vector<column> row(100);
  cache.columns({lane_kind::thread, 1}, list, {-500, 1000, 100}, {400, 400}, row);
  EXPECT_EQ(row[49].state, lane_state::absent);
  EXPECT_EQ(row[50].state, lane_state::running);
  EXPECT_EQ(row[95].state, lane_state::absent);
  cache.columns({lane_kind::thread, 1}, list, {0, 1e15, 100}, {400, 400}, row);
  EXPECT_EQ(row[99].state, lane_state::absent);

  interval_list other;
  other.append(0, lane_state::owned);
  const view shown{0, 1000, 100};
  cache.columns({lane_kind::thread, 1}, list, shown, {1'000'000, 1'000'000}, row);
  cache.columns({lane_kind::lock, 1}, other, shown, {1'000'000, 1'000'000}, row);
  EXPECT_EQ(row[3].state, lane_state::owned);
  EXPECT_GT(cache.tiles(), 1U);
  cache.clear();
  EXPECT_EQ(cache.bytes(), 0U);
}

}  // namespace
}  // namespace interleave::timeline
