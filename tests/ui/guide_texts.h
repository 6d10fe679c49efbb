#pragma once

#include <QJSValue>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QVariant>

#include <gtest/gtest.h>

#include <memory>

namespace interleave::ui {

// A property of one of the guide's texts, as the window loads them: guide_text("Tour", "stops").
inline QVariant guide_text(const char* file, const char* property) {
  QQmlEngine engine;
  engine.addImportPath(QStringLiteral(":/qt/qml"));
  QQmlComponent component(
      &engine, QUrl(QStringLiteral("qrc:/qt/qml/Interleave/Ui/guide/%1.qml").arg(QLatin1String(file))));
  const std::unique_ptr<QObject> made(component.create());
  EXPECT_NE(made, nullptr) << qPrintable(component.errorString());
  if (made == nullptr) return {};
  const QVariant value = made->property(property);
  return value.canConvert<QJSValue>() ? value.value<QJSValue>().toVariant() : value;
}

}  // namespace interleave::ui
