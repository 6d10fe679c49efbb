#include "tests/ui/bench_sample.h"
#include "tests/ui/sample.h"
#include "tests/ui/window_fixture.h"

#include <QDir>
#include <QFileInfo>
#include <QFontDatabase>
#include <QImage>
#include <QQmlContext>
#include <QQmlExpression>

#include <algorithm>
#include <cstdlib>

namespace interleave::ui {
namespace {

constexpr int most_off = 24;              // of 255, in one channel: edges are smoothed a little differently
constexpr double most_different = 0.005;  // of the picture's pixels
constexpr int at_rest = 25;               // pictures on end that are the same

// Five philosophers, each with the left fork in hand and waiting for the right one.
analysis::trace_builder deadlock_of_five() {
  analysis::trace_builder t;
  t.thread(1, "main");
  std::vector<trace::object_id> forks;
  for (int i = 1; i <= 5; ++i) forks.push_back(t.mutex("fork " + std::to_string(i)));
  for (trace::thread_id i = 2; i <= 6; ++i) {
    t.thread(i, "philosopher " + std::to_string(i - 1));
    t.phase(i, thinking);
    for (trace::thread_id meal = 2; meal < i; ++meal) t.counts(i, meals);
  }
  for (trace::thread_id i = 2; i <= 6; ++i) {
    t.pass(20'000'000);
    t.phase(i, hungry);
    t.lock(i, forks[i - 2u]);
  }
  for (trace::thread_id i = 2; i <= 6; ++i) {
    t.pass(50'000'000);
    t.waits(i, forks[(i - 1u) % 5]);
  }
  return t;
}

// Sixty-four: by turns one who eats, two who wait for his forks, and one who thinks.
analysis::trace_builder mix_of_sixty_four() {
  analysis::trace_builder t;
  constexpr trace::thread_id count = 64;
  t.thread(1, "main");
  std::vector<trace::object_id> forks;
  for (trace::thread_id i = 1; i <= count; ++i) forks.push_back(t.mutex("fork " + std::to_string(i)));
  for (trace::thread_id i = 0; i < count; ++i) {
    t.thread(i + 2u, "philosopher " + std::to_string(i + 1));
    t.phase(i + 2u, thinking);
  }
  for (trace::thread_id i = 0; i < count; i += 4) {
    const trace::thread_id eater = i + 2u;
    t.pass(1'000'000);
    t.lock(eater, forks[i]);
    t.lock(eater, forks[i + 1u]);
    t.phase(eater, eating);
    t.counts(eater, meals, i / 4 + 1);
    for (const trace::thread_id other : {i + 1u, (i + count - 1u) % count}) {
      const auto waiter = static_cast<trace::thread_id>(other + 2u);
      t.phase(waiter, hungry);
      t.waits(waiter, forks[other == i + 1u ? i + 1u : i]);
    }
  }
  return t;
}

double differing(const QImage& a, const QImage& b) {
  qint64 count = 0;
  for (int y = 0; y < a.height(); ++y) {
    const auto* const left = reinterpret_cast<const QRgb*>(a.constScanLine(y));
    const auto* const right = reinterpret_cast<const QRgb*>(b.constScanLine(y));
    for (int x = 0; x < a.width(); ++x) {
      const int off =
          std::max({std::abs(qRed(left[x]) - qRed(right[x])), std::abs(qGreen(left[x]) - qGreen(right[x])),
                    std::abs(qBlue(left[x]) - qBlue(right[x]))});
      count += off > most_off ? 1 : 0;
    }
  }
  return static_cast<double>(count) / (static_cast<double>(a.width()) * a.height());
}

// Parts of a window of 1280 × 800 that shows a recording made by hand, against the pictures in tests/golden.
// INTERLEAVE_UPDATE_GOLDEN=1 takes what is drawn for the picture from now on.
class GoldenScene : public window_test {
 protected:
  void SetUp() override {
    for (const QString family : {"Inter", "JetBrains Mono"}) {
      if (!QFontDatabase::families().contains(family)) {
        GTEST_SKIP() << "the font " << qPrintable(family) << " is not installed: every letter would differ";
      }
    }
    prepare_ = [this](session& lab) { lab.show(recorded(shows())); };
    window_test::SetUp();
  }

  virtual analysis::trace_builder shows() = 0;

  bool is_dark() {
    return QQmlExpression(qmlContext(&window()), &window(), QStringLiteral("Theme.dark")).evaluate().toBool();
  }

