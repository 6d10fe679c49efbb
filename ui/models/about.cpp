#include "ui/models/about.h"

#include "core/os/switch_records.h"
#include "core/os/system_facts.h"
#include "core/trace/clock.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QQuickWindow>

#include <boost/version.hpp>
#include <nlohmann/json.hpp>

#include <gif_lib.h>

namespace interleave::ui {

namespace {

QVariantMap fact(const QString& title, const QString& text) {
  return {{QStringLiteral("title"), title}, {QStringLiteral("text"), text}};
}

QString number(int major, int minor, int patch) {
  return QStringLiteral("%1.%2.%3").arg(major).arg(minor).arg(patch);
}

QVariantList ask_machine() {
  const os::facts here = os::system_facts();
  // Which core ran what: opened and closed at once, only to learn what the system grants.
  const auto switches = os::switch_source::open(os::switch_scope::this_thread);
  const QString clock = trace::uses_time_stamp_counter()
                            ? QStringLiteral("time stamp counter, as the kernel's (%1)")
                            : QStringLiteral("CLOCK_MONOTONIC; the kernel's is %1");
  const auto graphics = QQuickWindow::graphicsApi();
  return {fact(QStringLiteral("Processor"), QString::fromStdString(here.cpu_model)),
          fact(QStringLiteral("Cores for this program"), QString::number(here.cores)),
          fact(QStringLiteral("System"), QString::fromStdString(here.kernel)),
          fact(QStringLiteral("Clock of the events"), clock.arg(QString::fromStdString(here.clock_source))),
          fact(QStringLiteral("Switches between threads"), QString::fromStdString(switches->why())),
          fact(QStringLiteral("Drawn by"), graphics == QSGRendererInterface::Software
                                               ? QStringLiteral("the processor (no fast OpenGL)")
                                               : QStringLiteral("OpenGL"))};
}

}  // namespace

about::about(QObject* parent) : QObject(parent), machine_(ask_machine()) {}

QString about::version() const {
  return QStringLiteral(INTERLEAVE_VERSION);
}

QString about::licence() const {
  return QStringLiteral("MIT licence: use, change and pass on freely, with the notice");
}

QVariantList about::libraries() const {
  return {
      fact(QStringLiteral("Qt ") + QString::fromUtf8(qVersion()), QStringLiteral("LGPL 3")),
      fact(QStringLiteral("Boost ") +
               number(BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000, BOOST_VERSION % 100),
           QStringLiteral("BSL 1.0")),
      fact(QStringLiteral("JSON for Modern C++ ") +
               number(NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH),
           QStringLiteral("MIT")),
      fact(QStringLiteral("CLI11"), QStringLiteral("BSD 3-Clause")),
      fact(QStringLiteral("giflib ") + number(GIFLIB_MAJOR, GIFLIB_MINOR, GIFLIB_RELEASE),
           QStringLiteral("MIT")),
      fact(QStringLiteral("Inter, JetBrains Mono"), QStringLiteral("OFL 1.1"))};
}

QString about::plain() const {
  QStringList lines{QStringLiteral("Interleave ") + version()};
  for (const QVariantList& part : {libraries(), machine_}) {
    for (const QVariant& each : part) {
      const QVariantMap of = each.toMap();
      lines.push_back(of.value(QStringLiteral("title")).toString() + QStringLiteral(": ") +
                      of.value(QStringLiteral("text")).toString());
    }
  }
  return lines.join(QLatin1Char('\n'));
}

void about::copy() const {
  QGuiApplication::clipboard()->setText(plain());
}

}  // namespace interleave::ui
