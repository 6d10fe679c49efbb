#pragma once

#include "ui/main_window.h"
#include "ui/models/session.h"

#include <QColor>
#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace interleave::ui {

// How long a test waits for what must come; far more than it takes on a slow machine under a sanitizer.
inline constexpr int patience_ms = 60'000;

// The program's own window with a session, shown, to be clicked on. Items are known by their objectName; what
// QML complains about meanwhile fails the test.
class window_test : public testing::Test {
 protected:
  void SetUp() override {
    complaints().clear();
    qt_says_ = qInstallMessageHandler(listen);
    lab_.emplace();
    if (prepare_) prepare_(*lab_);
    shown_.emplace(*lab_, with_);
    window_ = shown_->window();
    ASSERT_NE(window_, nullptr) << qPrintable(complaints().join('\n'));
    window_->requestActivate();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(window_, patience_ms));
    ASSERT_TRUE(QTest::qWaitForWindowActive(window_, patience_ms));
  }

  void TearDown() override {
    shown_.reset();
    lab_.reset();
    qInstallMessageHandler(qt_says_);
    EXPECT_TRUE(complaints().isEmpty()) << qPrintable(complaints().join('\n'));
  }

  session& lab() { return *lab_; }
  duel& pair() { return shown_->pair(); }
  bench_session& bench() { return shown_->bench(); }
  schedules& with_schedules() { return shown_->with_schedules(); }
  QQuickWindow& window() { return *window_; }

  static bool wait(const std::function<bool()>& holds) { return QTest::qWaitFor(holds, patience_ms); }

  // The visible item of that name; nullptr if there is none.
  static QQuickItem* find(QQuickItem* below, const QString& name) {
    if (!below->isVisible()) return nullptr;
    if (below->objectName() == name) return below;
    for (QQuickItem* const each : below->childItems()) {
      if (QQuickItem* const found = find(each, name)) return found;
    }
    return nullptr;
  }
  bool is_seen(const QString& name) { return find(window_->contentItem(), name) != nullptr; }

  // What a Repeater makes is no child of the window but only below it on the screen.
  static bool is_animating(const QQuickItem& below) {
    const auto moves = [](const QObject* each) {
      return (each->inherits("QQuickAbstractAnimation") || each->inherits("QQmlTimer")) &&
             each->property("running").toBool();
    };
    for (const QObject* const each : below.children()) {
      if (each->inherits("QQuickItem")) continue;
      const QList<QObject*> parts = each->findChildren<QObject*>();
      if (moves(each) || std::any_of(parts.begin(), parts.end(), moves)) return true;
    }
    const QList<QQuickItem*> items = below.childItems();
    return std::any_of(items.begin(), items.end(),
                       [](const QQuickItem* each) { return is_animating(*each); });
  }
  bool is_animating() {
    for (const QObject* const each : window_->children()) {
      if (!each->inherits("QQuickItem") && each->property("running").toBool()) return true;
    }
    return is_animating(*window_->contentItem());
  }

  // Waits until nothing moves, for some frames on end: what a change has set off begins a frame later.
  bool rests() {
    int frames = 0;
    return wait([&] {
      frames = !window_->grabWindow().isNull() && !is_animating() ? frames + 1 : 0;
      return frames == 4;
    });
  }

  // Waits for the item; a test goes on without it only to fail.
  QQuickItem* item(const QString& name, const QString& within = {}) {
    QQuickItem* found = nullptr;
    wait([&] {
      QQuickItem* below = window_->contentItem();
      if (!within.isEmpty()) below = find(below, within);
      found = below == nullptr ? nullptr : find(below, name);
      return found != nullptr && found->width() > 0 && found->height() > 0;
    });
    EXPECT_NE(found, nullptr) << "nothing is called " << qPrintable(name);
    return found;
  }

  // In the window's pixels: a share of the item's width, and half its height.
  static QPoint inside(const QQuickItem& of, double across = 0.5) {
    return of.mapToScene({of.width() * across, of.height() / 2}).toPoint();
  }

  // Scrolls down to it, as a person would.
  static void bring_into_view(const QQuickItem& of) {
    for (QQuickItem* list = of.parentItem(); list != nullptr; list = list->parentItem()) {
      if (!list->inherits("QQuickFlickable") || !list->clip()) continue;
      const QRectF area = of.mapRectToItem(list, of.boundingRect());
      const double most = list->property("contentHeight").toReal() - list->height();
      const double down = list->property("contentY").toReal() + area.bottom() - list->height();
      if (area.bottom() > list->height() && most > 0) list->setProperty("contentY", std::min(most, down));
    }
  }

  void click(const QString& name, const QString& within = {}) {
    QPointer<QQuickItem> found = item(name, within);
    if (found.isNull()) return;
    bring_into_view(*found);
    QPoint at;
    int still = 0;  // where it is, it stays: pages make room for one another
    wait([&] {
      if (found.isNull() || !found->isVisible()) found = item(name, within);
      const QPoint now = found.isNull() ? at : inside(*found);
      still = now == at ? still + 1 : 0;
      at = now;
      return still == 3;
    });
    EXPECT_TRUE(QRect({}, window_->size()).contains(at)) << qPrintable(name) << " lies outside the window";
    QTest::mouseMove(window_, at);
    QTest::mouseClick(window_, Qt::LeftButton, {}, at);
  }

  void press(Qt::Key key, Qt::KeyboardModifiers with = {}) { QTest::keyClick(window_, key, with); }
  void type(const char* text) {
    for (; *text != '\0'; ++text) QTest::keyClick(window_, *text);
  }

  // A scenario of the list, which is longer than the window is high: searched, then clicked on.
  void choose(std::string_view scenario) {
    const std::string id(scenario);
    press(Qt::Key_F, Qt::ControlModifier);
    type(id.c_str());
    // Again if the list was still moving.
    ASSERT_TRUE(wait([&] {
      click(QStringLiteral("scenario:") + QString::fromStdString(id));
      return lab().scenarioId() == QString::fromStdString(id);
    }));
    press(Qt::Key_F, Qt::ControlModifier);
    press(Qt::Key_Escape);  // shows all again
    press(Qt::Key_Escape);  // leaves the field
  }

  void set_knob(const QString& id, const char* value) {
    click(QStringLiteral("field"), QStringLiteral("knob:") + id);
    press(Qt::Key_A, Qt::ControlModifier);
    type(value);
    press(Qt::Key_Return);
  }

  bool has_finding(const QString& kind) {
    for (int i = 0; i < lab().findings()->count(); ++i) {
      if (lab().findings()->value(i, QStringLiteral("kind")) == kind) return true;
    }
    return false;
  }

  // Something of each scenario at rest: a run of it that was stopped once it had come so far, within it.
  void show_part_of_a_run(std::string_view scenario, double far_enough_ns, double share) {
    lab().select(QString::fromUtf8(scenario.data(), static_cast<qsizetype>(scenario.size())));
    lab().start();
    ASSERT_TRUE(wait([&] { return lab().now() > far_enough_ns || lab().state() == "finished"; }));
    lab().stop();
    ASSERT_TRUE(wait([&] { return lab().state() == "finished"; }));
    lab().setPlayhead(lab().now() * share);
    lab().flush();
    ASSERT_TRUE(rests());
  }

  // Records that the window shows at its playhead.
  std::size_t position() { return lab().frame() ? lab().frame()->state->position : 0; }

  std::function<void(session&)> prepare_;  // before the window is made
  acquaintance with_;

 private:
  static QStringList& complaints() {
    static QStringList all;
    return all;
  }

  static void listen(QtMsgType type, const QMessageLogContext& context, const QString& text) {
    if (type == QtFatalMsg) return qt_says_(type, context, text);
    static const char* const signs[] = {"QML", ".qml", "Binding loop", "TypeError", "ReferenceError"};
    for (const char* const each : signs) {
      if (text.contains(QLatin1String(each))) return complaints().push_back(text);
    }
    if (type != QtDebugMsg && type != QtInfoMsg) std::fprintf(stderr, "%s\n", qPrintable(text));
  }

  static inline QtMessageHandler qt_says_ = nullptr;
  std::optional<session> lab_;
  std::optional<main_window> shown_;
  QQuickWindow* window_ = nullptr;
};

}  // namespace interleave::ui
