#include "ui/items/chart_layout.h"

#include "tests/ui/bench_sample.h"
#include "ui/items/chart_item.h"

#include <QImage>
#include <QPainter>

#include <gtest/gtest.h>

#include <set>

namespace interleave::ui {
namespace {

chart_value value(double at, double median) {
  return {.at = at,
          .median = median,
          .low = median * 0.9,
          .high = median * 1.2,
          .min = median * 0.8,
          .max = median * 1.5,
          .then = std::nan(""),
          .count = 5};
}

TEST(ChartLayout, BarsAreAsLongAsTheirValues) {
  const timeline::value_scale scale{0, 20, false};
  const bar_shape shape = bar_shape_of(value(0, 10), scale, 2, 20, 400);
  EXPECT_DOUBLE_EQ(shape.middle, 50);
  EXPECT_DOUBLE_EQ(shape.bar.left(), 0);
  EXPECT_DOUBLE_EQ(shape.bar.right(), 200);
  EXPECT_DOUBLE_EQ(shape.bar.center().y(), 50);
  EXPECT_LT(shape.bar.height(), 20);
  EXPECT_DOUBLE_EQ(shape.low, 180);
  EXPECT_DOUBLE_EQ(shape.high, 240);
  EXPECT_DOUBLE_EQ(shape.max, 300);
  EXPECT_TRUE(std::isnan(shape.then));
}

TEST(ChartLayout, TheSmallestBarIsSeenAndNoneLeavesThePlot) {
  const timeline::value_scale scale{0, 20, false};
  EXPECT_DOUBLE_EQ(bar_shape_of(value(0, 0.0001), scale, 0, 20, 400).bar.width(), 1);
  EXPECT_DOUBLE_EQ(bar_shape_of(value(0, 18), scale, 0, 20, 400).max, 400);
  EXPECT_TRUE(bar_shape_of({}, scale, 0, 20, 400).bar.isEmpty());
}

TEST(ChartLayout, KnowsTheLineUnderThePointer) {
  EXPECT_EQ(line_at(0, 20, 3), 0u);
  EXPECT_EQ(line_at(59.9, 20, 3), 2u);
  EXPECT_EQ(line_at(60, 20, 3), std::nullopt);
  EXPECT_EQ(line_at(-1, 20, 3), std::nullopt);
}

TEST(ChartLayout, PutsPlacesThatDoubleAtEqualDistances) {
  const curve_frame in({220, 110}, {0, 10, false}, {1, 2, 4, 8, 16});
  EXPECT_DOUBLE_EQ(in.x_of(1), 10);
  EXPECT_DOUBLE_EQ(in.x_of(2), 60);
  EXPECT_DOUBLE_EQ(in.x_of(4), 110);
  EXPECT_DOUBLE_EQ(in.x_of(16), 210);
  EXPECT_DOUBLE_EQ(in.y_of(10), 10);
  EXPECT_DOUBLE_EQ(in.y_of(0), 110);
  const curve_frame near({220, 110}, {0, 10, false}, {1, 2, 3});
  EXPECT_DOUBLE_EQ(near.x_of(2), 110);
  const curve_frame single({220, 110}, {0, 10, false}, {7});
  EXPECT_DOUBLE_EQ(single.x_of(7), 110);
}

TEST(ChartLayout, LinesHaveGapsWhereNothingWasMeasured) {
  chart_curve curve;
  curve.points = {value(1, 3), value(2, 4), {.at = 4}, value(8, 5)};
  const curve_frame in({220, 110}, {0, 10, false}, {1, 2, 4, 8});
  const auto lines = lines_of(curve, in);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].size(), 2);
  EXPECT_EQ(lines[1].size(), 1);
  const auto bands = bands_of(curve, in);
  ASSERT_EQ(bands.size(), 2u);
  EXPECT_EQ(bands[0].size(), 4);
  EXPECT_LT(bands[0][0].y(), bands[0][3].y()) << "high is above low";
}

