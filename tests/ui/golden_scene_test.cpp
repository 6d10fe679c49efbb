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

// The scene of a recording made by hand, in a window of 1280 × 800 in the light theme, against the picture in
// tests/golden. INTERLEAVE_UPDATE_GOLDEN=1 takes the scene as it is for the picture from now on.
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

  QImage settled_scene() {
    const auto is_dark = [&] {
      return QQmlExpression(qmlContext(&window()), &window(), QStringLiteral("Theme.dark"))
          .evaluate()
          .toBool();
    };
    if (is_dark()) press(Qt::Key_L);
    EXPECT_TRUE(wait([&] { return !is_dark(); }));
    // One like the last is not enough: what moves sets off by less than a pixel.
    QImage last;
    int alike = 0;
    EXPECT_TRUE(wait([&] {
      const QImage now = window().grabWindow();
      alike = !now.isNull() && now == last && !is_animating() ? alike + 1 : 0;
      last = now;
      return alike == at_rest;
    })) << "the window does not come to rest";
    const QQuickItem* const scene = item(QStringLiteral("scene"));
    return last.copy(scene->mapRectToScene(scene->boundingRect()).toAlignedRect())
        .convertToFormat(QImage::Format_RGB32);
  }

  void expect_like(const QString& name) {
    ASSERT_EQ(window().size(), QSize(1280, 800));
    const QImage actual = settled_scene();
    const QString golden = QDir(QStringLiteral(GOLDEN_DIR)).filePath(name);
    if (qEnvironmentVariableIntValue("INTERLEAVE_UPDATE_GOLDEN") == 1) {
      ASSERT_TRUE(actual.save(golden)) << "cannot write " << qPrintable(golden);
      return;
    }
    const QImage expected = QImage(golden).convertToFormat(QImage::Format_RGB32);
    const bool alike = expected.size() == actual.size() && differing(actual, expected) <= most_different;
    if (alike) return;
    const QString saved = QDir(QStringLiteral(ACTUAL_DIR)).filePath(name);
    actual.save(saved);
    FAIL() << "the scene differs from " << qPrintable(golden)
           << (expected.size() == actual.size()
                   ? " in " + std::to_string(100 * differing(actual, expected)) + " % of its pixels"
                   : " in its size")
           << "; what was drawn is in " << qPrintable(QFileInfo(saved).absoluteFilePath());
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

TEST_F(GoldenSixtyFour, LooksAsItShould) {
  expect_like(QStringLiteral("philosophers-64.png"));
}

}  // namespace
}  // namespace interleave::ui
