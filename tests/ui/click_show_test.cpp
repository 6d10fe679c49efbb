#include "tests/ui/window_fixture.h"
#include "ui/models/scene_export.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QImageReader>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace interleave::ui {
namespace {

// What makes the window fit for viewers: panels that come and go, the presenter's view, pictures, files.
class ClickShow : public window_test {
 protected:
  ClickShow() { with_.memory = folder.filePath("window.ini"); }

  void run_and_stop() {
    click("run");
    ASSERT_TRUE(wait([&] { return position() > 50 && lab().now() > 3e8; }));
    press(Qt::Key_S);
    ASSERT_TRUE(wait([&] { return lab().state() == "finished"; }));
  }
  scene_export& film() { return *window().findChild<scene_export*>("film"); }
  const preferences& kept() {
    kept_.emplace(with_.memory);
    return *kept_;
  }

  QTemporaryDir folder;

 private:
  std::optional<preferences> kept_;
};

TEST_F(ClickShow, PanelsAreHiddenAndRemembered) {
  press(Qt::Key_1, Qt::ControlModifier);
  EXPECT_TRUE(wait([&] { return !is_seen("search"); }));
  press(Qt::Key_2, Qt::ControlModifier);
  EXPECT_TRUE(wait([&] { return !is_seen("tab:Graph"); }));
  EXPECT_TRUE(is_seen("run")) << "the transport stays";
  press(Qt::Key_3, Qt::ControlModifier);
  EXPECT_TRUE(wait([&] { return !is_seen("tab:Code"); }));
  EXPECT_EQ(preferences(with_.memory).text("layout/side", ""), "false");
  press(Qt::Key_F, Qt::ControlModifier);
  EXPECT_TRUE(wait([&] { return is_seen("search"); })) << "searching shows the list";
  press(Qt::Key_Escape);

  press(Qt::Key_K, Qt::ControlModifier);
  ASSERT_TRUE(wait([&] { return is_seen("palette"); }));
  type("reset the layout");
  press(Qt::Key_Return);
  EXPECT_TRUE(wait([&] { return is_seen("search") && is_seen("tab:Graph") && is_seen("tab:Code"); }));

  press(Qt::Key_K, Qt::ControlModifier);
  ASSERT_TRUE(wait([&] { return is_seen("palette"); }));
  type("undo the reset");
  press(Qt::Key_Return);
  EXPECT_TRUE(wait([&] { return is_seen("search") && !is_seen("tab:Graph") && !is_seen("tab:Code"); }));
}

TEST_F(ClickShow, PanelsAreResizedByKeysAndRemembered) {
  const QQuickItem& scene = *item("scene");
  const double before = scene.width();
  press(Qt::Key_Left, Qt::ControlModifier | Qt::AltModifier);
  EXPECT_TRUE(wait([&] { return scene.width() < before; })) << "larger settings";
  EXPECT_GT(preferences(with_.memory).number("layout/sideWidth", 0, 1, 4000), 0);
  press(Qt::Key_Right, Qt::ControlModifier | Qt::AltModifier);
  EXPECT_TRUE(wait([&] { return scene.width() == before; }));
  press(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
  EXPECT_TRUE(wait([&] { return scene.width() < before; })) << "a larger list";

  const double high = scene.height();
  press(Qt::Key_Up, Qt::ControlModifier | Qt::AltModifier);
  EXPECT_TRUE(wait([&] { return scene.height() < high; })) << "a larger timeline";
  const double tables = item("page:Graph")->width();
  press(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
  EXPECT_TRUE(wait([&] { return item("page:Graph")->width() > tables; }));
}

TEST_F(ClickShow, ThePresenterSeesTheSceneLarge) {
  press(Qt::Key_P);
  EXPECT_TRUE(wait([&] { return is_seen("presenterWords") && !is_seen("search") && !is_seen("tab:Code"); }));
  EXPECT_TRUE(is_seen("scene"));
  EXPECT_TRUE(is_seen("run"));
  EXPECT_EQ(window().visibility(), QWindow::FullScreen);
  press(Qt::Key_Escape);
  EXPECT_TRUE(wait([&] { return !is_seen("presenterWords") && is_seen("search"); }));
  EXPECT_NE(window().visibility(), QWindow::FullScreen);
}

TEST_F(ClickShow, TheCommandLineIsCopied) {
  set_knob("philosophers", "7");
  click("command");
  EXPECT_EQ(QGuiApplication::clipboard()->text(),
            "interleave run dining-philosophers --variant naive --set philosophers=7 --seed 1");
  EXPECT_TRUE(wait([&] { return is_seen("notice"); }));
}

TEST_F(ClickShow, AboutTellsVersionAndMachine) {
  click("aboutButton");
  ASSERT_TRUE(wait([&] { return is_seen("about"); }));
  EXPECT_TRUE(item("about:version")->property("text").toString().startsWith("Interleave "));
  click("about:copy");
  EXPECT_TRUE(QGuiApplication::clipboard()->text().contains("Switches between threads: "));
  press(Qt::Key_Escape);
  EXPECT_TRUE(wait([&] { return !is_seen("about"); }));
}

TEST_F(ClickShow, APictureOfTheSceneIsSaved) {
  ASSERT_NO_FATAL_FAILURE(run_and_stop());
  const QString file = folder.filePath("scene.png");
  film().setProperty("moving", false);
  const QSignalSpy done(&film(), &scene_export::done);
  ASSERT_TRUE(film().save(QUrl::fromLocalFile(folder.filePath("scene"))));
  ASSERT_TRUE(wait([&] { return done.count() == 1; })) << qPrintable(lab().errorText());
  const QQuickItem* const scene = item("scene");
  EXPECT_EQ(QImage(file).size(), QSizeF(scene->width(), scene->height()).toSize());
}

TEST_F(ClickShow, AnAnimationOfTheSceneIsSavedOrCancelled) {
  ASSERT_NO_FATAL_FAILURE(run_and_stop());
  film().setProperty("moving", true);
  const QString file = folder.filePath("scene.gif");
  ASSERT_TRUE(film().save(QUrl::fromLocalFile(file)));
  ASSERT_TRUE(wait([&] { return is_seen("filming"); }));
  press(Qt::Key_Escape);
  ASSERT_TRUE(wait([&] { return !film().isRunning(); }));
  EXPECT_FALSE(QFile::exists(file));
  EXPECT_TRUE(lab().live()) << "the playhead is where it was";

  const QSignalSpy done(&film(), &scene_export::done);
  ASSERT_TRUE(film().save(QUrl::fromLocalFile(file)));
  ASSERT_TRUE(wait([&] { return done.count() == 1; })) << qPrintable(lab().errorText());
  EXPECT_GT(QImageReader(file).imageCount(), 3);
  EXPECT_FALSE(film().save(QUrl::fromLocalFile(folder.filePath("none/scene.gif"))));
  EXPECT_TRUE(wait([&] { return is_seen("error"); }));
}

TEST_F(ClickShow, ATraceThatIsDroppedIsOpenedAndRemembered) {
  ASSERT_NO_FATAL_FAILURE(run_and_stop());
  const QString file = folder.filePath("dinner.interleave");
  ASSERT_TRUE(lab().save(QUrl::fromLocalFile(file)));
  EXPECT_EQ(kept().recentFiles(), QStringList{file});

  QMimeData dragged;
  dragged.setUrls({QUrl::fromLocalFile(file)});
  const QPoint at(400, 300);
  QDragEnterEvent enters(at, Qt::CopyAction, &dragged, Qt::LeftButton, {});
  QCoreApplication::sendEvent(&window(), &enters);
  QDropEvent drops(at, Qt::CopyAction, &dragged, Qt::LeftButton, {});
  QCoreApplication::sendEvent(&window(), &drops);
  EXPECT_TRUE(wait([&] { return lab().state() == "opened"; }));

  ASSERT_TRUE(QFile::remove(file));
  press(Qt::Key_K, Qt::ControlModifier);
  ASSERT_TRUE(wait([&] { return is_seen("palette"); }));
  type("open again dinner");
  press(Qt::Key_Return);
  EXPECT_TRUE(wait([&] { return is_seen("error"); })) << "it is no longer there";
  EXPECT_TRUE(kept().recentFiles().isEmpty());
}

TEST_F(ClickShow, LessMotionAndSpeedAndPlaceAreRemembered) {
  press(Qt::Key_M, Qt::ControlModifier);
  lab().setPace(20);
  ASSERT_NO_FATAL_FAILURE(choose("race"));
  press(Qt::Key_2);
  ASSERT_TRUE(wait([&] { return lab().state() == "running" || lab().state() == "finished"; }));
  EXPECT_FALSE(kept().flag("motion", true));
  EXPECT_EQ(kept().number("pace", 0, 0, 1000), 20);
  EXPECT_EQ(kept().text("last/scenario", ""), "race");
  EXPECT_EQ(kept().text("last/variant", ""), lab().variantId());
}

}  // namespace
}  // namespace interleave::ui
