#include "ui/models/lamps.h"

#include "tests/ui/sample.h"

#include <gtest/gtest.h>

namespace interleave::ui {
namespace {

class Lamps : public testing::Test {
 protected:
  Lamps() {
    lab.show(recorded(sample.t));
    shown.setSource(&lab);
  }

  void go(trace::nanoseconds at) {
    lab.setPlayhead(static_cast<double>(at));
    lab.flush();
  }
  // Which are lit, in order.
  QString lit() {
    QString all;
    for (int i = 0; i < shown.rows()->count(); ++i)
      all += shown.rows()->value(i, "lit").toBool() ? QLatin1Char('x') : QLatin1Char('.');
    return all;
  }

  three_philosophers sample;
  session lab;
  lamps shown;
};

TEST_F(Lamps, AreLitByTheStateAtThePlayhead) {
  EXPECT_EQ(lit(), "xxxx");
  EXPECT_EQ(shown.litCount(), 4);
  go(sample.before_any);
  EXPECT_EQ(lit(), "....");
  go(sample.one_left);
  EXPECT_EQ(lit(), "xxx.");
  EXPECT_TRUE(shown.rows()->value(3, "text").toString().startsWith("longest chain"));
  go(sample.closed);
  EXPECT_EQ(lit(), "xxxx");
  EXPECT_EQ(shown.rows()->value(1, "text").toString(),
            "philosopher 1 holds fork 1 and waits for fork 2, and 2 more like it");
}

TEST_F(Lamps, NameTheVariantThatBreaksEach) {
  EXPECT_EQ(shown.rows()->value(3, "title").toString(), "Circular wait");
  EXPECT_EQ(shown.rows()->value(3, "remedyId").toString(), "ordered");
  EXPECT_FALSE(shown.rows()->value(3, "remedyCurrent").toBool());
  lab.chooseVariant("ordered");
  lab.flush();
  EXPECT_TRUE(shown.rows()->value(3, "remedyCurrent").toBool());
}

TEST_F(Lamps, AreOnlyWhereDeadlockIsTheMatter) {
  EXPECT_TRUE(shown.shown());
  lab.select("race");
  lab.flush();
  EXPECT_FALSE(shown.shown());
  lab.select("deadlock");
  lab.flush();
  EXPECT_TRUE(shown.shown());
  EXPECT_EQ(lit(), "....") << "it has not run yet";
}

}  // namespace
}  // namespace interleave::ui
