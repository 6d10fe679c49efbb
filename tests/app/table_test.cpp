#include "app/cli/table.h"

#include <gtest/gtest.h>

#include <sstream>

namespace interleave::app {
namespace {

TEST(Table, AlignsTextLeftAndFiguresRight) {
  table of({"Locks", "taken", "kind<"});
  of.add({"fork 1", "12", "mutex"});
  of.add({"f", "3 µs", "m"});
  std::ostringstream out;
  of.print(out);
  EXPECT_EQ(out.str(), "  Locks   taken  kind\n  fork 1     12  mutex\n  f        3 µs  m\n");
}

TEST(Table, CountsColumnsNotBytes) {
  EXPECT_EQ(columns_of("3 µs"), 4u);
  EXPECT_EQ(columns_of("\x1b[1;31mred\x1b[0m"), 3u);
  EXPECT_EQ(columns_of(""), 0u);
}

}  // namespace
}  // namespace interleave::app
