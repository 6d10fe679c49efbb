#include "rows_model.h"

#include <QQmlEngine>
#include <QQuickStyle>
#include <QtQuickTest/quicktest.h>

// Gives the tests the window's module and the models of made-up sessions.
class setup : public QObject {
  Q_OBJECT

 public Q_SLOTS:
  void applicationAvailable() { QQuickStyle::setStyle(QStringLiteral("Basic")); }
  void qmlEngineAvailable(QQmlEngine* engine) {
    engine->addImportPath(QStringLiteral(":/qt/qml"));
    qmlRegisterType<interleave::tests::rows_model>("Interleave.Mock", 1, 0, "RowsModel");
  }
};

QUICK_TEST_MAIN_WITH_SETUP(qml_components, setup)

#include "main.moc"