TEST(ChartLayout, FindsTheNearestMedian) {
  chart_data data;
  data.curves.resize(2);
  data.curves[0].points = {value(1, 2), value(2, 2)};
  data.curves[1].points = {value(1, 8), value(2, 8)};
  const curve_frame in({220, 110}, {0, 10, false}, {1, 2});
  const auto found = nearest(data, in, in.point_of(data.curves[1].points[0]) + QPointF(5, 5), 20);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->curve, 1u);
  EXPECT_EQ(found->point, 0u);
  EXPECT_FALSE(nearest(data, in, {110, 60}, 20));
}

TEST(ChartLayout, EachCurveHasItsOwnDashesAndMarker) {
  std::set<std::vector<double>> dashes;
  std::set<std::pair<int, double>> shapes;
  for (int style = 0; style < chart_styles; ++style) {
    const auto pattern = dashes_of(style);
    EXPECT_EQ(pattern.size() % 2, 0) << "pairs of dash and room";
    dashes.insert({pattern.begin(), pattern.end()});
    const QPolygonF marker = marker_of(style, {0, 0}, 4);
    shapes.insert({static_cast<int>(marker.size()), marker[0].y()});
    EXPECT_TRUE(QRectF(-7, -7, 14, 14).contains(marker.boundingRect()));
  }
  EXPECT_EQ(dashes.size(), static_cast<std::size_t>(chart_styles));
  EXPECT_EQ(shapes.size(), static_cast<std::size_t>(chart_styles));
}

// What is painted, without a window.
QImage painted(chart_item& item) {
  QImage image(item.size().toSize(), QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::white);
  QPainter painter(&image);
  item.paint(&painter);
  return image;
}

TEST(ChartItem, PaintsBarsToTheirMediansAndMarksTheAxis) {
  const bench::experiment of = made_up();
  chart_item item;
  item.setSize({300, 72});
  item.setProperty("lineHeight", 24.0);
  item.setProperty("barColor", QColor(Qt::blue));
  item.show(chart_of(report_of(of), 0));
  const QVariantList marks = item.xMarks();
  ASSERT_GE(marks.size(), 2);
  EXPECT_EQ(marks[0].toMap()["text"], "0");
  EXPECT_EQ(marks[0].toMap()["at"], 0.0);
  const QImage image = painted(item);
  const auto is_blue = [&](int x) {
    const QColor at = image.pixelColor(x, 24 + 7);  // the second line, above its whisker
    return at.blue() > at.red() + 60;
  };
  const int end = static_cast<int>(300 * chart_of(report_of(of), 0).scale.share(5));
  EXPECT_TRUE(is_blue(end - 4));
  EXPECT_FALSE(is_blue(end + 4));
}

TEST(ChartItem, PaintsCurvesInTheirColours) {
  const bench::experiment of = made_up();
  chart_item item;
  item.setSize({300, 200});
  item.setProperty("curveColors", QVariantList{QStringLiteral("#ff0000"), QStringLiteral("#00ff00")});
  item.show(chart_of(report_of(of), 1));
  EXPECT_EQ(item.xMarks().size(), 3);
  EXPECT_GE(item.yMarks().size(), 3);
  EXPECT_GT(item.yMarks()[0].toMap()["at"].toDouble(), item.yMarks()[1].toMap()["at"].toDouble());
  const QImage image = painted(item);
  bool green = false;  // the second curve lies on the first: it is the one that is seen
  for (int x = 0; x < image.width(); ++x) {
    for (int y = 0; y < image.height(); ++y) {
      const QColor at = image.pixelColor(x, y);
      green = green || (at.green() > 200 && at.red() < 80 && at.blue() < 80);
    }
  }
  EXPECT_TRUE(green);
}

TEST(ChartItem, OfNothingIsEmpty) {
  chart_item item;
  item.setSize({300, 200});
  item.show({});
  EXPECT_TRUE(item.xMarks().isEmpty());
  EXPECT_TRUE(item.yMarks().isEmpty());
  painted(item);
}

}  // namespace
}  // namespace interleave::ui
