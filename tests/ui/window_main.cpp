#include <QGuiApplication>

#include <gtest/gtest.h>

// On the display that there is, else on none. Names of tests are told without asking for one.
int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (testing::GTEST_FLAG(list_tests)) return RUN_ALL_TESTS();
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
    qputenv("QT_QPA_PLATFORM", qEnvironmentVariableIsEmpty("DISPLAY") ? "offscreen" : "xcb");
  }
  const QGuiApplication app(argc, argv);
  return RUN_ALL_TESTS();
}
