#include "ui/models/command_list.h"

#include <gtest/gtest.h>

namespace interleave::ui {
namespace {

QString first(command_list& list, const char* typed, const char* role = "id") {
  list.setTyped(typed);
  return list.value(0, role).toString();
}

TEST(Fit, WantsAllLettersInOrder) {
  EXPECT_TRUE(fit("dp", "dining-philosophers"));
  EXPECT_TRUE(fit("DIN phil", "The dining philosophers"));
  EXPECT_FALSE(fit("dinx", "dining-philosophers"));
  EXPECT_FALSE(fit("sph", "phs"));
  EXPECT_FALSE(fit("a", ""));
  EXPECT_EQ(fit("", "anything"), 0);
}

TEST(Fit, PrefersBeginningsOfWordsAndRuns) {
  EXPECT_GT(fit("rw", "readers-writers"), fit("rw", "a narrow arrow"));
  EXPECT_GT(fit("lock", "deadlock"), fit("lock", "live lesson, one check"));
  EXPECT_GT(fit("race", "race"), fit("race", "race with a long name"));
}

TEST(CommandList, FindsScenariosVariantsAndActions) {
  command_list list;
  list.setActions({QVariantMap{{"id", "theme"}, {"title", "Light or dark theme"}, {"key", "T"}},
                   QVariantMap{{"id", "save"}, {"title", "Save or export this run"}, {"key", "Ctrl S"}}});
  EXPECT_EQ(first(list, "dark theme"), QString("theme"));
  EXPECT_EQ(first(list, "dark theme", "shortcut"), QString("T"));
  EXPECT_EQ(first(list, "dining"), QString("dining-philosophers"));
  EXPECT_EQ(first(list, "readers-writers"), QString("readers-writers"));
  EXPECT_EQ(first(list, "chandy-misra", "kind"), QString("variant"));
  EXPECT_EQ(first(list, "chandy-misra", "owner"), QString("dining-philosophers"));
  list.setTyped("qqqqzz");
  EXPECT_EQ(list.count(), 0);
}

TEST(CommandList, ShowsActionsFirstWhenNothingIsTyped) {
  command_list list;
  EXPECT_EQ(list.value(0, "kind").toString(), QString("scenario"));
  list.setActions({QVariantMap{{"id", "theme"}, {"title", "Light or dark theme"}, {"key", "T"}}});
  EXPECT_EQ(list.value(0, "kind").toString(), QString("action"));
  EXPECT_EQ(list.value(1, "kind").toString(), QString("scenario"));
}

}  // namespace
}  // namespace interleave::ui
