#include "ui/items/graph_arrows.h"

#include <gtest/gtest.h>

#include <cmath>

namespace interleave::ui {
namespace {

constexpr graph_measures wide{{220, 120}, 10, 15, 8};  // the unit square is 200 × 100

double length(QPointF of) {
  return std::hypot(of.x(), of.y());
}

TEST(GraphArrows, LeaveRoomForTheNodes) {
  const auto drawn = arrow_of({{0, 0.5}, {1, 0.5}}, wide);
  ASSERT_TRUE(drawn);
  EXPECT_EQ(drawn->line, QLineF(25, 60, 185, 60));  // from 10 to 210, less the gap, and the head
  EXPECT_EQ(drawn->head[0], QPointF(193, 60));
  EXPECT_DOUBLE_EQ(drawn->head[1].x(), 185);
  EXPECT_DOUBLE_EQ(drawn->head[1].y() - 60, 60 - drawn->head[2].y());
}

TEST(GraphArrows, PointTheWayTheyGo) {
  const auto there = arrow_of({{0.2, 0.9}, {0.7, 0.1}}, wide);
  const auto back = arrow_of({{0.7, 0.1}, {0.2, 0.9}}, wide);
  ASSERT_TRUE(there && back);
  EXPECT_GT(there->head[0].x(), there->line.p1().x());
  EXPECT_LT(there->head[0].y(), there->line.p1().y());
  EXPECT_NEAR(there->line.angleTo(back->line), 180, 1e-9);
}

TEST(GraphArrows, AreLargerInACycle) {
  const auto plain = arrow_of({{0, 0}, {1, 0}}, wide);
  const auto cycle = arrow_of({{0, 0}, {1, 0}, edge_kind::waits, true}, wide);
  ASSERT_TRUE(plain && cycle);
  EXPECT_DOUBLE_EQ(length(plain->head[0] - plain->line.p2()), 8);
  EXPECT_DOUBLE_EQ(length(cycle->head[0] - cycle->line.p2()), 12);
}

TEST(GraphArrows, ShrinkBetweenCloseNodes) {
  for (const double apart : {0.3, 0.1, 0.02, 0.006}) {
    const auto drawn = arrow_of({{0.5, 0.5}, {0.5 + apart, 0.5}}, wide);
    ASSERT_TRUE(drawn) << apart;
    EXPECT_GT(drawn->line.p1().x(), 110) << apart;
    EXPECT_GT(drawn->line.p2().x(), drawn->line.p1().x()) << apart;
    EXPECT_GT(drawn->head[0].x(), drawn->line.p2().x()) << apart;
    EXPECT_LT(drawn->head[0].x(), 110 + apart * 200) << apart;
  }
}

TEST(GraphArrows, AreNoneWithoutLength) {
  EXPECT_FALSE(arrow_of({{0.5, 0.5}, {0.5, 0.5}}, wide));
  EXPECT_FALSE(arrow_of({{0, 0}, {1, 1}}, {{0, 0}, 0, 15, 8}));
  EXPECT_FALSE(arrow_of({{std::nan(""), 0}, {1, 1}}, wide));
}

}  // namespace
}  // namespace interleave::ui
