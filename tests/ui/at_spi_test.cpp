#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>

#include <gtest/gtest.h>

#include <optional>
#include <vector>

namespace {

constexpr int patience_ms = 60'000;
// The numbers of the protocol, as at-spi2-core's atspi-constants.h lists them.
constexpr unsigned focusable_bit = 11;
constexpr unsigned showing_bit = 25;
constexpr unsigned invalid_role = 0;
constexpr unsigned filler_role = 22;
constexpr unsigned unknown_role = 67;

struct accessible {
  QString service;
  QString path;
};

// A session bus and an accessibility bus of the test's own, with the program's window on them.
class AtSpi : public testing::Test {
 protected:
  void SetUp() override {
    if (QGuiApplication::platformName() != QStringLiteral("xcb"))
      GTEST_SKIP() << "there is no X display: Qt talks to AT-SPI from there only";
    const QString daemon = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
    const QString launcher = QStandardPaths::findExecutable(
        QStringLiteral("at-spi-bus-launcher"), {"/usr/libexec", "/usr/lib/at-spi2-core", "/usr/lib"});
    if (daemon.isEmpty() || launcher.isEmpty())
      GTEST_SKIP() << "dbus-daemon or at-spi-bus-launcher is missing (packages dbus, at-spi2-core)";

    environment_ = QProcessEnvironment::systemEnvironment();
    for (const char* const each : {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
      environment_.insert(QString::fromUtf8(each), home_.path());
    bus_.start(daemon, {"--session", "--nofork", "--print-address"});
    ASSERT_TRUE(bus_.waitForReadyRead(patience_ms));
    const QString address = QString::fromUtf8(bus_.readLine()).trimmed();
    environment_.insert("DBUS_SESSION_BUS_ADDRESS", address);
    launcher_.setProcessEnvironment(environment_);
    launcher_.start(launcher, {"--launch-immediately"});
    ASSERT_TRUE(launcher_.waitForStarted(patience_ms));

    QDBusConnection session = QDBusConnection::connectToBus(address, "session of the test");
    ASSERT_TRUE(session.isConnected());
    const auto ask =
        QDBusMessage::createMethodCall("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress");
    ASSERT_TRUE(until([&] {
      const QDBusMessage answer = session.call(ask);
      if (answer.type() != QDBusMessage::ReplyMessage) return false;
      a11y_ = QDBusConnection::connectToBus(answer.arguments().front().toString(), "accessibility");
      return a11y_.isConnected();
    }));
  }

  void TearDown() override {
    for (QProcess* const each : {&program_, &launcher_, &bus_}) {
      if (each->state() == QProcess::NotRunning) continue;
      each->terminate();
      if (!each->waitForFinished(5000)) each->kill();
      each->waitForFinished(5000);
    }
    QDBusConnection::disconnectFromBus("session of the test");
    QDBusConnection::disconnectFromBus("accessibility");
  }

  void start(const QStringList& arguments) {
    environment_.insert("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "1");
    environment_.insert("QT_QPA_PLATFORM", "xcb");
    program_.setProcessEnvironment(environment_);
    program_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program_.start(QStringLiteral(PROGRAM), arguments);
    ASSERT_TRUE(program_.waitForStarted(patience_ms));
  }

  template <typename Condition>
  static bool until(const Condition& holds) {
    QElapsedTimer since;
    since.start();
    while (!since.hasExpired(patience_ms)) {
      if (holds()) return true;
      QThread::msleep(50);
    }
    return false;
  }

  QList<QVariant> call(const accessible& of, const QString& interface, const QString& method,
                       const QList<QVariant>& with = {}) {
    auto message = QDBusMessage::createMethodCall(of.service, of.path, interface, method);
    message.setArguments(with);
    const QDBusMessage answer = a11y_.call(message);
    return answer.type() == QDBusMessage::ReplyMessage ? answer.arguments() : QList<QVariant>();
  }
  std::vector<accessible> children(const accessible& of) {
    std::vector<accessible> found;
    const QList<QVariant> answer = call(of, "org.a11y.atspi.Accessible", "GetChildren");
    if (answer.empty()) return found;
    const auto list = answer.front().value<QDBusArgument>();
    list.beginArray();
    while (!list.atEnd()) {
      QString service;
      QDBusObjectPath path;
      list.beginStructure();
      list >> service >> path;
      list.endStructure();
      found.push_back({service, path.path()});
    }
    list.endArray();
    return found;
  }
  QString name(const accessible& of) {
    const QList<QVariant> answer =
        call(of, "org.freedesktop.DBus.Properties", "Get", {"org.a11y.atspi.Accessible", "Name"});
    return answer.empty() ? QString() : answer.front().value<QDBusVariant>().variant().toString();
  }
  unsigned role(const accessible& of) {
    const QList<QVariant> answer = call(of, "org.a11y.atspi.Accessible", "GetRole");
    return answer.empty() ? invalid_role : answer.front().toUInt();
  }
  bool has_state(const accessible& of, unsigned bit) {
    const QList<QVariant> answer = call(of, "org.a11y.atspi.Accessible", "GetState");
    if (answer.empty()) return false;
    QList<unsigned> words;
    answer.front().value<QDBusArgument>() >> words;
    return bit < 32 && !words.empty() && (words.front() >> bit & 1U) != 0;
  }
  std::optional<accessible> window() {
    for (const accessible& each : children({"org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"})) {
      const std::vector<accessible> windows = children(each);
      if (name(each).contains("nterleave") && !windows.empty()) return windows.front();
    }
    return std::nullopt;
  }
  void walk(const accessible& of, const QString& above, QStringList& nameless) {
    const QString called = name(of);
    const QString path = above + '/' + (called.isEmpty() ? QStringLiteral("?") : called);
    ++told_;
    const unsigned is = role(of);
    if (has_state(of, focusable_bit) && has_state(of, showing_bit)) {
      ++reached_;
      if (called.trimmed().isEmpty() || is == invalid_role || is == unknown_role || is == filler_role)
        nameless.push_back(path + QStringLiteral(", role ") + QString::number(is));
    }
    for (const accessible& each : children(of)) walk(each, path, nameless);
  }

  int told_ = 0;
  int reached_ = 0;

 private:
  QTemporaryDir home_;
  QProcessEnvironment environment_;
  QProcess bus_;
  QProcess launcher_;
  QProcess program_;
  QDBusConnection a11y_{QString()};
};

class AtSpiWindow : public AtSpi, public testing::WithParamInterface<const char*> {};

TEST_P(AtSpiWindow, ToldToAScreenReaderHasNameAndRoleWhereItCanBeReached) {
  ASSERT_NO_FATAL_FAILURE(start({QString::fromUtf8(GetParam())}));
  std::optional<accessible> shown;
  ASSERT_TRUE(until([&] {
    shown = window();
    return shown && children(*shown).size() > 1;
  })) << "the window does not appear on the accessibility bus";
  QStringList nameless;
  walk(*shown, {}, nameless);
  EXPECT_TRUE(nameless.isEmpty()) << qPrintable(nameless.join('\n'));
  EXPECT_GT(reached_, 15);
  EXPECT_GT(told_, 50);
}

INSTANTIATE_TEST_SUITE_P(Scenarios, AtSpiWindow,
                         testing::Values("dining-philosophers", "race", "deadlock", "ide-save", "lock-cost"));

}  // namespace
