#include "tests/ui/window_fixture.h"

#include <QTemporaryDir>

namespace interleave::ui {
namespace {

// Saving and opening in the window. The dialogs are the system's or Qt's: that they come and go is ours.
class ClickFiles : public window_test {
 protected:
  QObject* dialog(const char* name) { return window().findChild<QObject*>(QString::fromUtf8(name)); }
  bool is_open(const char* name) {
    return dialog(name) != nullptr && dialog(name)->property("visible").toBool();
  }
  void turn_away(const char* name) {
    ASSERT_TRUE(wait([&] { return is_open(name); })) << name;
    QMetaObject::invokeMethod(dialog(name), "reject");
    EXPECT_TRUE(wait([&] { return !is_open(name); })) << name;
  }
  void finish_a_run() {
    click("run");
    ASSERT_TRUE(wait([&] { return position() > 50; }));
    press(Qt::Key_S);
    ASSERT_TRUE(wait([&] { return lab().state() == "finished"; }));
  }

  QTemporaryDir folder;
};

TEST_F(ClickFiles, ButtonsAndKeysAskForFiles) {
  finish_a_run();
  click("save");
  turn_away("saveDialog");
  press(Qt::Key_S, Qt::ControlModifier);
  turn_away("saveDialog");
  click("open");
  turn_away("openDialog");
  press(Qt::Key_O, Qt::ControlModifier);
  turn_away("openDialog");
  EXPECT_EQ(lab().state(), "finished");
}

TEST_F(ClickFiles, WhatHasBecomeOfAFileIsTold) {
  finish_a_run();
  const auto shown = lab().trace();
  EXPECT_FALSE(lab().save(QUrl::fromLocalFile(folder.filePath("none/run.csv"))));
  EXPECT_TRUE(wait([&] { return is_seen("error"); }));
  EXPECT_EQ(lab().trace(), shown);
  click("error");
  EXPECT_TRUE(wait([&] { return !is_seen("error"); }));
  EXPECT_TRUE(lab().save(QUrl::fromLocalFile(folder.filePath("run.csv"))));
  EXPECT_TRUE(wait([&] { return is_seen("notice"); }));
}

}  // namespace
}  // namespace interleave::ui
