#pragma once

#include <QAccessible>
#include <QQuickItem>
#include <QQuickWindow>
#include <QStringList>

namespace interleave::ui {

// Walks what a screen reader is told of a window, in this process, and the items that hands can reach. To be
// awake before the window is made: Qt Quick's controls tell of themselves only then.
//
//   access_walk::wake();  …make the window…
//   EXPECT_EQ(access_walk(window).complaints(), QStringList());
class access_walk {
 public:
  explicit access_walk(QQuickWindow& window) {
    if (QAccessibleInterface* const root = QAccessible::queryAccessibleInterface(&window)) tell(*root, {});
    reach(*window.contentItem());
  }

  static void wake() { QAccessible::setActive(true); }

  // One line each: what can be reached but has no name or no role.
  [[nodiscard]] QStringList complaints() const { return complaints_; }
  // How many have been told of.
  [[nodiscard]] int told() const { return told_; }

 private:
  static QString path_of(const QString& above, const QAccessibleInterface& of) {
    const QObject* const item = of.object();
    const QString is = item == nullptr                ? QStringLiteral("?")
                       : item->objectName().isEmpty() ? QString::fromUtf8(item->metaObject()->className())
                                                      : item->objectName();
    return above.isEmpty() ? is : above + QLatin1Char('/') + is;
  }

  static bool is_nothing(QAccessible::Role role) {
    return role == QAccessible::NoRole || role == QAccessible::Client;
  }

  static bool is_named(const QObject& item) {
    QAccessibleInterface* const of = QAccessible::queryAccessibleInterface(const_cast<QObject*>(&item));
    return of != nullptr && of->isValid() && !is_nothing(of->role()) &&
           !of->text(QAccessible::Name).trimmed().isEmpty();
  }

  void tell(QAccessibleInterface& of, const QString& above) {
    if (!of.isValid() || of.state().invisible) return;
    const QString path = path_of(above, of);
    ++told_;
    const bool pressed = of.actionInterface() != nullptr && of.actionInterface()->actionNames().contains(
                                                                QAccessibleActionInterface::pressAction());
    if ((of.state().focusable || pressed) && of.object() != nullptr && !of.object()->isWindowType()) {
      if (is_nothing(of.role())) complaints_.push_back(path + QStringLiteral(": no role"));
      if (of.text(QAccessible::Name).trimmed().isEmpty())
        complaints_.push_back(path + QStringLiteral(": no name"));
    }
    for (int i = 0; i < of.childCount(); ++i) {
      if (QAccessibleInterface* const below = of.child(i)) tell(*below, path);
    }
  }

  // Items that take the keyboard by Tab or the mouse by a click, told of or not.
  void reach(QQuickItem& item) {
    if (!item.isVisible() || item.width() < 0 || item.height() < 0) return;
    const bool is_reached = item.activeFocusOnTab() && item.isEnabled();
    bool catches = item.inherits("QQuickMouseArea") && item.isEnabled();
    for (const QObject* const each : item.children()) catches |= each->inherits("QQuickTapHandler");
    const QQuickItem* const spoken = catches && !is_named(item) ? item.parentItem() : &item;
    const bool is_frame = item.inherits("QQuickRootItem") || item.inherits("QQuickOverlay");
    if ((is_reached || catches) && !is_frame && (spoken == nullptr || !is_named(*spoken)))
      complaints_.push_back(where(item) + QStringLiteral(": can be reached, and has no name or role"));
    for (QQuickItem* const each : item.childItems()) reach(*each);
  }

  static QString where(const QQuickItem& item) {
    QStringList path;
    for (const QQuickItem* at = &item; at != nullptr; at = at->parentItem()) {
      path.push_front(at->objectName().isEmpty() ? QString::fromUtf8(at->metaObject()->className())
                                                 : at->objectName());
    }
    return path.join(QLatin1Char('/'));
  }

  QStringList complaints_;
  int told_ = 0;
};

}  // namespace interleave::ui
