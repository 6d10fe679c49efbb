#include "ui/models/narration.h"

#include "tests/ui/sample.h"

#include <gtest/gtest.h>

namespace interleave::ui {
namespace {

class Narration : public testing::Test {
 protected:
  Narration() {
    lab.show(recorded(sample.t));
    told.setSource(&lab);
    told.setActive(true);
  }
  QString line(int at) {
    return told.rows()->value(at, "thread").toString() + ' ' + told.rows()->value(at, "text").toString();
  }
  void go(trace::nanoseconds at) {
    lab.setPlayhead(static_cast<double>(at));
    lab.flush();
  }

  three_philosophers sample;
  session lab;
  narration told;
};

TEST_F(Narration, TellsTheNewestFirst) {
  EXPECT_EQ(line(0), "philosopher 3 waits for fork 1");
  go(sample.before_any);
  EXPECT_EQ(line(0), "philosopher 3 begins hungry");
  go(sample.one_left);
  EXPECT_TRUE(line(0).startsWith("philosopher 2 waits for ")) << qPrintable(line(0));
}

TEST_F(Narration, DoesNothingWhileNobodyReadsIt) {
  told.setActive(false);
  go(sample.before_any);
  EXPECT_EQ(line(0), "philosopher 3 waits for fork 1");
  told.setActive(true);
  EXPECT_EQ(line(0), "philosopher 3 begins hungry");
}

TEST_F(Narration, LeavesOutWhatTellsNoStory) {
  for (int i = 0; i < told.rows()->count(); ++i)
    EXPECT_FALSE(told.rows()->value(i, "text").toString().isEmpty());
  EXPECT_LE(told.rows()->count(), static_cast<int>(narration::most));
}

}  // namespace
}  // namespace interleave::ui
