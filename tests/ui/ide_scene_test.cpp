#include "ui/models/ide_scene.h"

#include "core/os/atomic_file.h"
#include "ui/models/session.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

namespace interleave::ui {
namespace {

constexpr int patience_ms = 60'000;

class IdeSceneOf : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    former_ = qgetenv("XDG_DATA_HOME");
    qputenv("XDG_DATA_HOME", folder_.path().toUtf8());
    ASSERT_TRUE(lab_.chooseScenario("ide-save"));
    ASSERT_TRUE(lab_.chooseVariant(GetParam()));
    ASSERT_TRUE(lab_.chooseKnob("project_kib", "16"));
    ASSERT_TRUE(lab_.chooseKnob("speed_kib_s", "65536"));
  }
  void TearDown() override { qputenv("XDG_DATA_HOME", former_); }

  static bool wait(const std::function<bool()>& holds) { return QTest::qWaitFor(holds, patience_ms); }
  std::int64_t tally(const std::string& counter) {
    return lab_.trace()->read([&](const scenario::recording::view& now) -> std::int64_t {
      for (const auto& each : now.analysis.head().tallies) {
        if (now.dictionary.text(each.name) == counter) return each.value;
      }
      return 0;
    });
  }

  QTemporaryDir folder_;
  QByteArray former_;
  session lab_;
};

TEST_P(IdeSceneOf, SavesWithoutBeingAskedToRunFirst) {
  ide_scene page;
  page.setSource(&lab_);
  EXPECT_EQ(page.statusKind(), "ready");
  EXPECT_TRUE(page.canSave());
  page.typed();
  EXPECT_TRUE(page.edited());
  page.save({"one", "two\n", "three"});
  ASSERT_TRUE(wait([&] { return page.statusKind() == "saved"; })) << qPrintable(page.statusText());
  EXPECT_FALSE(page.edited());
  const std::string all = os::content_of(page.filePath().toStdString());
  EXPECT_TRUE(all.starts_with("// src/main.cpp\none\n// src/clock.h\ntwo\n// notes.txt\nthree\nasset 1\n"));
  EXPECT_EQ(page.statusText(), QStringLiteral("Saved: verified %L1 bytes").arg(all.size()).replace('.', ','));
  EXPECT_EQ(lab_.state(), "running");
  EXPECT_TRUE(wait([&] { return tally("saves") == 1; }));
}

TEST_P(IdeSceneOf, TheWindowIsAThreadOfTheRun) {
  ide_scene page;
  page.setSource(&lab_);
  lab_.start();
  ASSERT_TRUE(wait([&] {
    return lab_.trace() && lab_.trace()->read([](const scenario::recording::view& now) {
      const auto& names = now.analysis.known_names().threads;
      return std::find(names.begin(), names.end(), "ui") != names.end();
    });
  }));
  page.heart()->key_shown(5'000'000);
  EXPECT_TRUE(wait([&] { return tally("keys") == 1; }));
  page.heart()->beat_at(0);
  page.heart()->beat_at(2'000'000'000);
  EXPECT_TRUE(wait([&] { return tally("stalls_over_50ms") >= 1; }));
  lab_.stop();
  ASSERT_TRUE(wait([&] { return lab_.state() == "finished"; }));
  EXPECT_FALSE(page.heart()->is_going());
}

TEST_P(IdeSceneOf, SaysWhyItCouldNotSaveAndKeepsTheText) {
  QFile in_the_way(folder_.filePath("no-folder"));
  ASSERT_TRUE(in_the_way.open(QIODevice::WriteOnly));
  qputenv("XDG_DATA_HOME", in_the_way.fileName().toUtf8());
  ide_scene page;
  page.setSource(&lab_);
  page.save({"one", "two", "three"});
  ASSERT_TRUE(wait([&] { return page.statusKind() == "failed"; }));
  EXPECT_TRUE(page.statusText().startsWith("Not saved: '" + page.filePath()))
      << qPrintable(page.statusText());
  EXPECT_TRUE(page.edited());
}

TEST_P(IdeSceneOf, IsAnotherScenariosBusinessNoMore) {
  {
    ide_scene page;
    page.setSource(&lab_);
    lab_.start();
    ASSERT_TRUE(wait([&] { return lab_.trace() != nullptr; }));
  }
  lab_.restart();
  ASSERT_TRUE(wait([&] { return lab_.trace() != nullptr && tally("keys") > 0; }));  // the typist types
}

INSTANTIATE_TEST_SUITE_P(Variants, IdeSceneOf,
                         testing::Values("save-on-ui-thread", "save-on-worker", "save-async"),
                         [](const auto& of) { return QString(of.param).replace('-', '_').toStdString(); });

}  // namespace
}  // namespace interleave::ui