  QImage settled(const QString& part, bool dark) {
    QMetaObject::invokeMethod(&window(), "setDark", Q_ARG(bool, dark));
    EXPECT_TRUE(wait([&] { return is_dark() == dark; }));
    // One like the last is not enough: what moves sets off by less than a pixel.
    QImage last;
    int alike = 0;
    EXPECT_TRUE(wait([&] {
      const QQuickItem* const shown = part.isEmpty() ? window().contentItem() : item(part);
      const QRect where = shown->mapRectToScene(shown->boundingRect()).toAlignedRect();
      const QImage now = window().grabWindow().copy(where);
      alike = !now.isNull() && now == last && !is_animating(*shown) ? alike + 1 : 0;
      last = now;
      return alike == at_rest;
    })) << "the window does not come to rest";
    return last.convertToFormat(QImage::Format_RGB32);
  }

  void expect_like(const QString& name, const QString& part = QStringLiteral("scene"), bool dark = false) {
    ASSERT_EQ(window().size(), QSize(1280, 800));
    const QImage actual = settled(part, dark);
    const QString golden = QDir(QStringLiteral(GOLDEN_DIR)).filePath(name);
    if (qEnvironmentVariableIntValue("INTERLEAVE_UPDATE_GOLDEN") == 1) {
      ASSERT_TRUE(actual.save(golden)) << "cannot write " << qPrintable(golden);
      return;
    }
    const QImage expected = QImage(golden).convertToFormat(QImage::Format_RGB32);
    if (expected.size() == actual.size() && differing(actual, expected) <= most_different) return;
    const QString saved = QDir(QStringLiteral(ACTUAL_DIR)).filePath(name);
    actual.save(saved);
    ADD_FAILURE() << "what is drawn differs from " << qPrintable(golden)
                  << (expected.size() == actual.size()
                          ? " in " + std::to_string(100 * differing(actual, expected)) + " % of its pixels"
                          : " in its size")
                  << "; it is in " << qPrintable(QFileInfo(saved).absoluteFilePath());
  }

