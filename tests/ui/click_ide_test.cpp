#include "core/os/atomic_file.h"
#include "tests/ui/window_fixture.h"
#include "ui/models/ide_scene.h"

#include <QTemporaryDir>

#include <string>

namespace interleave::ui {
namespace {

class ClickIde : public window_test, public testing::WithParamInterface<const char*> {
 protected:
  void SetUp() override {
    former_ = qgetenv("XDG_DATA_HOME");
    qputenv("XDG_DATA_HOME", folder_.path().toUtf8());
    prepare_ = [](session& lab) {
      lab.chooseScenario("ide-save");
      lab.chooseVariant(GetParam());
      lab.chooseKnob("project_kib", "256");
    };
    window_test::SetUp();
  }
  void TearDown() override {
    window_test::TearDown();
    qputenv("XDG_DATA_HOME", former_);
  }

  QQuickItem* editor() { return item("editor:src/main.cpp"); }
  QString text() { return editor()->property("text").toString(); }
  QString status() { return item("saveStatus")->property("text").toString(); }
  std::string on_disk() {
    const QString file = folder_.filePath(QCoreApplication::applicationName() + "/ide-save.txt");
    return os::content_of(file.toStdString());
  }
  bool is_on_disk(const QString& what) {
    return on_disk().starts_with(("// src/main.cpp\n" + what + "// src/clock.h\n").toStdString());
  }
  void wait_until_saved() {
    ASSERT_TRUE(wait([&] { return status().startsWith("Saved: verified "); })) << qPrintable(status());
  }

  QTemporaryDir folder_;
  QByteArray former_;
};

TEST_P(ClickIde, WhatIsTypedIsSavedAndWhatIsTypedMeanwhileIsNotLost) {
  click("editor:src/main.cpp");
  press(Qt::Key_Home, Qt::ControlModifier);
  type("typed first ");
  ASSERT_TRUE(text().startsWith("typed first #include")) << qPrintable(text());
  const QString first = text();
  press(Qt::Key_S, Qt::ControlModifier);
  type("and this meanwhile ");
  EXPECT_TRUE(wait([&] { return text().startsWith("typed first and this meanwhile #include"); }));
  wait_until_saved();
  EXPECT_TRUE(is_on_disk(first));

  click("saveProject");
  ASSERT_TRUE(wait([&] { return is_on_disk(text()); }));
  wait_until_saved();
}

TEST_P(ClickIde, EditsAsEditorsDo) {
  click("editor:src/main.cpp");
  const QString before = text();
  press(Qt::Key_Home, Qt::ControlModifier);
  type("s r 1 ");  // letters that are keys of the window elsewhere
  EXPECT_EQ(text(), "s r 1 " + before);
  press(Qt::Key_Tab);
  EXPECT_EQ(text(), "s r 1   " + before);
  while (editor()->property("canUndo").toBool()) press(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(text(), before);
  press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  EXPECT_NE(text(), before);
  press(Qt::Key_A, Qt::ControlModifier);
  type("x");
  EXPECT_EQ(text(), "x");
  EXPECT_EQ(lab().variantId(), GetParam());
  click("file:src/clock.h");
  EXPECT_TRUE(wait([&] { return is_seen("editor:src/clock.h"); }));
  EXPECT_FALSE(is_seen("editor:src/main.cpp"));
}

INSTANTIATE_TEST_SUITE_P(Variants, ClickIde,
                         testing::Values("save-on-ui-thread", "save-on-worker", "save-async"),
                         [](const auto& of) { return QString(of.param).replace('-', '_').toStdString(); });

}  // namespace
}  // namespace interleave::ui
