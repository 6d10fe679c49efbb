#include "ui/items/timeline_item.h"

#include "tests/ui/sample.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <string_view>

namespace interleave::ui {
namespace {

struct open_item : timeline_item {
  using timeline_item::mouseMoveEvent;
  using timeline_item::mousePressEvent;
  using timeline_item::mouseReleaseEvent;
  using timeline_item::wheelEvent;

  void mouse(QEvent::Type type, QPointF at, Qt::KeyboardModifiers keys = {}) {
    QMouseEvent event(type, at, at, Qt::LeftButton, Qt::LeftButton, keys);
    if (type == QEvent::MouseButtonPress) mousePressEvent(&event);
    if (type == QEvent::MouseMove) mouseMoveEvent(&event);
    if (type == QEvent::MouseButtonRelease) mouseReleaseEvent(&event);
  }
  QImage painted() {
    QImage image(static_cast<int>(width()), static_cast<int>(height()), QImage::Format_RGB32);
    QPainter painter(&image);
    paint(&painter);
    return image;
  }
};

class TimelineItem : public testing::Test {
 protected:
  TimelineItem() {
    item.setSize({1000, 200});
    item.setProperty("stateColors",
                     QVariantList{QColor("#000000"), QColor("#00ff00"), QColor("#ffff00"), QColor("#ff0000"),
                                  QColor("#0000ff"), QColor("#ff00ff"), QColor("#888888")});
    item.setLaneHeight(20);
    item.setAxisHeight(20);
    lab.show(recorded(sample.t));
    item.setSource(&lab);
  }
  // Of the lane with that name.
  double middle_of(const QString& name) {
    for (const QVariant& each : item.laneNames()) {
      const QVariantMap lane = each.toMap();
      if (lane.value("name") == name) return lane.value("y").toDouble() + lane.value("height").toDouble() / 2;
    }
    ADD_FAILURE() << "no lane " << qPrintable(name);
    return 0;
  }

