#include "ui/main_window.h"

#include "ui/models/session.h"
#include "ui/renderer.h"

#include <QQuickStyle>
#include <QQuickWindow>
#include <QUrl>

namespace interleave::ui {

main_window::main_window(session& lab, const acquaintance& with)
    : pair_(lab), bench_(lab), schedules_(lab), remembered_(with.memory) {
  if (!with.captures.empty()) captures_.emplace(lab, with.captures);
  choose_renderer();
  QQuickStyle::setStyle(QStringLiteral("Basic"));
  engine_.addImportPath(QStringLiteral(":/qt/qml"));
  engine_.setInitialProperties(
      {{QStringLiteral("session"), QVariant::fromValue(&lab)},
       {QStringLiteral("pair"), QVariant::fromValue(&pair_)},
       {QStringLiteral("bench"), QVariant::fromValue(&bench_)},
       {QStringLiteral("schedules"), QVariant::fromValue(&schedules_)},
       {QStringLiteral("remembered"), QVariant::fromValue(&remembered_)},
       {QStringLiteral("captures"), QVariant::fromValue(captures_ ? &*captures_ : nullptr)},
       {QStringLiteral("greets"), with.greets}});
  engine_.load(QUrl(QStringLiteral("qrc:/qt/qml/Interleave/Ui/qml/Main.qml")));
}

QQuickWindow* main_window::window() const {
  const QList<QObject*> roots = engine_.rootObjects();
  return roots.empty() ? nullptr : qobject_cast<QQuickWindow*>(roots.front());
}

void main_window::set_dark(bool dark) {
  if (QObject* const shown = window()) QMetaObject::invokeMethod(shown, "setDark", Q_ARG(bool, dark));
}

void main_window::present() {
  if (QObject* const shown = window()) QMetaObject::invokeMethod(shown, "present");
}

}  // namespace interleave::ui
