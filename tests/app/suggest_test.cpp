#include "app/cli/suggest.h"

#include <gtest/gtest.h>

namespace interleave::app {
namespace {

const std::vector<std::string> known{"naive", "ordered", "waiter", "scoped-lock"};

TEST(Suggest, FindsWhatWasMeant) {
  EXPECT_EQ(nearest("niave", known), "naive");
  EXPECT_EQ(nearest("orderd", known), "ordered");
  EXPECT_EQ(nearest("scoped", known), "scoped-lock");
  EXPECT_EQ(nearest("naive", known), "naive");
}

TEST(Suggest, IsSilentWhereNothingIsNear) {
  EXPECT_EQ(nearest("philosophers", known), "");
  EXPECT_EQ(nearest("", known), "");
  EXPECT_EQ(nearest("naive", {}), "");
}

TEST(Suggest, SaysWhatThereIs) {
  EXPECT_EQ(unknown("variant", "niave", {"naive", "ordered"}, " of x"),
            "unknown variant 'niave' of x, did you mean 'naive'? There is: naive, ordered");
  EXPECT_EQ(unknown("format", "xml", {"csv", "json"}), "unknown format 'xml'; there is: csv, json");
}

}  // namespace
}  // namespace interleave::app
