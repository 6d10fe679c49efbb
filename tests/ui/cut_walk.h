#pragma once

#include <QCoreApplication>
#include <QEvent>
#include <QQuickItem>
#include <QQuickWindow>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace interleave::ui {

// The texts of a window that cannot be read whole: those that end in an ellipsis, those that something cuts
// off that cannot be scrolled, and those that are drawn over one another.
//
//   EXPECT_EQ(cut_walk(window).complaints(), QStringList());
class cut_walk {
 public:
  explicit cut_walk(QQuickWindow& window) : window_(window) {
    window.grabWindow();  // everything has its place
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    visit(*window.contentItem(), QRectF({}, QSizeF(window.size())), {});
    compare();
  }

  // One line each: what is wrong, with which text, where.
  [[nodiscard]] const QStringList& complaints() const { return complaints_; }
  [[nodiscard]] std::size_t texts() const { return seen_.size(); }

 private:
  struct seen {
    const QQuickItem* item;
    QRectF letters;
  };

  static QString words(const QQuickItem& text) { return text.property("text").toString(); }

  // Where its letters are, which may be less or more than the room it was given.
  static QRectF letters(const QQuickItem& text) {
    const QSizeF of(text.property("contentWidth").toReal(), text.property("contentHeight").toReal());
    const auto across = text.property("effectiveHorizontalAlignment").toInt();
    const auto down = text.property("verticalAlignment").toInt();
    const qreal spare = text.width() - of.width();
    const qreal x = (across & Qt::AlignRight) != 0 ? spare : (across & Qt::AlignHCenter) != 0 ? spare / 2 : 0;
    const qreal below = text.height() - of.height();
    const qreal y = (down & Qt::AlignBottom) != 0 ? below : (down & Qt::AlignVCenter) != 0 ? below / 2 : 0;
    return text.mapRectToScene(QRectF(QPointF(x, y), of));
  }

  void complain(const QString& what, const QQuickItem& text, const QString& more = {}) {
    QStringList place;
    for (const QQuickItem* at = &text; at != nullptr && place.size() < 4; at = at->parentItem())
      place.push_front(QString::fromLatin1(at->metaObject()->className()).section(QLatin1Char('_'), 0, 0));
    const QPointF at = text.mapToScene({});
    complaints_.push_back(QStringLiteral("%1: “%2”%3, in %4 at %5, %6")
                              .arg(what, words(text).left(60), more, place.join(QLatin1Char('/')))
                              .arg(qRound(at.x()))
                              .arg(qRound(at.y())));
  }

  // `scrolls`: in which directions what is cut off can be brought into view.
  void visit(const QQuickItem& item, QRectF shown, Qt::Orientations scrolls) {
    if (!item.isVisible() || item.opacity() == 0) return;
    if (item.clip()) {
      shown &= item.mapRectToScene(item.boundingRect());
      if (item.property("contentWidth").toReal() > item.width() + 1) scrolls |= Qt::Horizontal;
      if (item.property("contentHeight").toReal() > item.height() + 1) scrolls |= Qt::Vertical;
      if (item.property("scrolls").toBool()) scrolls = Qt::Horizontal | Qt::Vertical;
    }
    if (item.inherits("QQuickText") && !words(item).trimmed().isEmpty()) judge(item, shown, scrolls);
    for (const QQuickItem* const each : item.childItems()) visit(*each, shown, scrolls);
  }

  void judge(const QQuickItem& text, const QRectF& shown, Qt::Orientations scrolls) {
    const QRectF area = letters(text);
    if (!shown.intersects(area)) return;
    if (text.property("truncated").toBool()) complain(QStringLiteral("cut"), text);
    const bool sideways = area.left() < shown.left() - 1 || area.right() > shown.right() + 1;
    const bool upright = area.top() < shown.top() - 1 || area.bottom() > shown.bottom() + 1;
    if ((sideways && !scrolls.testFlag(Qt::Horizontal)) || (upright && !scrolls.testFlag(Qt::Vertical)))
      complain(QStringLiteral("sticks out"), text);
    seen_.push_back({&text, area & shown});
  }

  // What a popup covers is not compared with what it shows.
  static const QQuickItem* layer(const QQuickItem* of) {
    for (; of->parentItem() != nullptr; of = of->parentItem()) {
      if (of->parentItem()->inherits("QQuickOverlay")) return of;
    }
    return nullptr;
  }

  // Of one list: it keeps rows that it does not show, for later, where they were.
  static bool are_rows(const QQuickItem* one, const QQuickItem* other) {
    const auto row = [](const QQuickItem* of) -> const QQuickItem* {
      for (; of->parentItem() != nullptr && of->parentItem()->parentItem() != nullptr;
           of = of->parentItem()) {
        if (of->parentItem()->parentItem()->inherits("QQuickListView")) return of;
      }
      return nullptr;
    };
    const QQuickItem* const a = row(one);
    const QQuickItem* const b = row(other);
    return a != nullptr && b != nullptr && a != b && a->parentItem() == b->parentItem();
  }

  void compare() {
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      for (std::size_t j = i + 1; j < seen_.size(); ++j) {
        const QRectF both = seen_[i].letters & seen_[j].letters;
        if (both.width() <= 2 || both.height() <= 3) continue;  // a line's room is higher than its letters
        if (layer(seen_[i].item) != layer(seen_[j].item)) continue;
        if (are_rows(seen_[i].item, seen_[j].item)) continue;
        complain(QStringLiteral("overlap"), *seen_[i].item,
                 QStringLiteral(" and “%1”").arg(words(*seen_[j].item).left(40)));
      }
    }
  }

  QQuickWindow& window_;
  std::vector<seen> seen_;
  QStringList complaints_;
};

}  // namespace interleave::ui