  three_philosophers sample;
  session lab;
  open_item item;
};

TEST_F(TimelineItem, ShowsAnOpenedFileWhole) {
  EXPECT_EQ(item.viewBegin(), 0);
  EXPECT_EQ(item.viewSpan(), lab.now());
  EXPECT_FALSE(item.follow());
}

TEST_F(TimelineItem, TurnsPixelsIntoTimeAndBack) {
  EXPECT_EQ(item.timeAt(0), 0);
  EXPECT_EQ(item.timeAt(1000), lab.now());
  for (const double x : {0.0, 123.0, 500.5, 999.0}) EXPECT_NEAR(item.xOf(item.timeAt(x)), x, 1e-6);
}

TEST_F(TimelineItem, MarksTheDecisiveSwitchesOfAReplay) {
  sample.t.pass(1'000'000);
  const trace::record decided = sample.t.add(trace::kind::decided, 2, 0, 3 | 2 << 16, trace::flag::preempted);
  sample.t.pass(1'000'000);
  sample.t.phase(3, hungry);
  item.setProperty("switchColor", QColor("#ff8800"));
  const double y = middle_of("philosopher 2");
  for (const char* const mode : {"free", "replayed"}) {
    const bool replayed = std::string_view(mode) == "replayed";
    scenario::about_run about;
    about.scenario = "dining-philosophers";
    about.mode = mode;
    if (replayed) about.schedule = "1/dining-philosophers/+1bA1cB/000000";
    auto made = std::make_shared<scenario::recording>(about, sample_names());
    made->append(sample.t.records);
    lab.show(made);
    const double x = std::round(item.xOf(static_cast<double>(decided.time)));
    const QString text = "philosopher 1 is preempted here by philosopher 2: decisive switch 1 of 2";
    EXPECT_EQ(item.textAt(x, y) == text, replayed) << qPrintable(item.textAt(x, y));
    EXPECT_EQ(item.textAt(x, middle_of("philosopher 1")) == text, replayed);
    EXPECT_NE(item.textAt(x, middle_of("philosopher 3")), text);
    EXPECT_EQ(item.painted().pixelColor(static_cast<int>(x), static_cast<int>(y)) == QColor("#ff8800"),
              replayed);
  }
}

TEST_F(TimelineItem, HatchesWhereEventsWereLost) {
  const QColor hatched("#12ab34");
  item.setProperty("gapColor", hatched);
  const auto marks = [&](const QString& lane, double from, double to) {
    const QImage image = item.painted();
    const int middle = static_cast<int>(middle_of(lane));
    int count = 0;
    for (int y = middle - 6; y < middle + 6; ++y)
      for (int x = static_cast<int>(from); x < static_cast<int>(to); ++x)
        count += image.pixelColor(x, y) == hatched ? 1 : 0;
    return count;
  };
  sample.t.pass(1'000'000);
  const auto before = static_cast<double>(sample.t.now);
  sample.t.pass(1'000'000);
  sample.t.add(trace::kind::gap, 2, 0, 5);  // philosopher 1's, for whom nothing came since `closed`
  lab.show(recorded(sample.t));
  EXPECT_GT(marks("philosopher 1", item.xOf(before), 1000), 10);
  EXPECT_EQ(marks("philosopher 2", 0, 1000), 0);

  auto full = std::make_shared<scenario::recording>(scenario::about_run{}, sample_names(),
                                                    sample.t.records.size() - 3);
  full->append(sample.t.records);
  lab.show(full);
  const double end = item.xOf(static_cast<double>(full->records().end_time()));
  for (const char* lane : {"philosopher 1", "philosopher 3", "fork 2"}) {
    EXPECT_EQ(marks(lane, 0, end - 2), 0) << lane;
    EXPECT_GT(marks(lane, end + 1, 1000), 10) << lane;
  }
}

TEST_F(TimelineItem, ZoomsAboutTheCursor) {
  const double there = item.timeAt(300);
  item.zoomAt(300, 4);
  EXPECT_NEAR(item.viewSpan(), lab.now() / 4, 1);
  EXPECT_NEAR(item.timeAt(300), there, 1);
  item.zoomAt(300, 1e12);
  EXPECT_GE(item.viewSpan(), 100);
  item.zoomAt(300, 0);
  item.fit();
  EXPECT_EQ(item.viewSpan(), lab.now());
}

TEST_F(TimelineItem, NamesLanesInOrder) {
  QStringList names;
  double y = item.axisHeight();
  for (const QVariant& each : item.laneNames()) {
    names.push_back(each.toMap().value("name").toString());
    EXPECT_GE(each.toMap().value("y").toDouble(), y);
    y = each.toMap().value("y").toDouble() + 20;
  }
  EXPECT_EQ(y, item.contentHeight());
  const qsizetype first_thread = names.indexOf("main");
  EXPECT_EQ(names.mid(first_thread), (QStringList{"main", "philosopher 1", "philosopher 2", "philosopher 3",
                                                  "fork 1", "fork 2", "fork 3"}));
  for (qsizetype i = 0; i < first_thread; ++i) EXPECT_TRUE(names[i].startsWith("core "));
  EXPECT_EQ(item.laneAt(5), -1);
  EXPECT_EQ(item.laneAt(1e6), -1);
  EXPECT_EQ(item.laneAt(item.axisHeight() + 1), 0);
}

TEST_F(TimelineItem, TellsWhatIsUnderTheCursor) {
  const double x = item.xOf(static_cast<double>(sample.closed) - 1000);
  EXPECT_TRUE(item.textAt(x, middle_of("philosopher 1")).startsWith("philosopher 1: blocked for 1"))
      << qPrintable(item.textAt(x, middle_of("philosopher 1")));
  EXPECT_TRUE(item.textAt(x, middle_of("philosopher 1")).endsWith("waits for fork 2"));
  const QString fork = item.textAt(x, middle_of("fork 2"));
  EXPECT_TRUE(fork.contains("held by philosopher 2, 1 waiting")) << qPrintable(fork);
  EXPECT_EQ(item.textAt(x, 3), "");
  EXPECT_EQ(item.textAt(-5, middle_of("fork 2")), "");
}

TEST_F(TimelineItem, DrawsStatesInTheThemesColours) {
  const QImage image = item.painted();
  const int x = static_cast<int>(item.xOf(static_cast<double>(sample.closed) - 500'000));
  const auto colours_in = [&](const QString& lane) {
    QSet<QRgb> found;
    const int middle = static_cast<int>(middle_of(lane));
    for (int dx = 0; dx < 16; ++dx) found.insert(image.pixel(x + dx, middle));
    return found;
  };
  EXPECT_TRUE(colours_in("philosopher 1").contains(0xffff0000U));  // blocked
  EXPECT_TRUE(colours_in("philosopher 3").contains(0xff00ff00U));  // still running
  EXPECT_FALSE(colours_in("philosopher 3").contains(0xffff0000U));
}

TEST_F(TimelineItem, SetsThePlayheadWhereItIsClicked) {
  item.mouse(QEvent::MouseButtonPress, {400, 100});
  item.mouse(QEvent::MouseButtonRelease, {401, 100});
  EXPECT_FALSE(lab.live());
  EXPECT_NEAR(lab.playhead(), item.timeAt(400), 1);
}

TEST_F(TimelineItem, PansWhenDragged) {
  item.zoomAt(0, 4);
  item.mouse(QEvent::MouseButtonPress, {600, 100});
  item.mouse(QEvent::MouseMove, {500, 100});
  item.mouse(QEvent::MouseButtonRelease, {500, 100});
  EXPECT_NEAR(item.viewBegin(), lab.now() / 40, 1);
  EXPECT_TRUE(lab.live());  // not a click
}

TEST_F(TimelineItem, TellsHowLongASelectionWasInWhichState) {
  const double y = middle_of("philosopher 1");
  const double begin = item.xOf(static_cast<double>(sample.one_left));
  item.mouse(QEvent::MouseButtonPress, {begin + 10, y}, Qt::ShiftModifier);
  item.mouse(QEvent::MouseMove, {begin + 60, y}, Qt::ShiftModifier);
  item.mouse(QEvent::MouseButtonRelease, {begin + 60, y}, Qt::ShiftModifier);
  EXPECT_NEAR(item.selectionBegin(), item.timeAt(begin + 10), 1);
  EXPECT_NEAR(item.selectionEnd(), item.timeAt(begin + 60), 1);
  EXPECT_TRUE(item.selectionText().startsWith("philosopher 1, "));
  EXPECT_TRUE(item.selectionText().endsWith("blocked 100 %")) << qPrintable(item.selectionText());
  item.selectRange(0, lab.now(), item.laneAt(y));
  EXPECT_TRUE(item.selectionText().contains("running ")) << qPrintable(item.selectionText());
  item.clearSelection();
  EXPECT_EQ(item.selectionText(), "");
}

TEST_F(TimelineItem, SelectsTheThreadOfALane) {
  item.selectLane(item.laneAt(middle_of("philosopher 2")));
  EXPECT_EQ(lab.selectedThread(), 3);
  item.selectLane(item.laneAt(middle_of("philosopher 2")));
  EXPECT_EQ(lab.selectedThread(), 0);
  item.selectLane(item.laneAt(middle_of("fork 3")));
  EXPECT_EQ(lab.selectedObject(), 3);
}

TEST_F(TimelineItem, ScrollsNoFurtherThanItsLanes) {
  item.setSize({1000, 100});
  item.setScrollY(1e9);
  EXPECT_EQ(item.scrollY(), item.contentHeight() - 100);
  item.setScrollY(-4);
  EXPECT_EQ(item.scrollY(), 0);
}

TEST(WakeIndex, FindsTheWakeUpsOfOneThread) {
  analysis::trace_builder t;
  t.threads(3);
  t.add(trace::kind::woke, 1, 7, 2);
  const trace::nanoseconds first = t.now;
  t.add(trace::kind::loaded, 3, 7);
  t.wait_ends(2, 7);
  const trace::nanoseconds resumed = t.now;
  t.add(trace::kind::woke, 1, 7, 3);
  t.add(trace::kind::woke, 2, 7, 3);
  trace::store records;
  records.append(t.records);
  wake_index wakes;
  wakes.select(2);
  EXPECT_FALSE(wakes.catch_up(records, 4));
  EXPECT_TRUE(wakes.catch_up(records, 1000));
  ASSERT_EQ(wakes.from(0).size(), 2u);
  EXPECT_EQ(wakes.from(0)[0].at, first);
  EXPECT_EQ(wakes.from(0)[0].resumed, resumed);
  EXPECT_EQ(wakes.from(first + 1).size(), 1u);
  wakes.select(0);
  EXPECT_TRUE(wakes.catch_up(records, 1000));
  EXPECT_TRUE(wakes.from(0).empty());
}

}  // namespace
}  // namespace interleave::ui
