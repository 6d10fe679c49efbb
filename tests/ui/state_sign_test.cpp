#include "ui/items/state_sign.h"

#include "core/analysis/state.h"

#include <gtest/gtest.h>

namespace interleave::ui {
namespace {

TEST(StateSign, TellsEachStateByAShapeOfItsOwn) {
  for (int key = 0; key <= static_cast<int>(analysis::activity::ended); ++key) {
    const QPainterPath path = state_sign_path(key);
    EXPECT_FALSE(path.isEmpty()) << key;
    EXPECT_TRUE(QRectF(0, 0, 1, 1).contains(path.boundingRect())) << key;
    for (int other = 0; other < key; ++other) EXPECT_NE(path, state_sign_path(other)) << key << ' ' << other;
  }
}

TEST(StateSign, DrawsWhatItDoesNotKnowAsAbsent) {
  EXPECT_EQ(state_sign_path(99), state_sign_path(0));
}

}  // namespace
}  // namespace interleave::ui
