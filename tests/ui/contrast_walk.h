#pragma once

#include <QColor>
#include <QCoreApplication>
#include <QEvent>
#include <QQuickItem>
#include <QQuickWindow>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <vector>

namespace interleave::ui {

// The texts of a window against what they stand on: the nearest filled rectangles below each, laid over one
// another. Pictures and painted items below a text are not looked at. Contrast is that of WCAG 2.
//
//   EXPECT_EQ(contrast_walk(window, 4.5).complaints(), QStringList());
class contrast_walk {
 public:
  contrast_walk(QQuickWindow& window, double least) : window_(window), least_(least) {
    window.grabWindow();  // everything has its place
    // What is only waiting to be deleted follows no theme any more.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    visit(*window.contentItem());
  }

  // One line each: text, its colour, its ground, their contrast, where it is.
  [[nodiscard]] const QStringList& complaints() const { return complaints_; }
  [[nodiscard]] int texts() const { return texts_; }

  static double contrast(const QColor& a, const QColor& b) {
    const double one = luminance(a);
    const double other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
  }

 private:
  static double luminance(const QColor& of) {
    const auto part = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(of.redF()) + 0.7152 * part(of.greenF()) + 0.0722 * part(of.blueF());
  }
  static QColor over(const QColor& top, const QColor& ground, double opacity = 1) {
    const double a = top.alphaF() * opacity;
    return QColor::fromRgbF(static_cast<float>(top.redF() * a + ground.redF() * (1 - a)),
                            static_cast<float>(top.greenF() * a + ground.greenF() * (1 - a)),
                            static_cast<float>(top.blueF() * a + ground.blueF() * (1 - a)));
  }
  static bool is_filled(const QQuickItem& item) {
    return item.inherits("QQuickRectangle") && item.isVisible() && item.opacity() > 0 &&
           item.property("color").value<QColor>().alpha() > 0;
  }
  static QRectF on_screen(const QQuickItem& item) { return item.mapRectToScene(item.boundingRect()); }

  // The filled rectangles in `below` that lie under the whole of `area`, in the order they are drawn.
  static void collect(const QQuickItem& below, const QRectF& area, std::vector<const QQuickItem*>& into) {
    if (!below.isVisible()) return;
    if (is_filled(below) && on_screen(below).adjusted(-1, -1, 1, 1).contains(area)) into.push_back(&below);
    for (const QQuickItem* const each : below.childItems()) collect(*each, area, into);
  }

  QColor ground_of(const QQuickItem& text, const QRectF& area) const {
    std::vector<const QQuickItem*> grounds;  // the uppermost first
    for (const QQuickItem* at = &text; at->parentItem() != nullptr; at = at->parentItem()) {
      const QQuickItem& above = *at->parentItem();
      std::vector<QQuickItem*> before;
      bool is_behind = true;
      for (QQuickItem* const each : above.childItems()) {
        if (each == at)
          is_behind = false;
        else if (each->z() < at->z() || (is_behind && each->z() == at->z()))
          before.push_back(each);
      }
      std::stable_sort(before.begin(), before.end(), [](auto* a, auto* b) { return a->z() < b->z(); });
      std::vector<const QQuickItem*> covering;
      for (const QQuickItem* const each : before) collect(*each, area, covering);
      grounds.insert(grounds.end(), covering.rbegin(), covering.rend());
      if (is_filled(above)) grounds.push_back(&above);
    }
    QColor ground = window_.color();
    for (auto each = grounds.rbegin(); each != grounds.rend(); ++each)
      ground = over((*each)->property("color").value<QColor>(), ground, (*each)->opacity());
    return ground;
  }

  void visit(const QQuickItem& item) {
    if (!item.isVisible() || !item.isEnabled()) return;
    if (item.inherits("QQuickText")) judge(item);
    for (const QQuickItem* const each : item.childItems()) visit(*each);
  }

  void judge(const QQuickItem& text) {
    const QString words = text.property("text").toString();
    const QRectF area = on_screen(text);
    if (words.trimmed().isEmpty() || area.isEmpty()) return;
    if (!QRectF({}, QSizeF(window_.size())).intersects(area)) return;
    ++texts_;
    // Its middle: the room that a text was given may be wider than its letters and what they stand on.
    const QColor ground = ground_of(
        text, area.adjusted(area.width() / 4, area.height() / 4, -area.width() / 4, -area.height() / 4));
    double opacity = 1;
    for (const QQuickItem* at = &text; at != nullptr; at = at->parentItem()) opacity *= at->opacity();
    const QColor ink = over(text.property("color").value<QColor>(), ground, opacity);
    const double is = contrast(ink, ground);
    if (is >= least_) return;
    QStringList place;  // which of many alike: the components it is part of
    for (const QQuickItem* at = &text; at != nullptr && place.size() < 4; at = at->parentItem())
      place.push_front(QString::fromLatin1(at->metaObject()->className()).section(QLatin1Char('_'), 0, 0));
    complaints_.push_back(QStringLiteral("“%1” %2 on %3: %4, in %5 at %6, %7")
                              .arg(words.left(40), ink.name(), ground.name(), QString::number(is, 'f', 2),
                                   place.join(QLatin1Char('/')), QString::number(area.x()),
                                   QString::number(area.y())));
  }

  QQuickWindow& window_;
  const double least_;
  QStringList complaints_;
  int texts_ = 0;
};

}  // namespace interleave::ui