  // In both themes.
  void expect_both(const QString& name, const QString& part) {
    expect_like(name + QStringLiteral("-light.png"), part, false);
    expect_like(name + QStringLiteral("-dark.png"), part, true);
  }
};

class GoldenDeadlock : public GoldenScene {
  analysis::trace_builder shows() override { return deadlock_of_five(); }
};

class GoldenSixtyFour : public GoldenScene {
  analysis::trace_builder shows() override { return mix_of_sixty_four(); }
};

TEST_F(GoldenDeadlock, LooksAsItShould) {
  expect_like(QStringLiteral("philosophers-deadlock.png"));
}

TEST_F(GoldenDeadlock, TheWindowInBothThemes) {
  click("tab:Events");  // the code is changed more often than the window
  expect_both(QStringLiteral("window"), {});
}

TEST_F(GoldenDeadlock, FindingsAndEvents) {
  click("tab:Findings");
  expect_both(QStringLiteral("findings"), QStringLiteral("page:Findings"));
  click("tab:Events");
  expect_both(QStringLiteral("events"), QStringLiteral("page:Events"));
}

TEST_F(GoldenDeadlock, TheOtherTables) {
  for (const QString each : {"Threads", "Locks", "Conditions", "Graph"}) {
    click("tab:" + each);
    expect_both(each.toLower(), "page:" + each);
  }
  click("tab:Guide");
  expect_both(QStringLiteral("guide"), QStringLiteral("page:Guide"));
}

TEST_F(GoldenDeadlock, ThePresentersView) {
  press(Qt::Key_P);
  ASSERT_TRUE(wait([&] { return is_seen("presenterWords"); }));
  window().showNormal();  // a full screen is as large as it happens to be
  window().resize(1280, 800);
  ASSERT_TRUE(wait([&] { return window().size() == QSize(1280, 800); }));
  expect_both(QStringLiteral("presenter"), {});
}

TEST_F(GoldenDeadlock, WhatASearchHasFound) {
  press(Qt::Key_E);
  ASSERT_TRUE(wait([&] { return is_seen("failure:0") && !with_schedules().search()->running(); }));
  expect_both(QStringLiteral("found"), QStringLiteral("failure:0"));
}

TEST_F(GoldenDeadlock, AMapToBeFilled) {
  press(Qt::Key_H);  // not by the mouse, whose tip would lie over it
  ASSERT_TRUE(wait([&] { return is_seen("map:grid"); }));
  expect_both(QStringLiteral("map"), QStringLiteral("page:Find"));
}

TEST_F(GoldenDeadlock, AStepByHand) {
  press(Qt::Key_M);
  ASSERT_TRUE(wait([&] { return is_seen("branch:0"); }));
  expect_both(QStringLiteral("stepped"), QStringLiteral("page:Step"));
}

TEST_F(GoldenDeadlock, KeysAndPalette) {
  press(Qt::Key_Question);
  expect_both(QStringLiteral("keys"), QStringLiteral("keys"));
  press(Qt::Key_Escape);
  ASSERT_TRUE(wait([&] { return !is_seen("keys"); }));
  press(Qt::Key_K, Qt::ControlModifier);
  type("deadlock");
  expect_both(QStringLiteral("palette"),
              QStringLiteral("paletteList"));  // its field has a cursor that blinks
}

TEST_F(GoldenDeadlock, Tour) {
  press(Qt::Key_T);
  expect_both(QStringLiteral("tour"), QStringLiteral("tourCard"));
}

// Whatever machine this is, and whatever versions lie on it.
TEST_F(GoldenDeadlock, About) {
  const auto fact = [](const char* title, const char* text) {
    return QVariantMap{{QStringLiteral("title"), QLatin1String(title)},
                       {QStringLiteral("text"), QLatin1String(text)}};
  };
  click("aboutButton");
  ASSERT_TRUE(wait([&] { return is_seen("about"); }));
  item("about:machine")
      ->setProperty("model",
                    QVariantList{fact("Processor", "one that counts"), fact("Cores for this program", "64"),
                                 fact("Switches between threads",
                                      "sampled every 2 ms, as the system gives no more: a text that needs "
                                      "a second line")});
  item("about:libraries")
      ->setProperty("model", QVariantList{fact("Qt 6", "LGPL 3"), fact("CLI11", "BSD 3-Clause")});
  expect_both(QStringLiteral("about"), QStringLiteral("about"));
}

// It tells where to: the same for everybody, and where nobody can write.
TEST_F(GoldenDeadlock, TheEditorThatSaves) {
  const QByteArray former = qgetenv("XDG_DATA_HOME");
  qputenv("XDG_DATA_HOME", "/proc/home");
  lab().select("ide-save");
  const bool is_there = wait([&] { return is_seen("saveProject"); });
  former.isNull() ? qunsetenv("XDG_DATA_HOME") : qputenv("XDG_DATA_HOME", former);
  ASSERT_TRUE(is_there);
  expect_both(QStringLiteral("editor"), QStringLiteral("scene"));
}

// Two runs that come to their end; only how long they take differs, whose place figures made up take.
TEST_F(GoldenDeadlock, ADuel) {
  lab().leave();
  ASSERT_TRUE(lab().chooseVariant("ordered"));
  ASSERT_TRUE(lab().chooseKnob("meals", "1"));
  press(Qt::Key_D);
  ASSERT_TRUE(wait([&] { return is_seen("duelArea"); }));
  pair().selectRival(QStringLiteral("scoped-lock"));
  ASSERT_TRUE(wait([&] {
    return pair().right()->variantId() == QStringLiteral("scoped-lock") && lab().state() == "finished" &&
           pair().right()->state() == "finished";
  }));
  pair().setPlayhead(pair().now());
  // Over those that were measured, whenever they are measured anew.
  const auto make_up = [this] {
    pair().figures()->assign(
        {{"Outcome", "", "all well", "deadlock", "", "after 40 ms", "left", "sound"},
         {"Throughput", "", "12.5/s", "25.0/s", "5 meals", "10 meals", "right", "faster"},
         {"Longest wait", "", "40.0 ms", "160 ms", "philosopher 2", "philosopher 5", "left", "shorter"},
         {"Fairness", "", "1.00", "1.00", "", "", "", "fairer"},
         {"Context switches", "", "1,024", "64", "204.8 each", "6.40 each", "right", "fewer each"}});
  };
  QObject::connect(&pair(), &duel::frameChanged, &window(), make_up);
  pair().flush();
  make_up();
  expect_both(QStringLiteral("duel"), QStringLiteral("duelArea"));
}

class GoldenWelcome : public GoldenDeadlock {
 protected:
  GoldenWelcome() { with_.greets = true; }
};

TEST_F(GoldenWelcome, LooksAsItShould) {
  expect_both(QStringLiteral("welcome"), QStringLiteral("welcome"));
}

TEST_F(GoldenDeadlock, BenchmarkWithFigures) {
  const bench::experiment measured = made_up();
  bench().show(std::make_shared<const bench::report>(report_of(measured)));
  lab().select("sum");
  ASSERT_TRUE(wait([&] { return is_seen("bench:table"); }));
  expect_both(QStringLiteral("bench"), QStringLiteral("bench"));
}

TEST_F(GoldenSixtyFour, LooksAsItShould) {
  expect_like(QStringLiteral("philosophers-64.png"));
}

}  // namespace
}  // namespace interleave::ui
