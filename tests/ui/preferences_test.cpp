#include "ui/models/preferences.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace interleave::ui {
namespace {

TEST(Preferences, AreThereAgainAtTheNextStart) {
  const QTemporaryDir folder;
  const QString file = folder.filePath("window.ini");
  {
    preferences first(file);
    first.keep("theme", "dark");
    first.keep("layout/dock", 320);
    first.keep("motion", false);
  }
  const preferences next(file);
  EXPECT_EQ(next.text("theme", "system", {"system", "light", "dark"}), QString("dark"));
  EXPECT_EQ(next.number("layout/dock", 100, 50, 1000), 320);
  EXPECT_FALSE(next.flag("motion", true));
}

TEST(Preferences, WhatMakesNoSenseIsNotThere) {
  const QTemporaryDir folder;
  const QString file = folder.filePath("window.ini");
  QFile damaged(file);
  ASSERT_TRUE(damaged.open(QIODevice::WriteOnly));
  damaged.write("[General]\ntheme=purple\nscale=nan\npace=-5\nmotion=perhaps\n[layout\x00 ]\n= =\n");
  damaged.close();
  const preferences of(file);
  EXPECT_EQ(of.text("theme", "system", {"system", "light", "dark"}), QString("system"));
  EXPECT_EQ(of.number("scale", 1, 0.8, 2), 1);
  EXPECT_EQ(of.number("pace", 20, 0, 500), 20);
  EXPECT_TRUE(of.flag("motion", true));
}

TEST(Preferences, WithoutAFileRememberNothingBeyondTheirLife) {
  {
    preferences first;
    first.keep("theme", "dark");
    EXPECT_EQ(first.text("theme", "system"), QString("dark"));
  }
  EXPECT_EQ(preferences().text("theme", "system"), QString("system"));
}

TEST(Preferences, KnowTheNewestFilesThatAreStillThere) {
  const QTemporaryDir folder;
  preferences of(folder.filePath("window.ini"));
  QStringList made;
  for (int i = 0; i < preferences::most_recent_files + 2; ++i) {
    made.push_back(folder.filePath(QString("%1.interleave").arg(i)));
    QFile file(made.back());
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    of.addRecentFile(QUrl::fromLocalFile(made.back()));
  }
  of.addRecentFile(QUrl::fromLocalFile(made[5]));
  EXPECT_EQ(of.recentFiles().size(), preferences::most_recent_files);
  EXPECT_EQ(of.recentFiles().first(), made[5]);
  EXPECT_EQ(of.recentFiles().count(made[5]), 1);
  of.forgetRecentFile(QUrl::fromLocalFile(made[5]));
  EXPECT_EQ(of.recentFiles().first(), made.back());
  of.addRecentFile(QUrl("https://example.org/a"));
  EXPECT_EQ(of.recentFiles().first(), made.back());
}

}  // namespace
}  // namespace interleave::ui
